import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { frameRefusalOf } from '../../exchange/frame-refusal.ts';
import { isSilentRequest } from '../../messages/silent-request.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isRefusedFrame } from '../../messages/oidc/refused-frame.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { renewalsBefore } from '../../facts/api/renewals-before.ts';
import { tokenEndOf } from '../../facts/api/token-end.ts';
import type { Facts } from '../../facts/facts.ts';
import { cameFrom } from '../../exchange/came-from.ts';

/** The provider's login page was loaded in a frame, and forbids that: the person sees an empty frame, or the browser's “refused to connect”. */
export default cause({
  id: 'frame-refused',
  owner: 'client',
  title: 'The provider’s page may not be shown in a frame',
  signs:
    'The login ran in a frame, or the provider’s script waited for a page in a hidden one (Keycloak’s check of cookies or of the session, Firebase’s handler), and the page in it was answered with X-Frame-Options or a frame-ancestors that has no place for the page around it; or the app’s own page, to which the frame was led back, forbids every frame. Also of a call with an expired token, before which that had befallen each silent renewal.',
  against:
    'The page was shown in a tab or window; a policy that allows the page around it; an answer that came all the same.',
  fix: 'Log in at the top of the tab or in a popup: from inside a frame, open the login in a window of its own by a click (Teams, SharePoint and portals have a dialog for it). Providers forbid frames for good reason; few can be told to allow one address.',
  references: ['csp', 'rfc9700#4.16'],
  example: '<iframe src="https://app.example/">, and the login page in it: X-Frame-Options: DENY',
  confusedWith: ['provider-error-page', 'third-party-cookies-blocked', 'not-answered'],
  folds: [
    'provider-error-page',
    'not-answered',
    'unexplained',
    'known-error',
    'no-answer',
    'popup-closed',
    'request-refused',
    'token-expired',
    'resource-rejected',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts, finding) {
    const { flow, ending, authorizationResponse } = facts;
    if (ending.outcome === 'succeeded') return ofCall(facts);
    const hidden = messagesOf(flow, 'origin_check').findLast(({ exchange }) => isRefusedFrame(exchange));
    if (hidden) return ofHiddenFrame(hidden);
    const request = flow.messages.find(isFrontChannelRequest);
    if (!request || !isInFrame(request.exchange)) return ofCall(facts);
    const around = [...flow.context, ...flow.messages.map(({ exchange }) => exchange)];
    const ancestors = ancestorsOf(request.exchange, around);
    const own = ownPageOf(flow, request, around);
    const ofOwn = own && toldOf(own, ancestors);
    if (own && ofOwn) return ofOwnPage(flow, own, ofOwn);
    if (authorizationResponse) return undefined;
    const page = around.find(
      (one) =>
        isInFrame(one) &&
        one.startedAt >= request.exchange.startedAt &&
        originOf(one.url) === originOf(request.url) &&
        frameRefusalOf(one, ancestors) !== undefined,
    );
    const refusal = page && frameRefusalOf(page, ancestors);
    // A silent request that is refused shows an error where nobody looks: its reason is another.
    if (!page || !refusal || (isSilentRequest(request) && (page.status ?? 0) >= 400)) return undefined;
    return {
      at: request,
      ...toldOfPage(page, refusal, ancestors, request),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [request],
      ...(finding('err-frame-or-popup-blocked') && { rules: ['err-frame-or-popup-blocked'] as const }),
    };
  },
});

/** Why the provider’s page shows nothing, and what mends it where that is more than in general. */
function toldOfPage(
  page: Exchange,
  refusal: string,
  [top]: readonly string[],
  request: Message,
): Pick<CauseDraft, 'why' | 'fix'> {
  const where = top === undefined ? '' : ` of ${top}`;
  const why = `The provider’s page ${endpointOf(page.url)} was loaded in a frame${where} and forbids that (${refusal.slice(0, 160)}): the browser shows nothing of it.`;
  if (isSilentRequest(request))
    return {
      why: `${why} The request asked for no page at all, so the provider wanted to ask the person something first.`,
      fix: 'Repeat the request visibly, at the top of the tab: the provider wants to ask the person something (login, consent) before it can answer a silent one.',
    };
  if (!isOfRenewal(request)) return { why };
  return {
    why: `${why} It was to be a silent renewal, but the request has no prompt=none: the person’s session at the provider is over, and instead of saying so (login_required) the provider showed its login page, which nobody sees.`,
    fix: 'Ask with prompt=none in the frame: the provider then answers login_required, and the app can begin a visible login at the top of the tab.',
  };
}

/** Libraries call the page that takes a silent answer so. OIDC Core §3.1.2.1 (`prompt`). */
function isOfRenewal({ returnAddress = '' }: Message): boolean {
  return /\/[^/?#]*(?:silent|renew)[^/?#]*$/i.test(endpointOf(returnAddress));
}

/** The app’s page to which the frame was led back, where nobody redeemed what it brought. */
function ownPageOf(flow: Flow, request: Message, around: readonly Exchange[]): Exchange | undefined {
  const home = endpointOf(request.returnAddress ?? '');
  if (home === '' || messagesOf(flow, 'token_request').length > 0) return undefined;
  return around.find(
    (one) =>
      isInFrame(one) &&
      (one.status ?? 0) < 400 &&
      one.startedAt >= request.exchange.startedAt &&
      endpointOf(one.url) === home,
  );
}

/** What the provider answers lands on a page that may not be shown where it lands. */
function ofOwnPage(flow: Flow, page: Exchange, refusal: string): CauseDraft {
  const response = flow.messages.findLast(isFrontChannelResponse);
  return {
    at: response,
    why: `The app’s own page ${endpointOf(page.url)}, to which the provider led the frame back, forbids to be framed (${refusal.slice(0, 160)}): the browser shows nothing of it, so that the answer never reaches the page that waits for it.`,
    fix: ownPageFix,
    owner: 'client',
    proof: 'comparison',
    confidence: 'certain',
    ...(response && { evidence: [response] }),
  };
}

/** An API refused the token when its time was over, and no renewal’s answer had reached the page that waited for it. */
function ofCall({ of, flow }: Facts): CauseDraft | undefined {
  const refused = of(refusedCall);
  const renewals = of(renewalsBefore);
  if (!refused || !renewals?.shut) return undefined;
  const { call, means } = refused;
  const end = tokenEndOf(refused, flow);
  const isOver = end !== undefined && (answeredAt(call)?.time ?? 0) >= end.time;
  const isSaid = means.includes('token-expired');
  if (means.length > 0 ? !isSaid : !isOver) return undefined;
  const { count, shut } = renewals;
  const [times, answers] = count === 1 ? ['once', 'answer'] : [`${count} times`, 'answers'];
  return {
    at: call,
    why: `The token was over when ${endpointOf(call.url)} was asked with it, and had not been renewed: the app asked ${times} quietly for a new one (prompt=none in a frame), the provider led the frame back with an answer, and the app’s own page ${endpointOf(shut.page.url)} forbids to be framed (${shut.refusal.slice(0, 160)}), so that the ${answers} never reached the page that waits.`,
    fix: ownPageFix,
    owner: 'client',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [call],
  };
}

const ownPageFix =
  "Let that one page be framed by the app itself: frame-ancestors 'self' or X-Frame-Options: SAMEORIGIN instead of 'none' or DENY, in the app or the proxy that sets the header for all pages.";

/** By the header, where there is one, before the bare word of the browser. */
function toldOf(page: Exchange, ancestors: readonly string[]): string | undefined {
  return frameRefusalOf({ ...page, failure: undefined }, ancestors) ?? frameRefusalOf(page, ancestors);
}

/** The provider’s script waits for a page in a hidden frame, and the person is shown nothing at all. */
function ofHiddenFrame(at: Message): CauseDraft {
  const { exchange } = at;
  const app = cameFrom(exchange) ?? 'the app’s page';
  const told = toldOf(exchange, [app]) ?? '';
  const isKeycloak = exchange.url.includes('/protocol/openid-connect/');
  return {
    at,
    why: `The provider’s script loads ${endpointOf(exchange.url)} in a hidden frame of ${app} and waits for it, and the provider forbids that page to frame it (${told.slice(0, 160)}): the script gives up after a while, and the login never begins.`,
    fix: isKeycloak
      ? keycloakFix(app)
      : `Let the provider allow ${app} in frame-ancestors of its policy, with no X-Frame-Options beside it, or begin the login at the top of the tab, without the frame.`,
    owner: 'authorization_server',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
  };
}

function keycloakFix(app: string): string {
  return `In Keycloak, under Realm settings, Security defenses, add ${app} to frame-ancestors of the Content-Security-Policy and empty X-Frame-Options (a proxy in front may set them, too), and add it to the client’s Web origins. Or do without the frame: checkLoginIframe: false and onLoad: 'login-required'.`;
}

/** The page that had the frame: the one that began the login or, where that is itself in a frame, the one around it. */
function ancestorsOf({ context, requestHeaders }: Exchange, around: readonly Exchange[]): readonly string[] {
  const from = originOf(context.initiator ?? headerValue(requestHeaders, 'referer') ?? '');
  const framed = around.find((one) => isInFrame(one) && from !== null && originOf(one.url) === from);
  const outer = framed && (framed.context.initiator ?? headerValue(framed.requestHeaders, 'referer'));
  const origin = outer === undefined ? from : originOf(outer);
  return origin === null ? [] : [origin];
}
