import type { CauseId } from '../../../lib/causes/cause-id.ts';
import type { RequirementId } from '../../../lib/profiles/index.ts';
import type { RuleId } from '../../../lib/rules/index.ts';
import type { Protocol } from '../../../lib/vocabulary/protocol.ts';
import type { Severity } from '../../../lib/vocabulary/severity.ts';

/** A recording written from a specification, and what has to be said of it. */
export type SpecCase = {
  /** Name of the recording beside this file, without `.har`. */
  readonly name: string;
  readonly story: string;
  /** What is found, and how grave; above info nothing else is. */
  readonly finds: Readonly<Partial<Record<RuleId, Severity>>>;
  /** Requirements that must not pass. */
  readonly unmet?: readonly RequirementId[];
  /** The first reason, where something failed. */
  readonly cause?: CauseId;
  /** How many flows it tells of, where that matters. */
  readonly flows?: number;
  /** What all of them speak, where that matters. */
  readonly protocol?: Protocol;
  /** What may be said nowhere. */
  readonly never?: readonly RegExp[];
};

export const specCases: readonly SpecCase[] = [
  {
    name: 't01-http-login-page',
    story: 'The provider’s login page and the password travel over http.',
    finds: { 'insecure-redirect-hop': 'critical' },
    unmet: ['rfc9700/tls', 'oauth-2.1/tls'],
  },
  {
    name: 't02-http-hop-redirect-chain',
    story: 'A hop over http between an https request and an https callback.',
    finds: { 'insecure-redirect-hop': 'high' },
    unmet: ['rfc9700/tls', 'oauth-2.1/tls'],
  },
  {
    name: 't04-password-in-login-url',
    story: 'The provider’s login form puts the password into the address.',
    finds: { 'password-in-url': 'critical' },
  },
  {
    name: 'g03-xfo-allowall-at-authorize',
    story: 'A header that keeps nobody out of frames.',
    finds: { 'authz-page-frameable': 'medium' },
    unmet: ['rfc9700/no-frames'],
  },
  {
    name: 'k07-dpop-other-key',
    story: 'An opaque token comes with a proof of another key than it was issued for, and is accepted.',
    finds: { 'dpop-key-mismatch': 'high' },
  },
  {
    name: 'p01-native-cli-no-pkce',
    story: 'A native app on loopback without PKCE: that is its production.',
    finds: { 'pkce-missing': 'high' },
  },
  {
    name: 'p02-as-accepts-wrong-verifier-loopback',
    story: 'A public server takes a wrong verifier from a native app.',
    finds: { 'code-verifier-mismatch': 'critical' },
    never: [/stolen code is worthless/i, /makes a stolen code worthless/i],
  },
  {
    name: 'j03-mcp-prm-other',
    story: 'The description of an API names another one, and the client asks for the right one.',
    finds: { 'prm-resource-mismatch': 'medium' },
  },
  {
    name: 'i02-ciba-expired',
    story: 'A client of CIBA asks more often than the provider allows.',
    finds: { 'device-poll-too-fast': 'low' },
  },
  {
    name: 'f30-sentry-envelope',
    story: 'An error report at a third party holds the access token inside a header’s text.',
    finds: { 'token-sent-to-third-party': 'high' },
    unmet: ['browser-based-apps/own-apis'],
  },
  {
    name: 'q01-bearer-to-third-party',
    story: 'A token that is for one API is sent to another site.',
    finds: { 'token-sent-to-third-party': 'high', 'token-lifetime-contradicted': 'info' },
    unmet: ['browser-based-apps/own-apis'],
  },
  {
    name: 'f31-verifier-wrong-accepted',
    story: 'The server takes a wrong verifier: PKCE protects nothing.',
    finds: { 'code-verifier-mismatch': 'critical' },
    never: [/stolen code is worthless/i, /makes a stolen code worthless/i, /PKCE keeps a stolen code/i],
  },
  {
    name: 'p07-rejected-logout',
    story: 'The provider refuses to send the browser back after a logout.',
    finds: {},
    cause: 'logout-return-refused',
  },
  {
    name: 'p05-pkjwt-client-credentials',
    story: 'The client’s name stands in its assertion alone.',
    finds: {},
    never: [/redacted-sub-/],
  },
  {
    name: 'c19-openid4vp',
    story:
      'A wallet is asked for credentials by reference: a presentation, and no code flow, finished or not.',
    // Its sample has no certificate in the header, and asks for nothing.
    finds: { 'vp-request-invalid': 'low' },
    flows: 1,
    protocol: 'openid4vp',
  },
];
