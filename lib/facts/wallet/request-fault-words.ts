/** What can be wrong with a verifier’s request by itself, by the word under which a trace keeps it, as a sentence. OpenID4VP §5, §6. */
export const requestFaultWords = {
  no_certificate: 'Its client_id is of a certificate (x509_…), and its header holds none (x5c).',
  other_hash: 'Its client_id is not the hash of the first certificate in its header (x5c).',
  other_name: 'Its client_id is no host that the first certificate in its header (x5c) is for.',
  no_key: 'Its client_id is a decentralized identifier, and its header names no key of it (kid).',
  prefixed_key:
    'The key that its header names (kid) begins with the prefix of client_id; expected a key of the identifier behind it.',
  no_attestation: 'Its client_id is of an attestation, and its header holds none (jwt).',
  other_subject: 'Its client_id is not the sub of the attestation in its header.',
  expired_attestation: 'The attestation in its header has expired.',
  other_address: 'Its redirect_uri is none of those in the attestation of its header.',
  query_unread: 'dcql_query is no JSON object.',
  no_credentials: 'dcql_query has no credentials.',
  no_id: 'A credential of dcql_query has no id.',
  same_id: 'Two credentials of dcql_query have the same id.',
  odd_id: 'An id in dcql_query has other characters than letters, digits, _ and -.',
  no_format: 'A credential of dcql_query has no format.',
  no_claims: 'claims of dcql_query is no list, or an empty one.',
  no_path: 'A claim of dcql_query has no path that leads anywhere.',
  document_path: 'The path of a claim of a document (mso_mdoc) is not a namespace and a name.',
  claim_sets_alone: 'claim_sets of dcql_query stands without claims.',
  claim_sets_unknown: 'claim_sets of dcql_query name a claim that has no such id.',
  no_credential_sets: 'credential_sets of dcql_query is no list, or an empty one.',
  no_options: 'An element of credential_sets has no options.',
  credential_sets_unknown: 'credential_sets of dcql_query name a credential that has no such id.',
  method_alone: 'request_uri_method stands without request_uri.',
  method_unknown: 'request_uri_method is neither get nor post.',
  no_encryption_key:
    'response_mode asks for an encrypted answer, and client_metadata has no key for it (jwks).',
  no_encryption_algorithm:
    'response_mode asks for an encrypted answer, and no key of client_metadata says by which algorithm (alg).',
  other_formats: 'The query asks for a format that vp_formats_supported of the verifier does not have.',
  transaction_unread: 'An element of transaction_data is no JSON object in base64url.',
  transaction_untyped: 'An element of transaction_data has no type.',
  transaction_for_none: 'An element of transaction_data has no credential_ids.',
  transaction_for_unknown:
    'credential_ids of transaction_data name a credential that the query does not have.',
} as const;

/** The word for one of them. */
export type RequestFault = keyof typeof requestFaultWords;
