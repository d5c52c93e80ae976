import { isBrowserBased, usesCode, usesFrontChannel } from './conditions.ts';
import { judged, must, should, profile, seenWhole } from './profile.ts';
import { sawTokensGo } from './sights.ts';

/** OAuth 2.0 for browser-based applications, RFC 10017. */
export const browserBasedApps = profile({
  id: 'browser-based-apps',
  title: 'Browser-based applications (RFC 10017)',
  reference: 'browser-based-apps',
  appliesTo: isBrowserBased,
  requirements: [
    must(
      'pkce',
      { text: 'The page uses the code flow with PKCE.', reference: 'browser-based-apps#6.3.2.1' },
      ['pkce-missing', 'pkce-plain', 'code-verifier-missing', 'code-verifier-mismatch'],
      usesCode,
    ),
    must(
      'no-implicit',
      { text: 'The implicit grant is not used.', reference: 'browser-based-apps#7.2' },
      ['implicit-grant', 'tokens-in-callback-query'],
      usesFrontChannel,
    ),
    judged(
      'MUST',
      'no-password',
      { text: 'The page does not ask for the person’s password.', reference: 'browser-based-apps#7.3' },
      ({ grant }) => (grant === 'password' ? 'fail' : 'pass'),
    ),
    must('no-secret', { text: 'The page holds no client secret.', reference: 'browser-based-apps#6.3.3.1' }, [
      'client-secret-in-browser',
      'client-secret-exposed',
      'client-secret-in-authorization-request',
      'client-credentials-in-browser',
    ]),
    must(
      'csrf',
      {
        text: 'The page makes sure that the answer belongs to its own request.',
        reference: 'browser-based-apps#6.3.2.2',
      },
      ['state-missing', 'state-mismatch'],
      usesFrontChannel,
    ),
    must(
      'refresh',
      {
        text: 'Refresh tokens are bound to a key or replaced at every use.',
        reference: 'browser-based-apps#6.3.2.3',
      },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
    ),
    must(
      'cors',
      {
        text: 'The token endpoint answers pages of the app’s origin.',
        reference: 'browser-based-apps#6.3.3.4',
      },
      ['err-cors-token-endpoint'],
    ),
    should(
      'callback-page',
      {
        text: 'The callback’s page leaks neither code nor token to others.',
        reference: 'rfc9700#4.2.4',
      },
      ['callback-page-leaky', 'code-in-referrer'],
    ),
    should('short-lived', { text: 'Tokens in a page live for a short time.', reference: 'rfc6750#5.3' }, [
      'access-token-long-lived',
    ]),
    must(
      'no-cookie-token',
      {
        text: 'Tokens are not put into cookies that scripts or other hosts can read.',
        reference: 'browser-based-apps#6.1.3.2',
      },
      ['token-in-web-response-cookie'],
    ),
    seenWhole(
      must(
        'own-apis',
        {
          text: 'Tokens go to the APIs they are for, and to nobody else.',
          reference: 'rfc6750#5.3',
        },
        ['token-sent-to-third-party'],
      ),
      sawTokensGo,
    ),
  ],
});
