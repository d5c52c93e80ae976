import { innerAddress } from '../../facts/client/inner-address.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { cause } from '../cause.ts';
import { addressBelow, comparedOrigins } from './own-address.ts';

/** The app builds its return address of an address that only its own machine knows. */
export default cause({
  id: 'own-address-inside',
  owner: 'client',
  title: 'The app takes an address inside for its own and asks to be answered there',
  signs:
    'The login began on a public host, its redirect_uri names localhost, 0.0.0.0, a container or a private network, and the provider refused that address or nothing answered there.',
  against:
    'A login that began on this device, or was opened by a program there; an address that answered; a page that was told where a program listens.',
  fix: 'Set the app’s public address in its configuration: Grafana root_url, oauth2-proxy redirect_url, Nextcloud overwrite.cli.url and overwritehost, Auth.js AUTH_URL or NEXTAUTH_URL, elsewhere ROOT_URL, BASE_URL, PUBLIC_URL or external URL; behind a proxy let the app trust X-Forwarded-Host and X-Forwarded-Proto.',
  references: ['rfc6749#3.1.2.4', 'rfc8252#7.3'],
  example: 'https://grafana.example/login → redirect_uri=http://localhost:3000/login/generic_oauth',
  confusedWith: ['redirect-uri-mismatch', 'redirect-loopback-port', 'nothing-there', 'sent-to-localhost'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-loopback-port',
    'nothing-there',
    'callback-not-reached',
    'returned-elsewhere',
    'provider-error-page',
    'no-answer',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(innerAddress);
    if (!found) return undefined;
    const { asked, start, request, at, failure, isNamed } = found;
    const where = isLoopback(asked) ? 'the person’s own device' : 'a machine or network of its own';
    const end =
      failure === undefined
        ? isNamed
          ? 'The provider refuses it.'
          : 'The provider refused the request without saying why in words that are known.'
        : `The provider sent the browser there, and nobody answers (${failure}).`;
    return {
      at,
      why: `The app at ${start} asks to be answered at ${asked} (redirect_uri), which is an address of ${where}: in its own configuration its public address is not set. ${end}`,
      fix: `Set the app’s public address to ${start} (root URL, base URL, external URL; Grafana root_url, oauth2-proxy redirect_url, Nextcloud overwrite.cli.url, Auth.js AUTH_URL), so that it asks for ${addressBelow(start, asked)}, and register that at the provider, not the address inside.`,
      proof: 'comparison',
      confidence: isNamed || failure !== undefined ? 'firm' : 'tentative',
      evidence: at === request ? [request] : [request, at],
      rules: isNamed ? ['err-redirect-uri-mismatch'] : [],
      compared: comparedOrigins(start, asked, request),
    };
  },
});
