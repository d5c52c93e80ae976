import { endpointOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { sessionNeverSet, type SessionNeverSet } from '../../facts/cookies/session-never-set.ts';
import { sizeRefusedOf } from '../../facts/answerer/size-refused.ts';
import { loopOf } from '../../facts/loop.ts';
import type { Flow } from '../../flows/flow.ts';
import { cause } from '../cause.ts';
import { explainedByCookie } from './lost-cookie.ts';

/** The app took the answer and gave the browser nothing to be known by. RFC 6265bis §5.6. */
export default cause({
  id: 'session-never-set',
  owner: 'client',
  title: 'The app took the login and set no session cookie',
  signs:
    'The callback’s answer led on to a page of the app’s own and set no cookie of a session; the next request carried none, and the app asked for the login again. With frameworks that keep the session in a cookie of their own (Katana, ASP.NET Core) other cookies say nothing; elsewhere no cookie of unknown purpose came at all.',
  against:
    'A session that was set and lost (its own causes say why); a session that the server keeps under a cookie from before; a page that keeps its tokens; an answer that led back to the sign-in page, or a login for which nothing was set at all; cookies that were not recorded.',
  fix: 'Let the code behind the callback begin the session in that very answer, and see that nothing between it and the browser takes Set-Cookie away (a proxy, a cache, a function that sends another answer).',
  references: ['rfc6265bis#5.6'],
  example: 'POST /signin-oidc → 302 / without .AspNet.Cookies, GET / → 302 to the provider, seven times',
  confusedWith: ['session-cookie-not-kept', 'session-not-known', 'interaction-loop'],
  folds: explainedByCookie,
  needs: ['flow'],
  inspect(facts) {
    const found = facts.of(sessionNeverSet);
    if (!found) return undefined;
    const { login, next, product, isLeft } = found;
    const { callback } = login;
    return {
      at: callback,
      why: `The app took the answer at ${endpointOf(callback.url)} and led on to ${endpointOf(next.url)}, but set no session cookie with it${besides(found)}: the next request carried none, and the app asked for the same login again${howOften(facts.flow)}.`,
      ...(product === 'Katana' && { fix: katanaFix }),
      proof: 'comparison',
      confidence: isLeft || product === undefined ? 'firm' : 'tentative',
      evidence: [callback],
      tellApart:
        'If the app’s log says that it signed the person in, the cookie was lost on its way out; if not, it did not accept the answer.',
    };
  },
});

/** What each round leaves behind makes the requests larger, until one is refused. */
function howOften(flow: Flow): string {
  const loop = loopOf(flow);
  const last = loop?.rounds.at(-1)?.answer.exchange;
  const size = last && sizeRefusedOf(last);
  return loop === undefined
    ? ''
    : `, ${loop.count} times in all${size?.part === 'headers' ? `, until the cookies of these logins (${size.cookieBytes} bytes) made the request too big` : ''}`;
}

function besides({ set, product, isLeft }: SessionNeverSet): string {
  const names = [...new Set(set.map(shortName))];
  const only = names.length > 0 ? ` (only ${names.join(', ')})` : '';
  return product !== undefined && isLeft
    ? `${only}, nor took the login’s own away as ${product} does with an answer that it accepts`
    : only;
}

const katanaFix =
  'Let Katana write its cookies as the rest of the app does: CookieManager = new SystemWebCookieManager() (SystemWebChunkingCookieManager for large ones) in UseCookieAuthentication and UseOpenIdConnectAuthentication, Microsoft.Owin 4.1 or later. Where code of System.Web sets cookies or uses the session in the same answer, those of Katana are lost otherwise.';
