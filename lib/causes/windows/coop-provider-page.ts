import { endpointOf } from '../../exchange/parameters.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { openerActs } from './opener-acts.ts';
import { unheardPopupOf, type IsolatedPage, type UnheardPopup } from '../../facts/pages/unheard-popup.ts';
import { cutOf, type Cut } from './cut-of.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A page in the popup asks to be isolated: it loses the page that opened it, for good. */
export default cause({
  id: 'coop-provider-page',
  owner: 'authorization_server',
  title: 'A page in the popup cuts it off from the app',
  signs:
    'A page of the provider’s in the popup, or the page that it came back to, was answered with a Cross-Origin-Opener-Policy other than unsafe-none, and the code was not redeemed; or the answer was to be posted to the page that opened it.',
  against: 'A login by redirect of the whole page; a token request that follows.',
  fix: 'Leave the header out (or say unsafe-none) on every page that the popup shows, error pages included; or let the page that it comes back to hand over its answer by BroadcastChannel; or log in by redirect.',
  references: ['opener-policy'],
  example: 'In a popup: GET https://op.example/login → 200, Cross-Origin-Opener-Policy: same-origin',
  confusedWith: ['popup-closed', 'coop-app-page', 'code-not-redeemed'],
  folds: [
    'code-not-redeemed',
    'popup-closed',
    'code-left-in-page',
    'callback-failed',
    'frame-or-popup-blocked',
    'not-answered',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of, flow, ending }, finding): CauseDraft | undefined {
    const cut = cutOf({ ending, flow });
    if (cut) return cut.by === 'opener' ? undefined : untoldIn(cut);
    const isOpen = ending.outcome === 'pending' || ending.isStranded === true;
    const unheard = isOpen ? unheardPopupOf(flow) : undefined;
    // What the app’s own page cuts is told there.
    if (unheard?.opener) return undefined;
    if (unheard?.popup)
      return unheardIn(unheard.popup, unheard, finding('err-frame-or-popup-blocked') !== undefined);
    const left = of(leftAnswer);
    if (!left || (left.start && openerPolicyOf(left.start) === 'same-origin')) return undefined;
    const theirs = left.between.find((page) => openerPolicyOf(page) !== undefined);
    const page = theirs ?? left.response.exchange;
    const policy = openerPolicyOf(page);
    if (!policy) return undefined;
    const sent = `${theirs ? 'The provider’s page' : 'The page that the login came back to,'} ${endpointOf(page.url)}${theirs ? '' : ','} is sent with Cross-Origin-Opener-Policy: ${policy}`;
    const shared = {
      at: left.response,
      owner: theirs ? 'authorization_server' : 'client',
      evidence: [left.response],
    } as const;
    if (left.isPopup)
      return {
        ...shared,
        browser: openerActs(page, left.response),
        why: `${sent}, which cuts the popup off from the app’s page that opened it: the code arrived and could not be handed over.`,
        proof: 'comparison',
        confidence: 'certain',
      };
    return {
      ...shared,
      why: `${sent}: if the app opened the login in a popup, the popup lost the page that waits for it and could not hand over the code.`,
      proof: 'guess',
      confidence: 'tentative',
      tellApart: inPopup,
    };
  },
});

/** The app’s server took the answer, and its page in the popup cannot tell the one that waits. */
function untoldIn({ by, page, message }: Cut): CauseDraft {
  const policy = openerPolicyOf(page) ?? 'same-origin';
  const who = by === 'provider' ? 'the provider’s page' : 'the callback’s own page';
  return {
    at: message,
    owner: by === 'provider' ? 'authorization_server' : 'client',
    why: `The answer reached the app’s server, and what came of it cannot get to the page that waits for it: ${who} ${endpointOf(page.url)} is sent with Cross-Origin-Opener-Policy: ${policy}, which cuts the popup off from the page that opened it, so that window.opener is null there; the callback’s page hands the result over by postMessage alone.`,
    ...(by === 'provider' && { fix: unheardFix }),
    ...(by === 'callback' && { fix: callbackFix }),
    proof: 'comparison',
    confidence: 'certain',
    evidence: [message],
    browser: openerActs(page, message),
  };
}

/** Express’s helmet sends it on all pages. */
const callbackFix =
  'Leave the header out on the page that the popup comes back to (or say unsafe-none there; helmet sends it everywhere unless it is told otherwise), or log in by redirect. The provider, the code and the state are not at fault.';

/** The answer was to be posted to the page that opened the popup. */
function unheardIn(
  { page, policy }: IsolatedPage,
  { request, answering }: UnheardPopup,
  found: boolean,
): CauseDraft {
  const done = answering
    ? 'the answer was ready there and had no window to be handed to'
    : 'it has no window to hand its answer to';
  return {
    at: request,
    why: `The provider’s page ${endpointOf(page.url)} is sent with Cross-Origin-Opener-Policy: ${policy}, which cuts the popup off from the app’s page that opened it: ${done}. The provider sent that header, not the app.`,
    fix: unheardFix,
    proof: 'comparison',
    confidence: answering ? 'certain' : 'firm',
    evidence: [request],
    ...(found && { rules: ['err-frame-or-popup-blocked'] as const }),
    browser: [{ act: 'opener_cut', exchange: page }],
  };
}

const unheardFix =
  'The provider, or the proxy before it, must leave the header out (or say unsafe-none) on every answer that the popup gets, redirects and error pages included; same-origin-allow-popups cuts there, too. The app cannot mend it: until then let it log in by redirect.';

const inPopup =
  'If the login opened in a window of its own, this is it; if the whole page went to the provider and came back, the console of the page that it came back to says more.';
