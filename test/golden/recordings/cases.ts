import type { CauseId } from '../../../lib/causes/cause-id.ts';
import type { Grant } from '../../../lib/vocabulary/grant.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';
import type { Outcome } from '../../../lib/vocabulary/outcome.ts';

/** What one flow of such a recording is. */
export type ExpectedFlow = {
  readonly outcome: Outcome;
  /** The steps that were observed, in order. */
  readonly steps: readonly StepKind[];
  readonly grant?: Grant | null;
  readonly client?: string | null;
  /** Why it failed; null where there must be no reason. */
  readonly cause?: CauseId | null;
  /** What the first reason has to name. */
  readonly says?: readonly RegExp[];
  /** Rules that must find something. */
  readonly finds?: readonly string[];
  /** Rules that must find nothing. */
  readonly quiet?: readonly string[];
};

/** A shape met in public recordings, with made-up names: what is right, and what may be said nowhere. */
export type RecordingCase = {
  /** Name of the recording beside this file, without `.har`. */
  readonly name: string;
  readonly story: string;
  readonly flows: readonly ExpectedFlow[];
  readonly never?: readonly RegExp[];
};

/** The app's server would have redeemed the code where no browser looks. */
const outOfSight =
  /out of (?:its |the browser’s )?sight|where (?:no|this) browser (?:can|cannot) (?:look|see)|server to server/i;

export const recordingCases: readonly RecordingCase[] = [
  {
    name: '01a-code-exchange-without-code-basic-400',
    story: 'A token request without its code, and its client proven, is refused.',
    flows: [
      {
        outcome: 'failed',
        steps: ['token_request'],
        grant: 'authorization_code',
        client: 'app1',
        says: [/Missing parameter: code/],
      },
    ],
  },
  {
    name: '01b-code-exchange-code-stripped-200',
    story: 'A cleaner cut the code out of the token request that follows a login.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['authorization_request', 'authorization_response', 'token_request'],
        grant: 'authorization_code',
        client: 'app1',
        cause: null,
        quiet: ['code-verifier-mismatch', 'pkce-missing'],
      },
    ],
    never: [outOfSight],
  },
  {
    name: '01c-refresh-without-refresh-token-basic-400',
    story: 'A renewal without its refresh token is refused.',
    flows: [
      {
        outcome: 'failed',
        steps: ['token_request'],
        grant: 'refresh_token',
        client: 'app1',
        says: [/refresh_token is required/],
      },
    ],
  },
  {
    name: '01d-renewal-cut-out-after-login',
    story:
      'A cleaner cut code and tokens out of a login and of its renewal, by a client that proves itself with an assertion.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['authorization_request', 'authorization_response', 'token_request', 'token_request'],
        grant: 'authorization_code',
        client: 'portal',
        cause: null,
        quiet: ['refresh-token-replayed', 'code-reuse', 'refresh-storm'],
      },
    ],
    never: [outOfSight],
  },
  {
    name: '02-body-redacted-token-request',
    story: 'The body of a token request was taken away; its answer is a token’s.',
    flows: [{ outcome: 'succeeded', steps: ['token_request'], grant: null, client: null }],
    never: [/\[REDACTED\]/],
  },
  {
    name: '02b-body-redacted-after-login',
    story: 'The same, after the login that it belongs to.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['authorization_request', 'authorization_response', 'token_request'],
        client: 'app1',
        cause: null,
        quiet: ['err-cors-token-endpoint'],
      },
    ],
    never: [outOfSight],
  },
  {
    name: '02c-bodies-in-stars-elsewhere',
    story: 'Another cleaner, another address, and an error that only token endpoints give.',
    flows: [
      { outcome: 'succeeded', steps: ['token_request'], grant: null },
      { outcome: 'failed', steps: ['token_request'], grant: null },
    ],
  },
  {
    name: '03-at-hash-placeholder-token',
    story: 'An ID token beside a token that a cleaner replaced.',
    flows: [{ outcome: 'succeeded', steps: ['token_request'], quiet: ['id-token-hash-invalid'] }],
  },
  {
    name: '04-client-id-only-in-assertion-redacted',
    story: 'The client is named in its assertion alone.',
    flows: [{ outcome: 'succeeded', steps: ['token_request'], client: '0oa1clientid' }],
  },
  {
    name: '05-invalid-dpop-proof-header-missing',
    story: 'A token request came without a DPoP proof.',
    flows: [
      { outcome: 'failed', steps: ['token_request'], cause: 'dpop-proof-missing', says: [/no DPoP header/] },
    ],
    never: [/clock|htm or htu/i],
  },
  {
    name: '06-invalid-grant-pkce-verification-failed',
    story: 'The server says that PKCE failed, and the request for the code was not recorded.',
    flows: [{ outcome: 'failed', steps: ['token_request'], cause: 'pkce-mismatch', says: [/code_verifier/] }],
    never: [/nothing seen here tells why/i, /another client or environment/],
  },
  {
    name: '06b-invalid-grant-challenge-mismatch',
    story: 'The same in other words.',
    flows: [{ outcome: 'failed', steps: ['token_request'], cause: 'pkce-mismatch', says: [/code_verifier/] }],
    never: [/nothing seen here tells why/i, /another client or environment/],
  },
  {
    name: '06c-verifier-does-not-match',
    story: 'The same by a third server.',
    flows: [{ outcome: 'failed', steps: ['token_request'], cause: 'pkce-mismatch', says: [/code_verifier/] }],
    never: [/nothing seen here tells why/i, /another client or environment/],
  },
  {
    name: '07-invalid-client-at-authorization-endpoint',
    story: 'The authorization endpoint does not know the client.',
    flows: [
      { outcome: 'failed', steps: ['authorization_request'], cause: 'client-unknown-here', says: [/nobody/] },
    ],
    never: [/secret/i],
  },
  {
    name: '08c-dpop-nonce-retry-same-assertion-json-body',
    story: 'A nonce was asked for and the request made again; a cleaner took the proofs.',
    flows: [
      { outcome: 'succeeded', steps: ['token_request', 'token_request'], quiet: ['dpop-proof-invalid'] },
    ],
  },
  { name: '09-facebook-status-ping', story: 'Facebook’s script asks on a page who is there.', flows: [] },
  {
    name: '09b-silent-checks-of-providers',
    story: 'Google’s and Microsoft’s scripts and sites ask the same, and Facebook in its other words.',
    flows: [],
  },
  {
    name: '09c-silent-renewal-of-a-site',
    story: 'A site asks Google and Microsoft itself, for its own address: that is its silent login.',
    flows: [
      { outcome: 'failed', steps: ['authorization_request', 'authorization_response'], client: 'site-1' },
      { outcome: 'failed', steps: ['authorization_request', 'authorization_response'], client: 'site-2' },
    ],
  },
  {
    name: '10-provider-login-page-loads-its-own-cdn',
    story: 'The provider’s login page loads a script from the provider’s other host.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['authorization_request', 'authorization_response'],
        quiet: ['code-in-referrer', 'callback-page-leaky', 'token-sent-to-third-party'],
      },
    ],
  },
  {
    name: '11-parallel-identical-refreshes',
    story: 'Two tabs renew at once and get tokens of their own, and one renews again.',
    flows: [{ outcome: 'succeeded', steps: ['token_request', 'token_request', 'token_request'] }],
  },
  {
    name: '11d-storm-counts-folded-doubles',
    story: 'Three renewals, two of them recorded twice.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['token_request', 'token_request', 'token_request'],
        quiet: ['refresh-storm', 'refresh-token-replayed'],
      },
    ],
  },
  {
    name: '11e-control-three-refreshes',
    story: 'The same three, recorded once.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['token_request', 'token_request', 'token_request'],
        quiet: ['refresh-storm', 'refresh-token-replayed'],
      },
    ],
  },
  {
    name: '12-token-request-by-get-with-body',
    story: 'A token request by GET with a form in its body.',
    flows: [{ outcome: 'succeeded', steps: ['token_request'], grant: 'client_credentials', client: 'app1' }],
  },
  {
    name: '12b-token-request-by-get-with-query',
    story: 'A token request by GET with everything in its address.',
    flows: [{ outcome: 'succeeded', steps: ['token_request'], grant: 'client_credentials', client: 'batch' }],
  },
  {
    name: '13a-renewals-of-providers-own-scripts',
    story:
      'Renewals in JSON: by Supabase, by Firebase in its own spelling, and with a grant of a vendor’s own.',
    flows: [
      { outcome: 'succeeded', steps: ['token_request'], grant: 'refresh_token' },
      { outcome: 'succeeded', steps: ['token_request'], grant: 'refresh_token' },
      { outcome: 'succeeded', steps: ['token_request'], grant: null, client: 'console-app' },
    ],
  },
  {
    name: '13b-one-code-of-several-clients',
    story: 'The same made-up code, sent by two clients and to two servers: four logins, none of them again.',
    flows: [
      { outcome: 'succeeded', steps: ['token_request'], client: 'red', quiet: ['code-reuse'] },
      { outcome: 'succeeded', steps: ['token_request'], client: 'blue', quiet: ['code-reuse'] },
      { outcome: 'succeeded', steps: ['token_request'], client: 'red', quiet: ['code-reuse'] },
    ],
  },
  {
    name: '13c-one-signed-call-alone',
    story: 'One call signed as OAuth 1.0a has it, and nothing else.',
    flows: [{ outcome: 'succeeded', steps: ['resource_request'], client: 'dpf43f3p2l4k3l03' }],
  },
  {
    name: '14-token-revoked-then-used',
    story: 'A token was revoked and used all the same.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['token_request', 'revocation_request', 'resource_request'],
        cause: 'resource-rejected',
        says: [/was revoked at https:\/\/as\.example\/revoke/],
      },
    ],
    never: [/may have been revoked/i],
  },
  {
    name: '15-playwright-har-external-bodies-password',
    story: 'A login by password whose bodies Playwright kept in files beside the recording.',
    flows: [
      {
        outcome: 'succeeded',
        steps: ['token_request'],
        grant: 'password',
        cause: null,
        finds: ['password-grant'],
      },
    ],
  },
  {
    name: '16a-answers-that-look-like-words',
    story:
      'Redirects to the request’s own address, fetched by a program: a word for a code, no state, an error; one to an app, one to a port.',
    flows: [
      { outcome: 'pending', steps: ['authorization_request', 'authorization_response'], client: 'cli' },
      { outcome: 'failed', steps: ['authorization_request', 'authorization_response'], client: 'desk' },
    ],
  },
  {
    name: '16b-hand-over-to-an-app-was-aborted',
    story: 'The browser gives the navigation to an app’s own scheme away, and calls it aborted.',
    never: [/nothing answered there/i, /application’s server/i],
    flows: [
      {
        outcome: 'unclear',
        steps: ['authorization_request', 'authorization_response'],
        client: 'tool',
        cause: 'handed-to-app',
      },
    ],
  },
  {
    name: '16c-loopback-port-is-dead',
    story: 'Nobody listens at the loopback port that the answer goes to.',
    flows: [
      { outcome: 'failed', steps: ['authorization_request', 'authorization_response'], client: 'tool' },
    ],
  },
];
