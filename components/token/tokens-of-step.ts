import type { Exchange } from '../../lib/exchange/exchange.ts';
import { decodeJwt, type Jwt } from '../../lib/exchange/jwt.ts';
import { documentOfText, type ReadableDocument } from '../../lib/messages/readable-document.ts';

type Found = { readonly name: string; readonly where: string; readonly text: string };

/** A JWT where it was found. */
export type FoundJwt = Found & { readonly jwt: Jwt };

/** A document of SAML or WS-Federation where it was found. */
export type FoundDocument = Found & { readonly document: ReadableDocument };

/** Parameters that travelled together. */
type Travelled = {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
};

/** What of a step can be read further. */
export type FoundToken = FoundJwt | FoundDocument;

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
  return candidates.flatMap((candidate): FoundToken[] => {
    if (seen.has(candidate.text)) return [];
    seen.add(candidate.text);
    const jwt = decodeJwt(candidate.text);
    if (jwt) return [{ ...candidate, jwt }];
    const document = documentOfText(candidate.name, candidate.text);
    return document ? [{ ...candidate, document }] : [];
  });
}
