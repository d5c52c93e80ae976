import { decodeBase64 } from '../../exchange/base64.ts';
import { readCertificate, hostNamesIn } from '../../exchange/certificate.ts';
import { isWithheld } from '../../exchange/cleaned.ts';
import { sha256BytesBase64Url } from '../../exchange/digest.ts';
import { asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { timeOf } from '../../flows/flow.ts';
import type { PresentationAsked } from './presentation.ts';
import type { RequestFault } from './request-fault-words.ts';

/** How the header of a signed request does not prove the name of who signed it; empty where no header of one was read. OpenID4VP §5.9.3. */
export function verifierProofFaults({ message, outer, params }: PresentationAsked): readonly RequestFault[] {
  const isFetched = message.kind === 'presentation_request_object';
  const object = decodeJwt(isFetched ? message.exchange.responseBody?.text?.trim() : outer?.['request']);
  if (object?.type !== 'jws' || object.header['alg'] === 'none') return [];
  const [, prefix = '', name = ''] = /^(\w+):(.+)$/s.exec(params['client_id'] ?? '') ?? [];
  const gapOf = Object.hasOwn(gaps, prefix) ? gaps[prefix] : undefined;
  if (!gapOf || isWithheld(name)) return [];
  const gap = gapOf(object.header, { name, address: params['redirect_uri'], time: timeOf(message) });
  return gap ? [gap] : [];
}

type Named = { readonly name: string; readonly address: string | undefined; readonly time: number };

const gaps: Readonly<Record<string, (header: JsonObject, named: Named) => RequestFault | undefined>> = {
  x509_hash: (header, { name }) => {
    const leaf = leafIn(header);
    if (typeof leaf !== 'string') return leaf?.gap;
    const bytes = readCertificate(leaf) && decodeBase64(leaf);
    return bytes && sha256BytesBase64Url(bytes) !== name ? 'other_hash' : undefined;
  },
  x509_san_dns: (header, { name }) => {
    const leaf = leafIn(header);
    if (typeof leaf !== 'string') return leaf?.gap;
    return hostNamesIn(leaf)?.every((one) => !isFor(one.toLowerCase(), name.toLowerCase()))
      ? 'other_name'
      : undefined;
  },
  decentralized_identifier: ({ kid }) => {
    const key = asText(kid);
    if (key === undefined) return 'no_key';
    return key.startsWith('decentralized_identifier:') ? 'prefixed_key' : undefined;
  },
  verifier_attestation: attestationGap,
};

/** Whose name it is; `undefined` where that was taken out of a recording. */
function leafIn({ x5c }: JsonObject): string | { readonly gap: RequestFault } | undefined {
  if (x5c === undefined) return { gap: 'no_certificate' };
  const leaf = asTexts(x5c)?.[0];
  return leaf === undefined || isWithheld(leaf) ? undefined : leaf;
}

/** A certificate for all hosts below one is taken for each of them. */
function isFor(written: string, name: string): boolean {
  return written === name || (written.startsWith('*.') && name.endsWith(written.slice(1)));
}

/** OpenID4VP §12. */
function attestationGap({ jwt }: JsonObject, { name, address, time }: Named): RequestFault | undefined {
  if (jwt === undefined) return 'no_attestation';
  const attestation = decodeJwt(asText(jwt));
  if (attestation?.type !== 'jws') return undefined;
  const { sub, exp, redirect_uris: listed } = attestation.claims;
  const subject = asText(sub);
  if (subject !== undefined && !isWithheld(subject) && subject !== name) return 'other_subject';
  if (typeof exp === 'number' && exp * 1000 + leeway < time) return 'expired_attestation';
  const addresses = asTexts(listed);
  return address !== undefined && !isWithheld(address) && addresses && !addresses.some(isWithheld) && !addresses.includes(address)
    ? 'other_address'
    : undefined; // prettier-ignore
}

/** Milliseconds by which clocks may differ. */
const leeway = 300_000;
