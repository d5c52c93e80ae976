import { isNative, usesCode, usesFrontChannel } from './conditions.ts';
import { must, profile, should } from './profile.ts';

/** OAuth 2.0 for Native Apps. */
export const nativeApps = profile({
  id: 'native-apps',
  title: 'Native apps (RFC 8252)',
  reference: 'rfc8252',
  appliesTo: isNative,
  requirements: [
    must(
      'pkce',
      { text: 'The app uses PKCE.', reference: 'rfc8252#6' },
      ['pkce-missing', 'code-verifier-missing', 'code-verifier-mismatch'],
      usesCode,
    ),
    should(
      'no-implicit',
      { text: 'The implicit grant is not used: PKCE does not protect it.', reference: 'rfc8252#8.2' },
      ['implicit-grant'],
      usesFrontChannel,
    ),
    must(
      'redirect-uri',
      {
        text: 'The answer goes to a scheme of the app’s own domain, a claimed https address, or the device’s own address by number.',
        reference: 'rfc8252#7.1',
      },
      ['redirect-uri-native-weak'],
    ),
    must(
      'redirect-uri-tls',
      { text: 'Only on the device itself may the answer travel by http.', reference: 'rfc9700#2.6' },
      ['redirect-uri-http', 'callback-over-http'],
    ),
    must(
      'redirect-uri-exact',
      {
        text: 'The answer goes to the redirect URI that was asked for (the port of the device’s own address may vary).',
        reference: 'rfc8252#8.4',
      },
      ['redirect-uri-mismatch'],
    ),
    should(
      'no-secret',
      { text: 'The app relies on no secret that is shipped with it.', reference: 'rfc8252#8.5' },
      ['client-secret-in-browser', 'client-secret-exposed', 'client-secret-in-authorization-request'],
    ),
    should(
      'csrf',
      { text: 'The app makes sure that the answer belongs to its own request.', reference: 'rfc8252#8.9' },
      ['state-missing', 'state-mismatch'],
      usesFrontChannel,
    ),
    must(
      'mix-up',
      { text: 'An app of several servers knows which one answered.', reference: 'rfc8252#8.10' },
      ['iss-mismatch', 'mix-up-no-defence'],
      usesFrontChannel,
    ),
  ],
});
