/** Whether the client can keep a secret (RFC 6749 §2.1), as far as evidence tells. */
export type ClientType = 'public' | 'confidential' | 'unknown';
