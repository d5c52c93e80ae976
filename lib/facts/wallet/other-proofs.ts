import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { proofsIn } from '../../messages/openid4vci/credential-request.ts';
import type { IssuanceFault } from './issuance-fault-words.ts';
import { credentialIssuerIn, noncesBefore } from './proofs.ts';

/**
 * What is wrong with proofs that are no JWT of the wallet’s own: key attestations, alone or in the header of a JWT, and presentations by
 * Data Integrity. OpenID4VCI, appendix D.1, F.2, F.3.
 */
export function otherProofFaultsIn(message: Message, flow: Pick<Flow, 'messages'>): readonly IssuanceFault[] {
  const sent = parseJsonObject(message.params['proofs']);
  const given = noncesBefore(message, flow).filter((nonce) => !isWithheld(nonce));
  const alone = asTexts(sent?.['attestation']) ?? [];
  const inHeaders = proofsIn(message.params).flatMap(({ header }) => asText(header['key_attestation']) ?? []);
  const shown: unknown = sent?.['di_vp'];
  const presentations = Array.isArray(shown) ? shown.flatMap((one: unknown) => proofsOf(asObject(one))) : [];
  return [
    ...(alone.length > 1 ? (['wallet_attestations_several'] as const) : []),
    ...[...alone, ...inHeaders].flatMap((text) => attestationFaults(text, message, given)),
    ...presentations.flatMap((proof) => presentationFaults(proof, credentialIssuerIn(flow), given)),
  ];
}

/** Milliseconds by which clocks may differ. */
const leeway = 300_000;

function attestationFaults(
  text: string,
  message: Message,
  given: readonly string[],
): readonly IssuanceFault[] {
  const attestation = decodeJwt(text);
  if (attestation?.type !== 'jws') return [];
  const { typ } = attestation.header;
  const { exp, nonce } = attestation.claims;
  return [
    ...(typ !== undefined && typ !== 'key-attestation+jwt' ? (['wallet_attestation_typed'] as const) : []),
    ...(typeof exp === 'number' && exp * 1000 + leeway < timeOf(message)
      ? (['wallet_attestation_expired'] as const)
      : []),
    ...(isUnknown(nonce, given) ? (['wallet_attestation_nonce'] as const) : []),
  ];
}

function presentationFaults(
  { domain, challenge }: JsonObject,
  issuer: string | undefined,
  given: readonly string[],
): readonly IssuanceFault[] {
  const own = asText(domain);
  const isOther = own !== undefined && issuer !== undefined && bare(own) !== bare(issuer);
  return [
    ...(isOther && !isWithheld(own) ? (['wallet_domain_other'] as const) : []),
    ...(isUnknown(challenge, given) ? (['wallet_challenge_unknown'] as const) : []),
  ];
}

/** Where none was seen to be given, nothing is known. */
function isUnknown(nonce: unknown, given: readonly string[]): boolean {
  const text = asText(nonce);
  return text !== undefined && given.length > 0 && !isWithheld(text) && !given.includes(text);
}

function proofsOf(presentation: JsonObject | undefined): readonly JsonObject[] {
  return [presentation?.['proof']]
    .flat()
    .flatMap((one: unknown): JsonObject[] => [asObject(one) ?? []].flat());
}

function bare(url: string): string {
  return url.replace(/\/$/, '');
}
