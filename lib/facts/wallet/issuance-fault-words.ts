import type { Message } from '../../messages/message.ts';

/**
 * What can be wrong with a message of an issuance, by the word under which a trace keeps it: what the wallet asks otherwise than the issuer
 * describes, what the issuer answers, and what is wrong with the credential. OpenID4VCI §7–§11, appendix A, D, F.
 */
const words = {
  wallet_proofs_missing:
    'The issuer describes proofs for this credential (proof_types_supported), and the request holds none.',
  wallet_proof_type_unknown:
    'The proof is of a type that the issuer does not describe for this credential (proof_types_supported).',
  wallet_several_proof_types: 'proofs has members for several types; expected one.',
  wallet_proof_alg_unknown:
    'The proof is signed by an algorithm that the issuer does not describe (proof_signing_alg_values_supported).',
  wallet_several_keys: 'The proof’s header holds more than one of kid, jwk and x5c.',
  wallet_attestation_missing:
    'The issuer requires a key attestation (key_attestations_required), and the proof has none.',
  wallet_key_not_attested:
    'The key of the proof is none that its key attestation vouches for (attested_keys).',
  wallet_attestation_typed: 'The key attestation’s typ is another one than key-attestation+jwt.',
  wallet_attestation_expired: 'The key attestation had expired when it was sent.',
  wallet_attestation_nonce: 'The nonce of the key attestation is none that the issuer gave out here.',
  wallet_attestations_several: 'proofs.attestation holds several attestations; expected one.',
  wallet_domain_other: 'domain of the proof (di_vp) is not the credential_issuer.',
  wallet_challenge_unknown: 'challenge of the proof (di_vp) is none that the issuer gave out here.',
  wallet_nonce_missing: 'The issuer has a nonce_endpoint, and the proof has no nonce.',
  wallet_iat_missing: 'The proof has no iat.',
  wallet_too_many_proofs:
    'The request holds more proofs than the issuer takes at once (batch_credential_issuance).',
  wallet_request_not_encrypted:
    'The issuer requires encrypted requests (credential_request_encryption), and this one came in the clear.',
  wallet_response_key_missing:
    'The issuer requires encrypted answers, and the request has no credential_response_encryption.',
  wallet_enc_unknown:
    'enc of credential_response_encryption is none that the issuer describes (enc_values_supported).',
  wallet_event_unknown: 'event is none of credential_accepted, credential_failure and credential_deleted.',
  answer_interval_missing: 'The answer has a transaction_id and no interval.',
  answer_both_answers: 'The answer has credentials and a transaction_id; expected one of them.',
  answer_transaction_changed: 'The answer has another transaction_id than the request.',
  answer_too_many_credentials: 'The answer holds more credentials than the request had proofs.',
  answer_nonce_absent: 'The nonce endpoint answered without c_nonce.',
  credential_not_encrypted: 'The wallet asked for an encrypted answer, and the credential came in the clear.',
  credential_other_key: 'The credential is bound to another key than the wallet proved.',
  credential_other_type:
    'The credential is of another type than the issuer describes under the name that was asked for.',
  credential_wrong_digest: 'A claim of the credential has no fingerprint in what the issuer signed.',
  credential_wrong_signature:
    'The credential’s signature was not made by the key of the certificate that came with it.',
  credential_expired: 'The credential had expired when it was issued.',
} as const;

/** The word for one of them. */
export type IssuanceFault = keyof typeof words;

/** The first three of them in sentences; words that nobody knows have none. */
export function issuanceFaultSentences(faults: readonly string[]): string {
  const said: Readonly<Record<string, string>> = words;
  return faults.flatMap((fault) => (Object.hasOwn(said, fault) ? (said[fault] ?? []) : [])).slice(0, 3).join(' '); // prettier-ignore
}

/**
 * What is told of the first message that has a fault of one kind, by the beginning of its word: `wallet_`, `answer_` or `credential_`;
 * `undefined` where none has.
 */
export function toldFaults(
  messages: readonly { readonly message: Message; readonly faults: readonly string[] }[],
  kind: string,
) {
  for (const { message, faults } of messages) {
    const own = faults.filter((fault) => fault.startsWith(kind));
    if (own.length > 0)
      return { confidence: 'certain', detail: issuanceFaultSentences(own), evidence: [message] } as const;
  }
  return undefined;
}
