import { isOAuth2 } from '../vocabulary/protocol.ts';
import {
  weakReasons,
  type ProtectionName,
  type ProtectionReason,
  type ProtectionVerdict,
} from '../vocabulary/protection.ts';
import type { ToldFlow, ToldProtection } from './told.ts';

/** A protection in words. */
export type ProtectionWords = {
  readonly name: ProtectionName;
  /** `PKCE`, `no state`, `nonce does not match`. */
  readonly label: string;
  /** How it looks: as good, as something to look at, as bad, or as nothing to worry about. */
  readonly tone: 'good' | 'caution' | 'bad' | 'quiet';
  readonly verdict: ProtectionVerdict;
  /** What that means for this flow. */
  readonly meaning: string;
};

/** The label of a protection where it is not the name and the verdict that make it, and what it means. */
type Row = readonly [label: string, meaning: string];

const hidden = 'The request’s parameters did not pass through the browser readably.';

const rows: { readonly [N in ProtectionName]: Readonly<Record<ProtectionReason<N>, Row>> } = {
  pkce: {
    matched: ['PKCE', 'A stolen code is worthless: only the app that asked can redeem it.'],
    sent: [
      'PKCE',
      'A challenge was sent. A server that checks the verifier makes a stolen code worthless; that the code was redeemed could not be seen.',
    ],
    wrong_verifier_accepted: [
      'PKCE not enforced',
      'The server gave tokens for a verifier that does not fit the challenge: whoever catches the code can redeem it.',
    ],
    missing_verifier_accepted: [
      'PKCE not enforced',
      'The server gave tokens without the verifier: whoever catches the code can redeem it.',
    ],
    missing_challenge_accepted: [
      'PKCE not enforced',
      'No challenge was sent, and the server gave tokens for a verifier all the same: nothing was compared.',
    ],
    wrong_verifier: [
      'PKCE does not match',
      'The verifier sent with the code does not fit the challenge, and the server refused it.',
    ],
    missing_verifier: [
      'PKCE does not match',
      'A challenge was sent and no verifier with the code; the server gave no tokens.',
    ],
    plain: [
      'weak PKCE',
      'The challenge is the secret itself: whoever reads the request can redeem the code.',
    ],
    reused: [
      'weak PKCE',
      'The challenge is an earlier login’s: whoever saw that one’s verifier can redeem the code.',
    ],
    guessable: ['weak PKCE', 'The verifier looks repetitive or counted: it may be guessed.'],
    not_sent: ['no PKCE', 'No code_challenge was sent: whoever catches the code may try to redeem it.'],
    optional: ['no PKCE', 'Not sent; the app can prove itself in another way.'],
    hidden: ['PKCE not visible', hidden],
    unknown_method: ['PKCE not checked', 'The method of the challenge is none that a specification names.'],
  },
  state: {
    matched: ['state', 'Ties the answer to the browser that asked.'],
    sent: ['state', 'Ties the answer to the browser that asked, if the app compares it.'],
    mismatch: ['state does not match', 'The state that came back is not the one that was sent.'],
    not_returned: ['state does not match', 'A state was sent, and the answer came back without it.'],
    weak: [
      'weak state',
      'It was used before or can be guessed, so it ties the answer to nobody for certain.',
    ],
    not_sent: ['no state', 'Nothing ties the answer to the browser that asked.'],
    optional: ['no state', 'Not sent; PKCE or the nonce can stand in for it.'],
    hidden: ['state not visible', hidden],
  },
  nonce: {
    matched: ['nonce', 'Ties the ID token to this very request.'],
    sent: ['nonce', 'Ties the ID token to this very request, if the app compares it.'],
    mismatch: ['nonce does not match', 'The ID token does not carry the nonce of the request.'],
    reused: ['weak nonce', 'The nonce is an earlier login’s: an ID token of that one fits as well.'],
    not_sent: ['no nonce', 'Nothing ties the ID token to this request.'],
    optional: ['no nonce', 'Not sent; it is optional in the code flow.'],
    hidden: ['nonce not visible', hidden],
  },
  iss: {
    matched: ['issuer', 'The answer says which server it is from, and it is the one that was asked.'],
    sent: ['issuer', 'The answer says which server it is from.'],
    mismatch: ['issuer does not match', 'The answer names another server than the one that was asked.'],
    not_sent: ['no issuer', 'The answer does not say which server it is from, though it is needed here.'],
    optional: ['no issuer', 'Not sent; it is needed only where an app knows several servers.'],
  },
  signature: {
    verified: ['signature', 'Made with a key that the provider publishes, or confirmed by the provider.'],
    accepted: ['signature', 'The requests are signed, and the server took them.'],
    wrong: ['signature does not hold', 'The published key of that name did not make it.'],
    plaintext: ['weak signature', 'PLAINTEXT sends the secrets themselves in place of a signature.'],
    unsigned: ['no signature', 'No signature was seen; the site must refuse an answer without one.'],
    signed: [
      'signature not checked',
      'The answer is signed. Only its receiver can tell whether the signature holds.',
    ],
    hidden: ['signature not visible', 'It is inside what is encrypted, or on a connection between servers.'],
  },
  in_response_to: {
    matched: ['InResponseTo', 'Ties the answer to the request of this login.'],
    sent: ['InResponseTo', 'Ties the answer to a request that was not seen.'],
    mismatch: ['InResponseTo does not match', 'The answer names another request than this login’s.'],
    unsolicited: ['no InResponseTo', 'Nobody asked: the login began at the login service.'],
  },
  response_nonce: {
    sent: ['response_nonce', 'The answer can be used once only.'],
    not_sent: ['no response_nonce', 'Not sent; the same answer could be shown again.'],
    optional: ['no response_nonce', 'OpenID 1 has none; the same answer could be shown again.'],
  },
  oauth_verifier: {
    sent: ['oauth_verifier', 'Ties the approval to the person who gave it.'],
    not_sent: ['no oauth_verifier', 'Not sent; OAuth 1.0a always has one.'],
  },
};

/** What a protection is called, whatever became of it: `PKCE`, `issuer`; a name that is none stays. */
export function protectionName(name: string): string {
  if (!Object.hasOwn(rows, name)) return name;
  const row: Readonly<Record<string, Row>> = rows[name as ProtectionName];
  return (row['matched'] ?? row['verified'] ?? row['sent'])?.[0] ?? name;
}

function toneOf({ verdict, reason }: ToldProtection): ProtectionWords['tone'] {
  switch (verdict) {
    case 'held':
      return 'good';
    case 'broken':
      return weakReasons.has(reason) ? 'caution' : 'bad';
    case 'absent':
      return 'bad';
    case 'not_needed':
    case 'not_checked':
      return 'quiet';
  }
}

/** The protections of a flow that are worth telling, in words. */
export function protectionsTold({
  protections,
  protocol,
}: Pick<ToldFlow, 'protections' | 'protocol'>): readonly ProtectionWords[] {
  return protections.filter((one) => !(isOAuth2(protocol) && isSilent(one))).map(wordsOf);
}

/** Nearly every login of OAuth 2 does without these, or nobody can tell: to say so each time would be noise. */
function isSilent({ name, verdict }: ToldProtection): boolean {
  const isUntold = verdict === 'not_needed' || verdict === 'not_checked';
  return isUntold && (name === 'iss' || name === 'signature');
}

function wordsOf(protection: ToldProtection): ProtectionWords {
  const { name, verdict, reason } = protection;
  const [label, meaning] = (rows[name] as Readonly<Record<string, Row>>)[reason] ?? [name, ''];
  return { name, label, tone: toneOf(protection), verdict, meaning };
}
