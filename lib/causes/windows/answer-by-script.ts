import type { Exchange } from '../../exchange/exchange.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { followedByScript } from '../../flows/followed-by-script.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The answer opens the app’s own page, and only the window can. Fetch standard §4.10; RFC 6749 §3.1.2. */
export default cause({
  id: 'answer-by-script',
  owner: 'authorization_server',
  title: 'A script’s call followed the redirect back to the app, where only the window can go',
  signs:
    'The answer to the login was a redirect that a script’s call followed (fetch, XMLHttpRequest), mostly the call by which a login page sends the password, and the browser kept the app’s page from that script.',
  against: 'A navigation to the app with the same answer; an app that lets the script read its page.',
  fix: 'Answer the login page’s call with 200 and the address to go on to, and let the page go there by navigating (location.assign; in IdentityServer the validated returnUrl in place of Redirect(returnUrl)), or send the password in a real form. CORS headers at the app are no cure: its page must open, and a script cannot read the fragment.',
  references: ['fetch', 'rfc6749#3.1.2'],
  example:
    'fetch("/api/account/login") → 302 /connect/authorize/callback → 302 https://app.example/cb#id_token=… → net::ERR_FAILED (CORS)',
  confusedWith: ['login-by-script', 'callback-not-reached', 'cors-missing'],
  folds: ['callback-not-reached', 'callback-failed', 'no-answer', 'not-answered', 'unexplained'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const { failedAt: at } = ending;
    const landing = at && followedByScript(flow, at);
    if (!at || !landing) return undefined;
    return {
      at,
      why: whyOf(at.exchange, landing),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
    };
  },
});

function whyOf({ url, redirectUrl }: Exchange, landing: Exchange): string {
  const page = pageOf(landing);
  const whose = page?.startsWith('http') && page !== originOf(landing.url) ? ` of ${page}` : '';
  const by = redirectUrl === undefined ? '' : ` in the redirect of ${endpointOf(url)}`;
  return `The login gave its answer${by}, but a script${whose} (fetch or XMLHttpRequest) followed it to ${endpointOf(landing.url)}, and no navigation did. The app’s page has to open there, which only the window can do: the browser kept it from the script (CORS), and nobody came back to the app.`;
}
