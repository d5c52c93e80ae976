import type { Exchange } from '../../lib/exchange/exchange.ts';
import { decodeJwt, type Jwt } from '../../lib/exchange/jwt.ts';
import { readMdocs, type Mdoc } from '../../lib/exchange/mdoc.ts';
import { readSdJwt, type SdJwt } from '../../lib/facts/wallet/sd-jwt.ts';
import { documentOfText, type ReadableDocument } from '../../lib/messages/readable-document.ts';

type Found = { readonly name: string; readonly where: string; readonly text: string };

/** A JWT where it was found. */
export type FoundJwt = Found & { readonly jwt: Jwt };

/** A document of SAML or WS-Federation where it was found. */
export type FoundDocument = Found & { readonly document: ReadableDocument };

/** A credential that can be shown in parts, where it was found. */
export type FoundSdJwt = Found & { readonly sdJwt: SdJwt };

/** A document of ISO/IEC 18013-5 where it was found. */
export type FoundMdoc = Found & { readonly mdoc: Mdoc };

/** Parameters that travelled together. */
type Travelled = {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
};

/** What of a step can be read further. */
export type FoundToken = FoundJwt | FoundDocument | FoundSdJwt | FoundMdoc;

/** Every JWT and every document of a step, each once: in parameters, the answer and the headers. */
export function tokensOfStep(
  groups: readonly Travelled[],
  exchange: Exchange | undefined,
): readonly FoundToken[] {
  const candidates = [
    ...groups.flatMap(({ title, rows }) =>
      rows.map(({ name, value }) => ({ name, where: title, text: value })),
    ),
    ...(exchange?.requestHeaders ?? []).map(([name, value]) => ({
      name,
      where: 'In the request headers',
      text: value.replace(/^(?:bearer|dpop) /i, ''),
    })),
  ];
  const seen = new Set<string>();
  return [...candidates, ...candidates.flatMap(credentialsIn)].flatMap((candidate): FoundToken[] => {
    if (seen.has(candidate.text)) return [];
    seen.add(candidate.text);
    const sdJwt = readSdJwt(candidate.text);
    if (sdJwt) return [{ ...candidate, sdJwt }];
    const jwt = decodeJwt(candidate.text);
    if (jwt) return [{ ...candidate, jwt }];
    const mdocs = readMdocs(candidate.text);
    if (mdocs.length > 0) return mdocs.map((mdoc) => ({ ...candidate, mdoc }));
    const document = documentOfText(candidate.name, candidate.text);
    return document ? [{ ...candidate, document }] : [];
  });
}

/** A `vp_token` holds presentations by the ids of the query, an issuer’s answer a list of credentials. OpenID4VP §8.1; OpenID4VCI §8.3. */
function credentialsIn({ name, where, text }: Found): readonly Found[] {
  if (!/^\s*[[{]/.test(text) || !(text.includes('~') || mayBeMdoc.test(text))) return [];
  try {
    return textsIn(JSON.parse(text), 4).map((one) => ({ name, where, text: one }));
  } catch {
    return [];
  }
}

/** Base64url of a map in CBOR, which is never short. */
const mayBeMdoc = /(?:^|")[o-v][\w-]{200}/;

function textsIn(value: unknown, levels: number): readonly string[] {
  if (typeof value === 'string') return value.includes('~') || mayBeMdoc.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || levels < 0) return [];
  return Object.values(value).flatMap((one) => textsIn(one, levels - 1));
}
