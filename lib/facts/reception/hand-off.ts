import type { Exchange } from '../../exchange/exchange.ts';
import { handedNothingBy, handedNothingVerdict } from '../../exchange/handed-nothing.ts';
import { codeIn, isCodeOf } from '../../exchange/one-time-values.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { asObject, parseJsonObject } from '../../exchange/json.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { longestUntilHandOff } from '../../flows/context/window.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { takesAnswers } from '../../messages/vendors.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { fact } from '../fact.ts';
import { handsOnToken } from './token-in-landing.ts';
import { sessionCookiesSet } from './session-cookies.ts';
import { sessionInBodyOf } from '../leaks/session-in-answer.ts';

/**
 * A call in which the page that got the provider’s answer hands it to a server that logs the person in: the app’s own, or a hosted
 * service (Firebase, Stytch, Clerk). `said`: a session, a refusal, or nothing that tells.
 */
export type HandOff = { readonly call: Exchange; readonly said: 'session' | 'refused' | 'nothing' };

/** Milliseconds after the answer in which a page hands it to a service; its very code it may hand on later. */
const promptly = 10_000;

/** The last such call to be answered after the answer landed: what the page shows. `undefined` where none was recorded. */
export function handOffAfter(flow: Flow, landing: Exchange): HandOff | undefined {
  const call = handOffsOf(flow, landing)
    .toSorted((a, b) => endOf(a) - endOf(b))
    .at(-1);
  return call && { call, said: saidIn(call) };
}

function endOf({ startedAt, duration = 0 }: Exchange): number {
  return startedAt + duration;
}

/** What a trace says of each of them, so that its answer is not needed. */
export function handOffVerdictsOf(flow: Flow): readonly (readonly [call: Exchange, verdicts: Verdicts])[] {
  const landing = flow.messages.find((one) => isFrontChannelResponse(one) && one.carrier === 'request');
  const calls = landing ? handOffsOf(flow, landing.exchange) : [];
  if (landing && handsOnToken(landing.exchange))
    return [[landing.exchange, { session_in_answer: 'session' }]];
  return calls.flatMap((call): (readonly [Exchange, Verdicts])[] => {
    const said = clientSays(call) ?? sessionInBodyOf(call);
    const [nothing] = handedNothingBy(call);
    const found = verdictsSaid({
      session_in_answer: said,
      handed_nothing: nothing && handedNothingVerdict(nothing),
      escaped_otherwise: landing && isUndecodedOf(landing, call) ? undecoded : undefined,
    });
    return Object.keys(found).length === 0 ? [] : [[call, found]];
  });
}

function handOffsOf({ messages, context }: Flow, { id, startedAt, url }: Exchange): readonly Exchange[] {
  const codes = new Set(
    messages.flatMap(({ kind, params }) => (kind === 'authorization_response' ? (params['code'] ?? []) : [])),
  );
  const handed = messages.filter(
    ({ kind, params, exchange }) =>
      kind === 'exposure' &&
      codes.has(params['code'] ?? '') &&
      (params['place'] === 'body' || isHandOff(exchange, codes)),
  );
  // A worker or a router that fetches the callback itself hands nothing on.
  const calls = context.filter((one) => endpointOf(one.url) !== endpointOf(url) || one.method !== 'GET');
  const nothing = calls.filter((one) => handsNothing(one, messages, { startedAt, url }));
  return [
    ...calls.filter((one) => isHandOff(one, codes)),
    ...nothing,
    ...handed.map(({ exchange }) => exchange),
  ]
    .filter((one) => one.id !== id && one.startedAt >= startedAt)
    .filter((one) => one.startedAt <= startedAt + (holdsCode(one, codes) ? longestUntilHandOff : promptly))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
}

function isHandOff(exchange: Exchange, codes: ReadonlySet<string>): boolean {
  if (exchange.context.resourceType === 'main_frame' || exchange.method === 'OPTIONS') return false;
  return takesAnswers(exchange.url) || holdsCode(exchange, codes);
}

/** As it was given, or without having been decoded. */
function holdsCode(exchange: Exchange, codes: ReadonlySet<string>): boolean {
  return isUndecoded(exchange) || isCodeOf(codes, codeIn(exchange));
}

/** So a trace says, in which both codes are placeholders. */
function isUndecoded({ verdicts }: Exchange): boolean {
  return verdicts?.escaped_otherwise === undecoded;
}

const undecoded = 'code again';

/** Of a code that a page handed on as it stands in its address: the answer that brought it, and the call. */
export type UndecodedCode = { readonly given: Message; readonly call: Exchange };

/** The last hand-off of a code that nobody had decoded; `undefined` where none was recorded. RFC 6749 appendix B. */
export const undecodedCode = fact('undecodedCode', ({ flow }): UndecodedCode | undefined => {
  const given = flow.messages.findLast((one) => isFrontChannelResponse(one) && one.params['code']);
  if (!given) return undefined;
  const call = handOffsOf(flow, given.exchange).findLast((one) => isUndecodedOf(given, one));
  return call && { given, call };
});

function isUndecodedOf({ params }: Message, call: Exchange): boolean {
  const code = codeIn(call);
  return (
    isUndecoded(call) ||
    (code !== undefined && code !== params['code'] && percentDecoded(code) === params['code'])
  );
}

/** The page hands its answer to its own server, and has nothing in the place of the code or verifier that it was brought. */
function handsNothing(
  call: Exchange,
  messages: Flow['messages'],
  landing: Pick<Exchange, 'startedAt' | 'url'>,
): boolean {
  const { context, method, startedAt, url } = call;
  if (context.resourceType !== 'fetch' || method === 'OPTIONS' || hostOf(url) !== hostOf(landing.url))
    return false;
  if (startedAt < landing.startedAt || startedAt > landing.startedAt + promptly) return false;
  const lacks = handedNothingBy(call).filter(([name]) => name !== 'state');
  return messages.some((one) => isFrontChannelResponse(one) && lacks.some(([name]) => one.params[name]));
}

/** What the answer to such a call says. */
export function saidIn(call: Exchange): HandOff['said'] {
  const { status = 0 } = call;
  // Busy or gone for a moment: pages ask again.
  if (status === 429 || status === 503 || status === 504) return 'nothing';
  if (status >= 400) return 'refused';
  if (!isAccepted(call)) return 'nothing';
  const said = clientSays(call) ?? sessionInBodyOf(call);
  if (said === 'session' || said === 'refused') return said;
  return sessionCookiesSet([call]).some(({ cookie, isDropped }) => cookie.httpOnly && !isDropped)
    ? 'session'
    : 'nothing';
}

/** Clerk’s page asks for the state of the whole client; what became of the login stands deep in it. */
function clientSays({ url, responseBody, verdicts }: Exchange): 'session' | 'refused' | undefined {
  if (verdicts?.session_in_answer !== undefined || !endpointOf(url).endsWith('/v1/client')) return undefined;
  const client = asObject(parseJsonObject(responseBody?.text)?.['response']);
  if (client?.['object'] !== 'client') return undefined;
  const { sessions } = client;
  if (Array.isArray(sessions) && sessions.length > 0) return 'session';
  const signIn = asObject(asObject(client['sign_in'])?.['first_factor_verification']);
  const signUp = asObject(asObject(asObject(client['sign_up'])?.['verifications'])?.['external_account']);
  // One that is transferable goes on as a registration.
  return [signIn, signUp].some((one) => asObject(one?.['error']) && one?.['status'] !== 'transferable')
    ? 'refused'
    : undefined;
}
