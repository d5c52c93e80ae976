import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import { proofsIn } from '../../messages/openid4vci/credential-request.ts';
import { jwkThumbprint } from '../tokens/jwk-thumbprint.ts';
import type { DescribedCredential } from './described-credential.ts';
import type { IssuanceFault } from './issuance-fault-words.ts';

/** What a wallet does otherwise than the issuer describes, as it asks for a credential. OpenID4VCI §8.2, §12.2.4, appendix F. */
export function requestFaultsFor(
  message: Message,
  described: DescribedCredential | undefined,
): readonly IssuanceFault[] {
  const text = message.exchange.requestBody?.text;
  // An encrypted request holds what nobody sees.
  if (text === undefined || !parseJsonObject(text)) return [];
  return [
    ...(described ? encryptionFaults(message, described.issuer) : []),
    ...proofFaults(message, described),
    ...(described ? batchFaults(message, described.issuer) : []),
  ];
}

function encryptionFaults({ params }: Message, issuer: JsonObject): readonly IssuanceFault[] {
  const [request, response] = ['credential_request_encryption', 'credential_response_encryption'].map(
    (name) => asObject(issuer[name]),
  );
  const asked = parseJsonObject(params['credential_response_encryption']);
  const known = asTexts(response?.['enc_values_supported']);
  const enc = asText(asked?.['enc']);
  return [
    ...(request?.['encryption_required'] === true ? (['wallet_request_not_encrypted'] as const) : []),
    ...(response?.['encryption_required'] === true && !params['credential_response_encryption']
      ? (['wallet_response_key_missing'] as const)
      : []),
    ...(enc !== undefined && known && !known.includes(enc) ? (['wallet_enc_unknown'] as const) : []),
  ];
}

function proofFaults(
  { params }: Message,
  described: DescribedCredential | undefined,
): readonly IssuanceFault[] {
  const types = asObject(described?.credential?.['proof_types_supported']);
  const text = params['proofs'] ?? params['proof'];
  if (text === undefined) return types && Object.keys(types).length > 0 ? ['wallet_proofs_missing'] : [];
  const sent = parseJsonObject(params['proofs']);
  const names = Object.keys(sent ?? {});
  const type = names[0] ?? asText(parseJsonObject(params['proof'])?.['proof_type']);
  const hasNonces = asText(described?.issuer['nonce_endpoint']) !== undefined;
  const own = type === undefined ? undefined : asObject(types?.[type]);
  return [
    ...(names.length > 1 ? (['wallet_several_proof_types'] as const) : []),
    ...(types && type !== undefined && !Object.hasOwn(types, type)
      ? (['wallet_proof_type_unknown'] as const)
      : []),
    ...new Set(type === 'jwt' ? proofsIn(params).flatMap((proof) => jwtFaults(proof, own, hasNonces)) : []),
  ];
}

type Proof = ReturnType<typeof proofsIn>[number];

function jwtFaults(proof: Proof, type: JsonObject | undefined, hasNonces: boolean): readonly IssuanceFault[] {
  if (proof.type !== 'jws') return [];
  const { header, claims } = proof;
  const algorithms = asTexts(type?.['proof_signing_alg_values_supported']);
  const alg = asText(header['alg']);
  const keys = ['kid', 'jwk', 'x5c'].filter((name) => header[name] !== undefined);
  const isAttested = header['key_attestation'] !== undefined;
  return [
    ...(alg !== undefined && algorithms && !algorithms.includes(alg)
      ? (['wallet_proof_alg_unknown'] as const)
      : []),
    ...(keys.length > 1 ? (['wallet_several_keys'] as const) : []),
    ...(type?.['key_attestations_required'] !== undefined && !isAttested
      ? (['wallet_attestation_missing'] as const)
      : []),
    ...(isAttested && isUnattested(header) ? (['wallet_key_not_attested'] as const) : []),
    ...(hasNonces && claims['nonce'] === undefined ? (['wallet_nonce_missing'] as const) : []),
    ...(claims['iat'] === undefined ? (['wallet_iat_missing'] as const) : []),
  ];
}

function isUnattested({ jwk, key_attestation: text }: JsonObject): boolean {
  const attestation = decodeJwt(asText(text));
  const keys = attestation?.type === 'jws' ? attestation.claims['attested_keys'] : undefined;
  const own = jwkThumbprint(asObject(jwk));
  if (!own || !Array.isArray(keys)) return false;
  const prints = new Set(keys.map((key: unknown) => jwkThumbprint(asObject(key))));
  return !prints.has(undefined) && !prints.has(own);
}

function batchFaults({ params }: Message, issuer: JsonObject): readonly IssuanceFault[] {
  const sent = parseJsonObject(params['proofs']);
  const [list] = Object.values(sent ?? {});
  const count = Array.isArray(list) ? list.length : 0;
  const size = asObject(issuer['batch_credential_issuance'])?.['batch_size'];
  const most =
    issuer['batch_credential_issuance'] === undefined ? 1 : typeof size === 'number' ? size : Infinity;
  return count > most ? ['wallet_too_many_proofs'] : [];
}
