import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { ownLogout } from '../../facts/own-logout.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app’s own logout went wrong before anything was ended. RFC 9110 §15.5.6, §9.2.1. */
export default cause({
  id: 'app-logout-refused',
  owner: 'client',
  title: 'The app’s own logout was refused',
  signs:
    'After a login the app answered the address at which it signs out with an error (400 and above): 405 to a link where it wants a form, 403 or 419 to a form without its token, 404, 500.',
  against:
    'An answer of 401, which says that nobody is signed in any more; a logout that was asked for once more and went through, or deleted a cookie; a prefetch; a logout at the provider.',
  fix: 'The app’s log at this moment tells what it refused. Until then the session goes on: close the browser, or delete the app’s cookies.',
  references: ['rfc9110#15.5.6', 'rp-logout#2'],
  example: 'GET /accounts/logout/ → 405, Allow: POST',
  confusedWith: ['logout-refused', 'logout-cookie-kept', 'logout-left-session'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    const { exchange, hasEnded } = of(ownLogout) ?? {};
    const { status = 0 } = exchange ?? {};
    if (ending.outcome !== 'succeeded' && ending.outcome !== 'unclear') return undefined;
    if (!exchange || hasEnded || status < 400 || status === 401) return undefined;
    const { method, url } = exchange;
    const said = saidBy(exchange)?.text ?? '';
    const fix = fixOf(exchange, said);
    return {
      // No step of the login went wrong.
      at: undefined,
      why: `${hostOf(url)} answered its own logout (${method} ${endpointOf(url)}) with ${status}${allowed(exchange)}, and nothing was sent to the provider: as far as was seen, nobody was signed out.${isGeneric(said) ? '' : itSays(said)}`,
      ...(fix !== undefined && { fix }),
      proof: 'status',
      confidence: 'firm',
    };
  },
});

/** What the address takes in its place. RFC 9110 §10.2.1. */
function allowed({ status, responseHeaders }: Exchange): string {
  const methods = status === 405 ? headerValue(responseHeaders, 'allow') : undefined;
  return methods !== undefined && /^[A-Z, ]{3,60}$/.test(methods) ? `, as it takes ${methods}` : '';
}

function fixOf({ method, status }: Exchange, said: string): string | undefined {
  if (method === 'GET' && status === 404)
    return 'Compare the address with the app’s routes: it may be another one, or take POST alone, so that the page has to sign out by a form.';
  if (method === 'GET' && status === 405)
    return 'Let the page sign out by a form (POST, or what Allow names), not by a link: Django since version 5, Laravel and Devise take no GET there.';
  if (status === 419 || (status === 403 && /csrf|xsrf|forgery/i.test(said)))
    return 'Put the framework’s CSRF token into the logout form (or its header into the call), and see that the cookie which it is held against came along.';
  return undefined;
}
