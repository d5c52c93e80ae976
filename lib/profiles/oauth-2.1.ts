import {
  isGrant,
  isPublic,
  mayHaveChallenge,
  namesIssuer,
  usesCode,
  usesFrontChannel,
} from './conditions.ts';
import { judged, must, profile, seenWhole } from './profile.ts';
import { sawPath } from './sights.ts';

/** OAuth 2.1: OAuth 2.0 with the practice of its years built in. */
export const oauth21 = profile({
  id: 'oauth-2.1',
  title: 'OAuth 2.1 (draft)',
  reference: 'oauth-2.1',
  appliesTo: isGrant,
  requirements: [
    judged(
      'MUST',
      'grant',
      { text: 'The implicit grant and the password grant are not used.', reference: 'oauth-2.1#10' },
      ({ grant }) => (grant === 'implicit' || grant === 'password' ? 'fail' : 'pass'),
    ),
    must(
      'no-implicit',
      { text: 'Access tokens do not come in the authorization response.', reference: 'oauth-2.1#10' },
      ['implicit-grant', 'tokens-in-callback-query'],
      usesFrontChannel,
    ),
    must(
      'pkce',
      { text: 'Every client uses PKCE.', reference: 'oauth-2.1#4.1.1' },
      ['pkce-missing', 'code-verifier-missing'],
      usesCode,
    ),
    must(
      'pkce-s256',
      { text: 'The challenge method is S256.', reference: 'oauth-2.1#4.1.1' },
      ['pkce-plain', 'pkce-value-invalid'],
      mayHaveChallenge,
    ),
    must(
      'pkce-verified',
      { text: 'The server holds the verifier against the challenge.', reference: 'oauth-2.1#4.1.3' },
      ['code-verifier-mismatch', 'pkce-downgrade-accepted'],
      mayHaveChallenge,
    ),
    must(
      'redirect-uri',
      { text: 'Redirect URIs are compared as strings.', reference: 'oauth-2.1#2.3.1' },
      ['redirect-uri-mismatch', 'redirect-uri-native-weak'],
      usesFrontChannel,
    ),
    must(
      'redirect-uri-tls',
      { text: 'Redirect URIs use https; on the device itself http will do.', reference: 'oauth-2.1#2.3.1' },
      ['redirect-uri-http', 'callback-over-http'],
      usesFrontChannel,
    ),
    must(
      'csrf',
      {
        text: 'The client makes sure that the answer belongs to its own request.',
        reference: 'oauth-2.1#2.3.3',
      },
      ['state-missing', 'state-mismatch'],
      usesFrontChannel,
    ),
    judged(
      'MUST',
      'iss',
      {
        text: 'The authorization response names its issuer (iss), errors included.',
        reference: 'oauth-2.1#4.1.2',
      },
      namesIssuer,
      usesCode,
    ),
    must(
      'token-in-header',
      { text: 'Access tokens do not travel in the query of an address.', reference: 'oauth-2.1#5.1' },
      ['token-in-query', 'tokens-in-callback-query'],
    ),
    must(
      'no-store',
      { text: 'Answers with tokens must not be stored by caches.', reference: 'oauth-2.1#3.2.3' },
      ['token-response-cacheable'],
    ),
    must(
      'code-once',
      { text: 'A code is redeemed once.', reference: 'oauth-2.1#7.5.3' },
      ['code-reuse'],
      usesCode,
    ),
    must(
      'refresh',
      {
        text: 'Refresh tokens of public clients are bound to a key or replaced at every use.',
        reference: 'oauth-2.1#4.3.1',
      },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
      isPublic,
    ),
    seenWhole(
      must('tls', { text: 'Endpoints are reached over TLS.', reference: 'oauth-2.1#1.5' }, [
        'as-endpoint-http',
        'token-over-http',
        'insecure-redirect-hop',
      ]),
      sawPath,
    ),
  ],
});
