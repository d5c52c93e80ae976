import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isSamePage, leftAnswer } from '../../facts/pages/left-answer.ts';
import { isInOrdinaryPage } from '../../facts/pages/stranded-answer.ts';
import { cause } from '../cause.ts';

/** The redirect URI is an ordinary page of the app, whose router tidies the address before the library has read it. */
export default cause({
  id: 'code-left-in-page',
  owner: 'client',
  title: 'The app’s router took the answer out of the address',
  signs:
    'The code came in the fragment to a page that is also an ordinary page of the app (the one that began the login), and no token request follows.',
  against:
    'A redirect URI of its own that does nothing else; a code that came in the query; a token request that follows.',
  fix: 'Use a blank page of its own as redirect URI (no router, no guard, no redirect) and register it, or let the library read the address before the router starts (MSAL: await handleRedirectPromise first).',
  references: ['multiple-response-types#5', 'browser-based-apps'],
  example:
    'Location: https://app.example/login#code=…&state=…, and /login is the page with the sign-in button',
  confusedWith: ['code-not-redeemed', 'popup-closed', 'state-rejected'],
  folds: ['code-not-redeemed', 'popup-closed'],
  needs: ['authorizationResponse'],
  inspect({ of, flow }) {
    const left = of(leftAnswer);
    if (left?.response.responseMode !== 'fragment') return undefined;
    const { response, isPopup } = left;
    const isOrdinary = isInOrdinaryPage(left);
    const movedTo = flow.context.find(
      ({ startedAt, url, context }) =>
        startedAt > response.exchange.startedAt &&
        startedAt - response.exchange.startedAt < soon &&
        context.resourceType !== 'fetch' &&
        originOf(url) === originOf(response.url) &&
        !isSamePage(url, response.url),
    );
    if (!isOrdinary && !movedTo) return undefined;
    const page = endpointOf(response.url);
    const how = isOrdinary
      ? `that address is an ordinary page of the app${isPopup ? ', which loaded once more in the popup' : ''}: most likely its router rewrote the address before the login library read it`
      : `the app went on to ${endpointOf(movedTo!.url)} at once: most likely its router dropped the fragment before the login library read it`;
    return {
      at: response,
      why: `The code came in the fragment of ${page} and was not redeemed, and ${how}.`,
      proof: 'status',
      confidence: isOrdinary && isPopup ? 'firm' : 'tentative',
      evidence: [response],
      browser: [{ act: 'left_in_fragment', exchange: response.exchange }],
      tellApart:
        'If the address bar has lost the code when the page has loaded, the router took it; if it is still there, the library was not called on that page, or found no state of its own: its console tells.',
    };
  },
});

/** Milliseconds in which a router moves on. */
const soon = 2_000;
