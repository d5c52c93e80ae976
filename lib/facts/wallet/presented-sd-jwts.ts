import { isWithheld } from '../../exchange/cleaned.ts';
import { readCertificate } from '../../exchange/certificate.ts';
import { asObject, asText, asTexts } from '../../exchange/json.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Held, Presented } from './presented.ts';
import type { PresentationAsked } from './presentation.ts';
import { presentationsIn } from './presentations.ts';
import { readSdJwt, type SdJwt } from './sd-jwt.ts';

/** Names that are told of one credential. */
export const mostNames = 100;

/** Says what keeps a certificate’s key from being used. Who has no use for that leaves it out: it is heavy. */
type Uncheckables = (certificate: string | undefined) => Presented['uncheckable'];

/** The credentials of an answer that are shown in parts. RFC 9901. */
export function presentedSdJwts(
  message: Message,
  asked: PresentationAsked | undefined,
  uncheckableBy?: Uncheckables,
): readonly Presented[] {
  return presentationsIn(message.params['vp_token']).flatMap(([query, text]) => {
    const sdJwt = readSdJwt(text);
    return sdJwt ? [presentedSdJwt(query, sdJwt, message, asked, uncheckableBy)] : [];
  });
}

/** What a credential shows that is shown in parts, held against the request. RFC 9901. */
function presentedSdJwt(
  query: string,
  { issued, disclosures, keptBack, binding, sdHash }: SdJwt,
  message: Message,
  asked: PresentationAsked | undefined,
  uncheckableBy: Uncheckables = () => undefined,
): Presented {
  const { exp, nbf, vct, cnf } = issued.claims;
  const issuedAt = binding?.claims['iat'];
  const at = timeOf(message);
  return {
    query,
    format: asText(issued.header['typ']),
    type: asText(vct),
    shown: [...new Set(disclosures.flatMap(({ name }) => name ?? []))].slice(0, mostNames),
    keptBack,
    strays: disclosures.filter(({ isOfCredential }) => isOfCredential === false).length,
    isBound: binding !== undefined,
    hasCertificate: Array.isArray(issued.header['x5c']),
    certificate: certificateAt(at, asTexts(issued.header['x5c'])?.[0]),
    uncheckable: uncheckableBy(asTexts(issued.header['x5c'])?.[0]),
    hasKey: asObject(asObject(cnf)?.['jwk']) !== undefined,
    sdHash,
    nonce:
      binding && !isAskedWithoutNonce(asked)
        ? held(asText(binding.claims['nonce']), asked?.params['nonce'])
        : 'unknown',
    audience: binding ? held(asText(binding.claims['aud']), audienceOf(asked)) : 'unknown',
    age: typeof issuedAt === 'number' ? Math.round(at / 1000 - issuedAt) : undefined,
    validity: validityAt(at, milliseconds(nbf), milliseconds(exp)),
    otherType: undefined,
  };
}

/** The verifier’s whole name, its prefix included. The browser’s own API has the page’s origin there, which is not seen. */
function audienceOf(asked: PresentationAsked | undefined): string | undefined {
  return asked?.params['protocol'] === undefined ? asked?.params['client_id'] : undefined;
}

/** There is nothing that a wallet could repeat. */
function isAskedWithoutNonce(asked: PresentationAsked | undefined): boolean {
  return asked?.isRead === true && asked.params['nonce'] === undefined;
}

function held(value: string | undefined, expected: string | undefined): Held {
  if (value === undefined) return 'absent';
  if (expected === undefined || isWithheld(value) || isWithheld(expected)) return 'unknown';
  return value === expected ? 'match' : 'other';
}

/** Milliseconds by which clocks may differ. */
const leeway = 300_000;

/** Whether something is good at a time, all in milliseconds. */
export function validityAt(
  at: number,
  from: number | undefined,
  until: number | undefined,
): Presented['validity'] {
  if (until !== undefined && until + leeway < at) return 'expired';
  return from !== undefined && from - leeway > at ? 'early' : undefined;
}

/** Whether who issued something was still certified then, by the first certificate that came with it. */
export function certificateAt(at: number, certificate: string | undefined): Presented['certificate'] {
  const until = certificate === undefined ? undefined : readCertificate(certificate)?.notAfter;
  return validityAt(at, undefined, until) === 'expired' ? 'expired' : undefined;
}

/** NumericDate. RFC 7519 §2. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}
