/** The name under which a trace carries whether a verifier fits its challenge, once redaction has hidden the verifier. RFC 7636 §4.6. */
export const pkceVerdictName = 'pkce';
