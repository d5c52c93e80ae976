import { endpointOf } from '../../exchange/parameters.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { isOpenerLost } from '../../facts/pages/stranded-answer.ts';
import { openerActs } from './opener-acts.ts';
import { unheardPopupOf, type IsolatedPage, type UnheardPopup } from '../../facts/pages/unheard-popup.ts';
import { cutOf, type Cut } from './cut-of.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { seenBefore } from '../../flows/seen-before.ts';
import { popupCutOff } from '../../messages/oidc/popup-cut-off.ts';
import { placeIn, cause, type CauseDraft } from '../cause.ts';

/** The page that opened the popup asks to be isolated: the popup loses it as soon as it shows another site. */
export default cause({
  id: 'coop-app-page',
  owner: 'client',
  title: 'The app’s page cuts itself off from the popup',
  signs:
    'The page that began the login was answered with Cross-Origin-Opener-Policy: same-origin, the login ran in a window of its own, and the code that landed there was not redeemed; or the popup of Google’s button (Sign in with Google) was opened from it; or the callback’s page hands the result to the page that opened it by postMessage alone, and nothing asked its server afterwards.',
  against:
    'A login by redirect of the whole page, which needs no opener; a policy of same-origin-allow-popups or unsafe-none; a token request that follows.',
  fix: 'Send Cross-Origin-Opener-Policy: same-origin-allow-popups on the page that opens the login, and no such header on the page that the popup comes back to; or log in by redirect.',
  references: ['opener-policy'],
  example: 'GET https://app.example/ → 200, Cross-Origin-Opener-Policy: same-origin; then a login in a popup',
  confusedWith: ['popup-closed', 'coop-provider-page', 'code-not-redeemed'],
  folds: ['code-not-redeemed', 'coop-provider-page', 'popup-closed', 'code-left-in-page', 'callback-failed'],
  needs: ['flow'],
  inspect({ of, flow, ending }) {
    const cut = cutOf({ ending, flow });
    if (cut) return cut.by === 'opener' ? untoldBy(cut) : undefined;
    const unheard = ending.outcome === 'pending' || ending.isStranded ? unheardPopupOf(flow) : undefined;
    if (unheard?.opener) return unheardBy(unheard.opener, unheard, flow);
    const button = cutOffFrom(flow);
    if (button) return button;
    const left = of(leftAnswer);
    if (!left?.start || openerPolicyOf(left.start) !== 'same-origin') return undefined;
    const isLost = isOpenerLost(left);
    const page = endpointOf(left.start.url);
    const both = openerPolicyOf(left.response.exchange)
      ? ' The page that it came back to sends one too.'
      : '';
    return {
      at: left.response,
      why: isLost
        ? `The app’s page ${page} is sent with Cross-Origin-Opener-Policy: same-origin, which cuts the popup off from it: the popup received the code and lost the page that waits for it.${both}`
        : `The app’s page ${page} is sent with Cross-Origin-Opener-Policy: same-origin: if it opened the login in a popup, the popup lost it and could not hand over the code.${both}`,
      proof: isLost ? 'comparison' : 'guess',
      confidence: isLost ? 'certain' : 'tentative',
      evidence: [left.response],
      ...(isLost && { browser: openerActs(left.start, left.response) }),
      ...(!isLost && {
        tellApart:
          'If the login opened in a window of its own, this is it; if the whole page went to the provider and came back, the console of the page that it came back to says more.',
      }),
    };
  },
});

/** The app’s server took the answer, and its page cannot tell the one that waits. */
function untoldBy({ page, message }: Cut): CauseDraft {
  const { exchange } = message;
  return {
    at: message,
    why: `The answer reached the app’s server, and what came of it cannot get to the page that waits for it: ${endpointOf(page.url)} is sent with Cross-Origin-Opener-Policy: same-origin, which cuts the popup off from it, so that window.opener is null at ${endpointOf(exchange.url)}, whose page hands the result over by postMessage alone.`,
    fix: `Send Cross-Origin-Opener-Policy: same-origin-allow-popups (or none) with ${endpointOf(page.url)}, the page that opens the popup; or log in by redirect, which needs no opener. The provider, the code and the state are not at fault.`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
    browser: openerActs(page, message),
  };
}

/** The popup of Google’s button. */
function cutOffFrom(flow: Flow): CauseDraft | undefined {
  const at = messagesOf(flow, 'refused_start').at(-1);
  const page = at && popupCutOff(at.exchange, () => seenBefore(flow, at.exchange))?.page;
  if (!at || !page) return undefined;
  return {
    at,
    why: `The app’s page ${endpointOf(page.url)} is sent with Cross-Origin-Opener-Policy: same-origin, which cuts Google’s popup off from it: the popup’s last page (accounts.google.com/gsi/transform) holds the ID token, stays empty, and cannot hand it to the page.`,
    fix: 'Send Cross-Origin-Opener-Policy: same-origin-allow-popups on the page with the button (Express with helmet: crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" }), or use ux_mode: "redirect" with a login_uri. Nothing at Google is wrong.',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
    browser: [{ act: 'opener_cut', exchange: page }],
  };
}

/** The provider’s own popup hands its answer to its opener by a script, and there is none. */
function unheardBy(
  { page: start }: IsolatedPage,
  { request, answering, popup }: UnheardPopup,
  flow: Flow,
): CauseDraft {
  const both = popup
    ? ` The provider’s page ${endpointOf(popup.page.url)} sends ${popup.policy}, which would cut it off as well.`
    : '';
  const done = answering
    ? 'the provider’s popup had the answer ready and no window to hand it to'
    : 'the provider’s popup has no window to hand its answer to';
  return {
    at: request,
    why: `The app’s page ${endpointOf(start.url)} is sent with Cross-Origin-Opener-Policy: same-origin, which cuts the popup off from it: ${done}.${both}`,
    proof: 'comparison',
    confidence: answering ? 'certain' : 'firm',
    evidence: [request],
    compared: [
      {
        name: 'Cross-Origin-Opener-Policy',
        expected: { value: 'same-origin-allow-popups', at: undefined },
        got: placeIn(flow, start, 'same-origin'),
      },
    ],
    browser: [{ act: 'opener_cut', exchange: start }],
  };
}
