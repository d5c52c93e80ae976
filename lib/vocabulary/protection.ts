/**
 * How a protection of a login did. `held`: it was used, and nothing that was seen contradicts it. `broken`: it was used and does
 * not protect. `absent`: it was not used and should have been. `not_needed`: not used, and that is no fault here.
 * `not_checked`: whether it holds, or was used, could not be seen.
 */
export type ProtectionVerdict = 'held' | 'broken' | 'absent' | 'not_needed' | 'not_checked';

/** Every protection that is told of, why it can stand as it does, and what each of that means for it. */
const reasons = {
  /** RFC 7636. */
  pkce: {
    /** The verifier is the one that the challenge was made from, and the server took it. */
    matched: 'held',
    /** A challenge was sent; the exchange of the code was not seen. */
    sent: 'held',
    wrong_verifier_accepted: 'broken',
    missing_verifier_accepted: 'broken',
    /** A verifier without a challenge was accepted: nothing was compared. */
    missing_challenge_accepted: 'broken',
    /** The server refused it. */
    wrong_verifier: 'broken',
    missing_verifier: 'broken',
    /** The challenge is the verifier itself. */
    plain: 'broken',
    /** The same challenge as an earlier login's. */
    reused: 'broken',
    guessable: 'broken',
    not_sent: 'absent',
    optional: 'not_needed',
    hidden: 'not_checked',
    /** A method that no specification names. */
    unknown_method: 'not_checked',
  },
  /** RFC 6749 §10.12. */
  state: {
    /** It came back as it was sent. */
    matched: 'held',
    /** The answer was not seen. */
    sent: 'held',
    mismatch: 'broken',
    not_returned: 'broken',
    /** Reused or guessable. */
    weak: 'broken',
    not_sent: 'absent',
    optional: 'not_needed',
    hidden: 'not_checked',
  },
  /** OIDC Core §3.1.2.1. */
  nonce: {
    /** The ID token has the one that was sent. */
    matched: 'held',
    /** The ID token was not seen. */
    sent: 'held',
    mismatch: 'broken',
    reused: 'broken',
    not_sent: 'absent',
    optional: 'not_needed',
    hidden: 'not_checked',
  },
  /** RFC 9207. */
  iss: {
    /** It is the issuer that the server's metadata names. */
    matched: 'held',
    /** It was sent; the metadata was not seen. */
    sent: 'held',
    mismatch: 'broken',
    /** Announced and left out, or needed to tell two servers apart. */
    not_sent: 'absent',
    optional: 'not_needed',
  },
  /** Of an ID token, a SAML or WS-Federation answer, an OpenID 2.0 answer, or OAuth 1.0a's requests. */
  signature: {
    /** Made with a key that the issuer publishes, or confirmed by the provider itself. */
    verified: 'held',
    /** The server took a request that was signed. */
    accepted: 'held',
    wrong: 'broken',
    /** The secrets themselves stand in place of a signature. */
    plaintext: 'broken',
    unsigned: 'absent',
    /** There is one; the key to check it with was not seen, or its receiver alone has it. */
    signed: 'not_checked',
    /** Inside what is encrypted, or on a connection that no browser sees. */
    hidden: 'not_checked',
  },
  /** SAML Core §3.2.2. */
  in_response_to: {
    matched: 'held',
    /** The request was not seen. */
    sent: 'held',
    mismatch: 'broken',
    /** Nobody asked: the login began at the login service. */
    unsolicited: 'not_needed',
  },
  /** OpenID 2.0 §10.1. */
  response_nonce: {
    sent: 'held',
    not_sent: 'absent',
    /** OpenID 1 has none. */
    optional: 'not_needed',
  },
  /** RFC 5849 §2.2. */
  oauth_verifier: {
    sent: 'held',
    not_sent: 'absent',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ProtectionVerdict>>>>;

type Reasons = typeof reasons;

/** What protects a login. */
export type ProtectionName = keyof Reasons;
/** Why a protection stands as it does. */
export type ProtectionReason<N extends ProtectionName = ProtectionName> = {
  readonly [K in N]: keyof Reasons[K] & string;
}[N];

/** Used, and weaker than it should be: it does not fail a login, and a look at it is worth more than an alarm. */
export const weakReasons: ReadonlySet<ProtectionReason> = new Set([
  'plain',
  'reused',
  'guessable',
  'weak',
  'plaintext',
]);

/** What a reason means for the protection of that name. */
export function verdictOf<N extends ProtectionName>(name: N, reason: ProtectionReason<N>): ProtectionVerdict {
  return (reasons[name] as Readonly<Record<string, ProtectionVerdict>>)[reason] ?? 'not_checked';
}
