import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { seenBefore } from '../../flows/seen-before.ts';
import { logoutKeptBack } from '../../messages/oidc/logout-kept-back.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app's own page keeps the browser from the provider, where the session goes on. */
export default cause({
  id: 'csp-form-action-logout',
  owner: 'client',
  title: 'The policy of the app’s page forbids the way out',
  signs:
    'The page whose form signs out has a Content-Security-Policy (in its header or in a meta element) with form-action that has no place for the provider, the app answered the form with a redirect there, and the browser is Chrome or Safari.',
  against:
    'A policy without form-action, or with the provider in it; a logout by a link; Firefox, which does not look at redirects.',
  fix: 'Add the provider’s origin to form-action of the page with the form, or leave form-action out of it. Until then it works in Firefox.',
  references: ['csp', 'rp-logout#2'],
  example:
    '<meta http-equiv="Content-Security-Policy" content="form-action \'self\'">; POST /logout → 302 https://id.example/logout, and no request there',
  confusedWith: ['csp-form-action-start', 'logout-left-session', 'app-logout-refused'],
  folds: ['logout-refused', 'logout-missing-hint', 'logout-parameter-missing', 'unexplained', 'not-answered'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const at = messagesOf(flow, 'end_session_request').findLast(({ carrier }) => carrier === 'redirect');
    const kept = at && logoutKeptBack(at.exchange, () => seenBefore(flow, at.exchange));
    if (!at || !kept || ending.outcome !== 'failed') return undefined;
    const { page, directive } = kept;
    const app = hostOf(at.exchange.url);
    return {
      at,
      why: `${app} answered its logout form with a redirect to ${endpointOf(at.url)}, and the browser does not go there: the page ${endpointOf(page.url)}, whose form was sent, forbids it (${directive.slice(0, 160)}). Chrome and Safari hold that policy against every redirect that follows a form. So at ${hostOf(at.url)} nobody was signed out, nothing seems to happen, and ${app} may have ended its own session all the same.`,
      fix: `Add ${originOf(at.url) ?? 'the provider'} to form-action of the Content-Security-Policy of ${endpointOf(page.url)}, or leave form-action out of it. Until then it works in Firefox.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
    };
  },
});
