import {
  isGrant,
  isOtherCode,
  isPublic,
  isPublicCode,
  mayHaveChallenge,
  senderConstrained,
  usesCode,
  usesFrontChannel,
} from './conditions.ts';
import { judged, must, should, profile, seenWhole } from './profile.ts';
import { sawPath, sawPages } from './sights.ts';

/** Best Current Practice for OAuth 2.0 Security. */
export const rfc9700 = profile({
  id: 'rfc9700',
  title: 'OAuth 2.0 Security BCP (RFC 9700)',
  reference: 'rfc9700',
  appliesTo: isGrant,
  requirements: [
    must(
      'redirect-uri',
      { text: 'The answer goes to exactly the redirect URI that was asked for.', reference: 'rfc9700#2.1' },
      ['redirect-uri-mismatch'],
      usesFrontChannel,
    ),
    must(
      'open-redirector',
      {
        text: 'Neither client nor server sends the browser wherever a parameter says.',
        reference: 'rfc9700#4.11',
      },
      ['open-redirector'],
      usesFrontChannel,
    ),
    must(
      'csrf',
      {
        text: 'The client makes sure that the answer belongs to its own request (PKCE, nonce or state).',
        reference: 'rfc9700#2.1',
      },
      ['state-missing', 'state-weak', 'state-mismatch', 'callback-not-bound-to-browser'],
      usesFrontChannel,
    ),
    must(
      'mix-up',
      { text: 'A client of several servers knows which one answered.', reference: 'rfc9700#4.4' },
      ['iss-mismatch', 'iss-missing', 'mix-up-no-defence'],
      usesFrontChannel,
    ),
    must(
      'pkce',
      { text: 'A public client uses PKCE.', reference: 'rfc9700#2.1.1' },
      ['pkce-missing', 'code-verifier-missing', 'code-verifier-mismatch'],
      isPublicCode,
    ),
    should(
      'pkce-confidential',
      { text: 'A confidential client uses PKCE as well.', reference: 'rfc9700#2.1.1' },
      ['pkce-missing', 'code-verifier-missing', 'code-verifier-mismatch'],
      isOtherCode,
    ),
    must(
      'pkce-fresh',
      { text: 'Challenge and nonce are made anew for every login.', reference: 'rfc9700#2.1.1' },
      ['pkce-challenge-reused', 'nonce-reused'],
      usesCode,
    ),
    should(
      'pkce-s256',
      { text: 'The challenge does not give the verifier away (S256).', reference: 'rfc9700#2.1.1' },
      ['pkce-plain'],
      mayHaveChallenge,
    ),
    must(
      'pkce-enforced',
      { text: 'The server takes a verifier only if there was a challenge.', reference: 'rfc9700#2.1.1' },
      ['pkce-downgrade-accepted'],
      usesCode,
    ),
    should(
      'no-implicit',
      { text: 'No access token comes in the authorization response.', reference: 'rfc9700#2.1.2' },
      ['implicit-grant', 'tokens-in-callback-query'],
      usesFrontChannel,
    ),
    must(
      'no-password',
      { text: 'The client does not ask for the person’s password.', reference: 'rfc9700#2.4' },
      ['password-grant'],
    ),
    judged(
      'SHOULD',
      'sender-constrained',
      { text: 'Access tokens are bound to a key of the client.', reference: 'rfc9700#2.2.1' },
      senderConstrained,
    ),
    must(
      'refresh',
      {
        text: 'Refresh tokens of public clients are bound to a key or replaced at every use.',
        reference: 'rfc9700#2.2.2',
      },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
      isPublic,
    ),
    should('audience', { text: 'Access tokens are good for certain APIs only.', reference: 'rfc9700#2.3' }, [
      'access-token-audience-missing',
    ]),
    seenWhole(
      must(
        'tls',
        {
          text: 'Nothing travels in clear text; answers to a native app’s own device excepted.',
          reference: 'rfc9700#2.6',
        },
        [
          'as-endpoint-http',
          'redirect-uri-http',
          'callback-over-http',
          'insecure-redirect-hop',
          'token-over-http',
        ],
      ),
      sawPath,
    ),
    must(
      'authorization-cors',
      {
        text: 'The authorization endpoint takes no calls from scripts of other origins.',
        reference: 'rfc9700#2.6',
      },
      ['as-cors-misconfigured'],
      usesFrontChannel,
    ),
    should(
      'referrer',
      {
        text: 'What the answer brings does not leak to other sites from the page that takes it.',
        reference: 'rfc9700#4.2.4',
      },
      ['code-in-referrer', 'callback-page-leaky', 'token-sent-to-third-party'],
      usesFrontChannel,
    ),
    must(
      'no-token-in-url',
      { text: 'Access tokens do not stand in addresses.', reference: 'rfc9700#4.3.2' },
      ['token-in-query', 'tokens-in-callback-query', 'token-request-in-url'],
    ),
    must('code-once', { text: 'A code works once.', reference: 'rfc9700#4.2.4' }, ['code-reuse'], usesCode),
    must(
      'no-307',
      {
        text: 'A server that took credentials does not redirect with status 307.',
        reference: 'rfc9700#4.12',
      },
      ['redirect-307'],
      usesFrontChannel,
    ),
    seenWhole(
      must(
        'no-frames',
        { text: 'The server’s pages cannot be shown in a frame of another site.', reference: 'rfc9700#4.16' },
        ['authz-page-frameable'],
        usesFrontChannel,
      ),
      sawPages,
    ),
    // A message between windows crosses no network: whom it names is out of a passive browser's sight.
    judged(
      'MUST',
      'post-message',
      { text: 'Answers by postMessage name their receiver.', reference: 'rfc9700#4.17' },
      () => 'not_seen',
      ({ responseMode }) => responseMode === 'web_message',
    ),
  ],
});
