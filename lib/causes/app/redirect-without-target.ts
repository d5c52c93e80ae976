import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { withoutTarget } from '../../facts/reception/redirect-without-target.ts';
import { cause } from '../cause.ts';

/** The app took the answer and redirects to nowhere. RFC 9110 §10.2.2. */
export default cause({
  id: 'redirect-without-target',
  owner: 'client',
  title: 'After the login the app redirects to no address',
  signs:
    'The callback, or a page of the app’s that it led to, was answered with a redirect (301, 302, 303, 307, 308) whose Location is empty or missing among the recorded headers, and no page followed by itself.',
  against:
    'A Location that is merely relative; Refresh, or a script in the answer, that leads on; a recording without headers.',
  fix: 'Open the app’s start page by hand: if you are signed in there, only this redirect is wrong. Set the address or path that the app ends a login at (base URL, public URL, default redirect, return URL), or update the app: an empty one has to become “/”.',
  references: ['rfc9110#10.2.2'],
  example: 'GET /auth/oidc/callback?code=… → 302 with an empty Location, “Found. Redirecting to”',
  confusedWith: ['page-after-login-missing', 'callback-failed', 'login-address-empty'],
  folds: ['callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect({ ending: { reception } }) {
    if (reception?.outcome !== 'failed' || reception.by !== 'no_target') return undefined;
    const { message, at } = reception;
    const location = withoutTarget(at) === 'empty' ? 'an empty Location' : 'no Location';
    const where = at.id === message.exchange.id ? '' : ` (at ${endpointOf(at.url)})`;
    return {
      at: message,
      why: `${hostOf(message.url)} took the answer and sent the browser on without an error${where}, by a redirect (${at.status ?? 302}) with ${location}: it names no address, so the browser stays where it is. That is about this redirect, not about the state or the code; whether the person is signed in shows on another page of the app.`,
      fix: `Open ${originOf(at.url) ?? 'the app’s start page'} by hand: if you are signed in there, only this redirect is wrong. Set the address or path that the app ends a login at (base URL, public URL, default redirect, return URL), or update the app: an empty one has to become “/”.`,
      proof: 'code',
      confidence: location === 'no Location' ? 'firm' : 'certain',
      evidence: [message],
    };
  },
});
