import type { Flow } from '../flows/flow.ts';
import { tieOfClient } from '../flows/asked-again.ts';
import { cameFrom } from '../exchange/came-from.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isSilentRequest } from '../messages/silent-request.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isStep } from '../vocabulary/kinds.ts';
import type { Ending } from './ending.ts';
import { fact } from './fact.ts';

/** Codes that say that somebody would have to be asked. OIDC Core §3.1.2.6; OpenID 2.0 §10.2.2; SAML Core §3.2.2.2. */
const asksPerson: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'account_selection_required',
  'setup_needed',
  'NoPassive',
]);

/** Somebody is signed in, and would have to agree. OIDC Core §3.1.2.6. */
const asksConsent = 'consent_required';

/**
 * True for a silent question who is signed in that found nobody, as on a first visit, or nobody's consent, and that an ordinary login of
 * the same client followed: nothing went wrong. False where it found nobody and the client had been answered before: then a session was
 * lost.
 */
export const silentCheckBeforeLogin = fact('silentCheckBeforeLogin', ({ flow, ending }): boolean =>
  isSilentCheckBeforeLogin(flow, ending),
);

/** The same, of an ending that is not settled yet. */
export function isSilentCheckBeforeLogin(flow: Flow, ending: Pick<Ending, 'error' | 'failedAt'>): boolean {
  const request = flow.messages.find(isFrontChannelRequest);
  const wantsConsent = ending.error?.code === asksConsent;
  if (!request || !isSilentRequest(request) || !(wantsConsent || foundNobody(ending))) return false;
  const tie = tieOfClient(request);
  if (!tie) return false;
  const others = (find: Flow['later']): readonly Message[] =>
    (find?.(tie.name, tie.value) ?? [])
      .filter(({ messages }) => messages.some((one) => isAtSameProvider(one, request)))
      .flatMap(({ messages }) => messages);
  return others(flow.later).some(asksVisibly) && (wantsConsent || !others(flow.earlier).some(isAnswer));
}

/** The same, for who asks why it was refused. */
export const renewalBeforeLogin = fact('renewalBeforeLogin', ({ flow, ending }): boolean =>
  isRenewalBeforeLogin(flow, ending),
);

/** Milliseconds between a renewal that was refused and the login that took its place. */
const untilLogin = 5 * 60_000;

/**
 * True for a renewal that was refused because its session had ended, in a flow of its own, where a visible login of the same client was
 * answered shortly after: that is how sessions end, and no login failed. RFC 6749 §6, §5.2.
 */
export function isRenewalBeforeLogin(
  flow: Flow,
  { error, failedAt }: Pick<Ending, 'error' | 'failedAt'>,
): boolean {
  if (failedAt?.params['grant_type'] !== 'refresh_token' || !isOver(error, failedAt)) return false;
  if (flow.messages.some((one) => one.kind !== 'token_request' && isStep(one))) return false;
  const { startedAt, url } = failedAt.exchange;
  return laterOf(flow, failedAt).some((messages) => {
    const request = messages.find(asksVisibly);
    const time = request?.exchange.startedAt ?? Infinity;
    return (
      time >= startedAt &&
      time <= startedAt + untilLogin &&
      originOf(request?.exchange.url ?? '') === originOf(url) &&
      messages.some(isAnswer)
    );
  });
}

/** RFC 6749 §5.2; Supabase’s GoTrue has codes of its own (internal/api/apierrors/errorcode.go). */
const sessionIsOver: ReadonlySet<string> = new Set([
  'invalid_grant',
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
]);

/** A trace keeps a code of GoTrue’s among the words that were said alone. */
function isOver(error: Ending['error'], { exchange }: Message): boolean {
  if (error) return sessionIsOver.has(error.code);
  return /"(?:refresh_token_not_found|session_not_found|session_expired)"/.test(
    exchange.verdicts?.said ?? '',
  );
}

/** Later logins of the same client: by its name or, where it has none, of the page at the same server whose answer came back to its origin. */
function laterOf({ later }: Flow, { client, exchange }: Message): readonly (readonly Message[])[] {
  const until = exchange.startedAt + untilLogin;
  if (client) return (later?.('client', client, until) ?? []).map(({ messages }) => messages);
  const [page, server] = [cameFrom(exchange), originOf(exchange.url)];
  if (page === null || server === null) return [];
  return (later?.('server', server, until) ?? [])
    .map(({ messages }) => messages)
    .filter((messages) => messages.some((one) => isAnswer(one) && originOf(one.url) === page));
}

function foundNobody({ error, failedAt }: Pick<Ending, 'error' | 'failedAt'>): boolean {
  if (failedAt?.kind === 'cas_response') return !failedAt.params['ticket'];
  return error !== null && asksPerson.has(error.code);
}

function isAtSameProvider(message: Message, request: Message): boolean {
  return isFrontChannelRequest(message) && originOf(message.exchange.url) === originOf(request.exchange.url);
}

function asksVisibly(message: Message): boolean {
  return isFrontChannelRequest(message) && !isSilentRequest(message);
}

function isAnswer(message: Message): boolean {
  if (message.kind === 'cas_response') return Boolean(message.params['ticket']);
  return isFrontChannelResponse(message) && !message.error;
}
