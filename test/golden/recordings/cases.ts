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
];
