import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { keptBackIn } from '../../flows/kept-back.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app's own page keeps the browser from the provider. */
export default cause({
  id: 'csp-form-action-start',
  owner: 'client',
  title: 'The policy of the app’s page forbids the way to the provider',
  signs:
    'The page whose form begins the login has a Content-Security-Policy with form-action that has no place for the provider, the app answered the form with a redirect there, and the browser, Chrome or Safari, went nowhere.',
  against:
    'An authorization request that followed; a policy without form-action, or with the provider in it; a login that is begun by a link; Firefox, which does not look at redirects.',
  fix: 'Add the provider’s origin to form-action of the page with the form, or leave form-action out of it. Until then it works in Firefox.',
  references: ['csp'],
  example:
    "Content-Security-Policy: form-action 'self'; POST /users/auth/corp → 302 https://id.example/authorize?client_id=…, and no request there",
  confusedWith: ['csp-form-action', 'login-not-begun', 'login-start-missing'],
  folds: ['session-handshake-loop', 'login-not-begun', 'no-answer'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome === 'succeeded') return undefined;
    const found = keptBackIn(flow);
    const last = found.at(-1);
    if (!last) return undefined;
    const { at, page, directive } = last;
    const { redirectUrl = '' } = last.led;
    const times = found.length > 1 ? ` ${found.length} times` : '';
    return {
      at,
      why: `The app sent the browser to ${endpointOf(redirectUrl)} to log in${times}, and it did not go: the app’s page ${endpointOf(page.url)}, whose form was sent, forbids it (${directive.slice(0, 160)}). Chrome and Safari hold that policy against every redirect that follows a form; the provider was asked nothing.`,
      fix: `Add ${originOf(redirectUrl) ?? 'the provider'} to form-action of the Content-Security-Policy of ${endpointOf(page.url)}, or leave form-action out of it. Until then it works in Firefox.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
    };
  },
});
