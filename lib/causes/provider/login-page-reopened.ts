import type { Exchange } from '../../exchange/exchange.ts';
import { hostAndPortOf } from '../../exchange/parameters.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { lonePageOf } from '../../messages/oidc/lone-provider-page.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A page in the middle of a login, without the login. */
export default cause({
  id: 'login-page-reopened',
  owner: 'client',
  title: 'The provider’s login page was opened without its login',
  signs:
    'A page at an address that a provider’s software has in the middle of a login alone (Keycloak’s login-actions, Shibboleth’s execution, Auth0’s /u/login and others) says that it knows no such login, or that its page is too old, and no request of an app was recorded before it.',
  against:
    'A request of an app that led there; a form that is shown again; a page of an account or an administrator; words that mean something else.',
  fix: 'Begin the login at the app: open the app’s own address. A bookmark must lead to the app, never to the login page. If it fails that way too, record it from the app on: then the provider’s cookie of the login was lost, or its page stands longer than it may.',
  references: ['rfc6749#4.1.1'],
  example:
    'GET /realms/staff/login-actions/authenticate?execution=…&tab_id=… → 400 “Restart login cookie not found”',
  confusedWith: ['as-session-lost', 'provider-error-page', 'one-time-link-scanned'],
  folds: [
    'as-session-lost',
    'callback-twice',
    'not-assigned',
    'post-became-get',
    'provider-error-page',
    'known-error',
    'callback-failed',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const pages = messagesOf(facts.flow, 'refused_start').filter(({ to }) => to === 'authorization_server');
    const at = pages.findLast(
      ({ exchange }) => lonePageOf(exchange, undefined) !== 'refused' || saysLost(exchange),
    );
    if (!at) return undefined;
    const host = hostAndPortOf(at.exchange.url) || 'the provider';
    if (lonePageOf(at.exchange, undefined) === 'unread')
      return {
        at,
        why: `A page of ${host} that belongs to the middle of a login was answered ${at.exchange.status ?? 0}, and no request of an app to it was recorded: most likely it was opened by a bookmark or the back button, or stood too long.`,
        proof: 'status',
        confidence: 'tentative',
        evidence: [at],
        tellApart: 'Its own words tell: record it with response bodies, or read what the page says.',
      };
    const isSignedIn = saidBy(at.exchange)?.words.some(({ text }) => /already logged in/i.test(text));
    const known = isSignedIn ? ' The person is signed in there already.' : '';
    return {
      at,
      ...withQuote(
        facts,
        `The login page of ${host} was opened again (by a bookmark, the back button or a restored tab) or stood too long: it knows no login any more that it would belong to.${known}`,
      ),
      proof: 'phrase',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** In the words of its product, in whatever language. */
function saysLost(exchange: Exchange): boolean {
  return saidBy(exchange)?.phrases.some(({ phrase }) => phrase.cause === 'as-session-lost') === true;
}
