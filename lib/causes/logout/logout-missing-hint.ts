import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { logoutHintOf, saysNothing } from '../../facts/logout-hint.ts';
import { logoutRequestOf } from '../../facts/logout-request.ts';
import { refusedLogout } from '../../facts/refused-logout.ts';
import { saidBy, type Said } from '../../facts/said/said.ts';
import { chainFrom } from '../../facts/said/said-along.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

const id = 'logout-missing-hint';

/** Without the hint the provider does not know whose logout it is, and asks or refuses. RP-Initiated Logout §2, §6. */
export default cause({
  id,
  owner: 'client',
  title: 'The logout request does not say whose session it ends',
  signs:
    'end_session_request without id_token_hint (or with an empty one, null, undefined) was refused (by its status, or by an address with an error that it led to), or answered with a page of the provider’s instead of the way back that was asked for.',
  against:
    'A hint was sent; the provider sent the browser back all the same; the client was named (client_id) and the provider merely asks.',
  fix: 'Send the ID token of this login as id_token_hint (keep it for that), and client_id beside it.',
  references: ['rp-logout#2', 'rp-logout#3'],
  example: 'GET /logout?post_logout_redirect_uri=… → 200 “Do you want to log out?”',
  confusedWith: ['logout-return-refused', 'logout-hint-invalid'],
  folds: [
    'logout-refused',
    'logout-return-refused',
    'logout-hint-invalid',
    'known-error',
    'unexplained',
    'provider-error-page',
    'redirect-uri-mismatch',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, of }): CauseDraft | undefined {
    const request = logoutRequestOf(flow);
    const hint = request && logoutHintOf(request);
    if (!request || (hint === undefined ? request.token : !saysNothing(hint))) return undefined;
    const { status = 0 } = request.exchange;
    const refused = of(refusedLogout);
    const isRefused = status >= 400 || refused?.isSentToLogin === false;
    if (hint !== undefined && isRefused) return sentEmpty(request, hint, refused?.said);
    if (!isRefused && messagesOf(flow, 'end_session_response').length > 0) return undefined;
    const said = refused?.said ?? saidBy(request.exchange);
    if (said && isOfHint(said, isRefused))
      return {
        at: request,
        why: `The logout request has no id_token_hint: the provider cannot tell whose session is to end, and ${isRefused ? 'refused, so that the session there goes on' : 'asks the person instead of sending the browser back'}.${itSays(wordsOfHint(said))}`,
        proof: 'phrase',
        confidence: 'firm',
        evidence: [request],
      };
    return isRefused ? undefined : asked(flow, request);
  },
});

function isOfHint(said: Said, isRefused: boolean): boolean {
  return said.phrases.some(({ phrase }) => phrase.cause === id) || (isRefused && namesHint(said));
}

/** Whatever its language: a refusal names the parameter that the request lacks, and no other. */
function namesHint({ words }: Said): boolean {
  const names = words.flatMap(
    ({ text }) => text.match(/\b(?:id_token_hint|post_logout_redirect_uri)\b/g) ?? [],
  );
  return names.length > 0 && names.every((name) => name === 'id_token_hint');
}

function wordsOfHint({ words, text }: Said): string {
  return words.find((one) => one.text.includes('id_token_hint'))?.text ?? text;
}

/** A client that is named may be returned to once the person agrees: then asking is no fault. */
function asked(flow: Flow, request: Message): CauseDraft | undefined {
  const wantsReturn = request.params['post_logout_redirect_uri'] !== undefined;
  if (!wantsReturn || request.params['client_id']) return undefined;
  const later = [...flow.messages.map(({ exchange }) => exchange), ...flow.context]
    .filter((one) => one.startedAt >= request.exchange.startedAt && one.id !== request.exchange.id)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const page = ownPageOf(request.exchange, later);
  if (!page) return undefined;
  const sent = later.findLast((one) => isSentForm(one, page));
  const agreed = sent && ownPageOf(sent, later) ? ', and did so still when its form was sent' : '';
  return {
    at: request,
    why: `The logout request has neither id_token_hint nor client_id, and the provider shows a page of its own instead of sending the browser back${agreed}: it asks the person, or cannot tell whose the address to return to is.`,
    proof: 'status',
    confidence: 'tentative',
    evidence: [request],
    tellApart:
      'If the page speaks of the address, compare post_logout_redirect_uri with the registration; if it asks, or says no more than that the person is signed out, it is the hint.',
  };
}

/** The page of the same origin that it was answered with or that its redirects led to; none that asks who one is. */
function ownPageOf(exchange: Exchange, later: readonly Exchange[]): Exchange | undefined {
  const page = chainFrom(exchange, later).at(-1)!;
  const isOwn = originOf(page.url) === originOf(exchange.url) && !isSignInAddress(page.url);
  return isOwn && page.status === 200 && page.redirectUrl === undefined ? page : undefined;
}

/** Of a page at one address with its form the later is kept. */
function isSentForm({ method, url, startedAt }: Exchange, page: Exchange): boolean {
  return method === 'POST' && startedAt >= page.startedAt && originOf(url) === originOf(page.url);
}

/** The app writes the parameter, and has no ID token to put into it. */
function sentEmpty(request: Message, hint: string, said: Said | undefined): CauseDraft | undefined {
  const isAboutAnother = said?.phrases.some(
    ({ phrase }) => phrase.cause !== undefined && !ofHint.has(phrase.cause),
  );
  if (isAboutAnother) return undefined;
  const { status = 0 } = request.exchange;
  return {
    at: request,
    why: `The logout request was sent with ${hint === '' ? 'an empty id_token_hint' : `id_token_hint=${hint}`}: the app no longer had the ID token of this login. ${hostOf(request.url)} refused it${status >= 400 ? ` (${status})` : ''}, and the session there goes on.${itSays(said?.text)}`,
    fix: 'Keep the ID token of the login in the app’s session and send it as id_token_hint (libraries often keep it only when told to), or leave the parameter out and send client_id.',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [request],
  };
}

const ofHint: ReadonlySet<string> = new Set(['logout-missing-hint', 'logout-hint-invalid']);
