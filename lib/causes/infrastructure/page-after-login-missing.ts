import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Facts } from '../../facts/facts.ts';
import { basePathOf, isUnder } from '../../facts/pages/base-path.ts';
import { speaksOfLogin } from '../../facts/said/speaks-of-login.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The callback sent the browser on without an error, to an address that leads to nothing. RFC 9110 §15.5.5. */
export default cause({
  id: 'page-after-login-missing',
  owner: 'client',
  title: 'The page that the app went on to after the login is not there',
  signs:
    'The callback was answered with a redirect that names no error, and the app’s page that it leads to with 404 or 410. Where all else of the app lies under one path, and that page does not, it says so.',
  against:
    'A callback that itself is not there; a page for failures or for signing in; a 404 that speaks of the person, an account or the login.',
  fix: 'Open the app’s start page by hand: if you are signed in there, only this address is wrong. Look where it comes from: the app’s setting for where a login ends (default redirect, return URL), or the address that the login was begun with; and whether a proxy hands that path on to the app.',
  references: ['rfc9110#15.5.5'],
  example: 'GET /logs/auth/callback?code=… → 302 Location: / → 404, while the app runs under /logs/',
  confusedWith: ['callback-route-missing', 'callback-failed', 'state-cookie-lost'],
  folds: ['callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { reception } = facts.ending;
    if (reception?.outcome !== 'failed' || reception.by !== 'error_status') return undefined;
    const { at: page, message } = reception;
    if (!isMissing(page) || page.id === message.exchange.id || isSignInAddress(page.url)) return undefined;
    const { kind, product, sign } = answererOf(page);
    if (kind === 'waf' || speaksOfLogin(page)) return undefined;
    const isInFront = product !== undefined && kind !== 'app';
    const who = isInFront ? `${product} (${sign}) has` : 'it has';
    const base = outsideOf(facts, message.exchange, page);
    return {
      at: message,
      why: `${hostOf(message.url)} took the answer and sent the browser on without an error, to ${endpointOf(page.url)}, where ${who} nothing (${page.status ?? 404}).${base === undefined ? '' : ` All else that was seen of the app lies under ${base}/, and this address does not.`} That is about this address, not about the state or the code; whether the person is signed in shows on another page of the app.`,
      ...(base !== undefined && { fix: fixOf(`${originOf(message.url) ?? ''}${base}/`) }),
      proof: isInFront ? 'answerer' : 'status',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

function isMissing({ status, method }: Exchange): boolean {
  return method === 'GET' && (status === 404 || status === 410);
}

function outsideOf({ flow }: Pick<Facts, 'flow'>, callback: Exchange, page: Exchange): string | undefined {
  const base = basePathOf(flow, callback);
  const isOutside =
    base !== undefined && originOf(page.url) === originOf(callback.url) && !isUnder(base, page.url);
  return isOutside ? base : undefined;
}

const fixOf = (start: string): string =>
  `Open ${start} by hand: if you are signed in there, only this address is wrong. Then let the app know the path that it is served under (base path, root URL), look which address the login was begun with (a parameter such as next, nextUrl, returnTo, RelayState), and update the app; or let the proxy lead from the wrong address to ${start}.`;
