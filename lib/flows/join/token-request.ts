import { isCleaned } from '../../exchange/cleaned.ts';
import { percentDecoded, percentEncoded } from '../../exchange/percent.ts';
import { addressKey, originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { issuedByExchange, issuedIdJag } from '../../messages/oauth2/id-jag.ts';
import type { MessageKind } from '../../vocabulary/kinds.ts';
import type { Assembly } from '../assembly.ts';
import {
  hasTokens,
  isAnswered,
  isRedeemed,
  returnAddressOf,
  requestOf,
  sharesTab,
  type FlowDraft,
} from '../draft.ts';
import { timeOf } from '../flow.ts';
import { challengesOf } from '../keys.ts';
import type { Join } from './place.ts';
import { retried } from './retry.ts';
import { unreadIssuer } from './token-use.ts';
import { withoutItsRequest } from './unseen-request.ts';

/** Each grant by the value that only it can have. RFC 6749 §4.1.3, §6; RFC 7636 §4.6; RFC 8628 §3.4; CIBA Core §10.1. */
export const joinToken: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  const again = retried(assembly, message);
  if (again) return again;
  if (params['refresh_token'] || params['grant_type'] === 'refresh_token') return renewed(assembly, message);
  for (const name of ['device_code', 'auth_req_id'] as const)
    if (params[name])
      return assembly.find(name, params[name], time)[0] ?? unread(assembly, message) ?? 'open';
  if (params['pre-authorized_code'])
    return assembly.find('pre_authorized_code', params['pre-authorized_code'], time)[0] ?? 'open';
  if (params['assertion'])
    return exchangedFor(assembly, params['assertion'], time) ?? vouchedFor(assembly, message) ?? 'open';
  const chained = exchangedOn(assembly, message);
  if (chained) return chained;
  if (params['code'] || params['grant_type'] === 'authorization_code')
    return redeemed(assembly, message, time) ?? 'open';
  if (!params['grant_type']) return unreadRedemption(assembly, message) ?? (message.answer ? 'open' : 'wait');
  return 'open';
};

/** The exchange that gave the assertion for this very purpose; of any other token the login that it came from stays its own flow. */
function exchangedFor(assembly: Assembly, assertion: string, time: number): FlowDraft | undefined {
  return assembly
    .find('token', assertion, time)
    .find(({ messages }) => messages.some((message) => issuedIdJag(message) === assertion));
}

/** A cleaner took the assertion: the latest one that nobody has presented, asked for with this server’s description at hand. */
function vouchedFor(assembly: Assembly, { params, url }: Message): FlowDraft | undefined {
  if (!isCleaned(params['assertion'] ?? '')) return undefined;
  return assembly.drafts
    .slice(-16)
    .findLast(
      ({ messages }) =>
        messages.some((one) => issuedIdJag(one) !== undefined) &&
        messages.every((one) => one.params['assertion'] === undefined) &&
        messages.some(({ kind, answer }) => kind === 'discovery' && answer?.['token_endpoint'] === url),
    );
}

/** The exchange that gave the token which is exchanged on, in a chain of services. RFC 8693 §1.1, §4.1. */
function exchangedOn(assembly: Assembly, { params, exchange }: Message): FlowDraft | undefined {
  for (const token of [params['subject_token'], params['actor_token']]) {
    const chain =
      token &&
      assembly
        .find('token', token, exchange.startedAt)
        .find(({ messages }) => messages.some((message) => issuedByExchange(message) === token));
    if (chain) return chain;
  }
  return undefined;
}

function renewed(assembly: Assembly, message: Message): FlowDraft | 'open' {
  const token = message.params['refresh_token'];
  if (isUnseen(token)) return lastWithTokens(assembly, message) ?? 'open';
  return assembly.find('token', token, timeOf(message))[0] ?? unreadIssuer(assembly, message) ?? 'open';
}

/** A cleaner cut the value out, or put something else in its place. */
function isUnseen(value: string | undefined): value is undefined {
  return value === undefined || isCleaned(value);
}

/** Which tokens are renewed was not recorded: the latest ones that the same client got at that server, in the same tab. */
function lastWithTokens(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { client } = message;
  const origin = originOf(message.exchange.url) ?? '';
  return assembly
    .find('server', origin, timeOf(message))
    .find((draft) => isRedeemed(draft) && isOfClient(draft, client) && sharesTab(draft, message));
}

function isOfClient(draft: FlowDraft, client: string | undefined): boolean {
  return !client || draft.messages.every((message) => !message.client || message.client === client);
}

/** A poll whose code nothing gave as far as can be read, or a cleaner took: the same client's request that waits at that server. */
function unread(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { device_code: code = message.params['auth_req_id'] } = message.params;
  const kind: MessageKind = message.params['device_code']
    ? 'device_authorization_request'
    : 'backchannel_authentication_request';
  const origin = originOf(message.exchange.url);
  return assembly.find('client', message.client ?? '', timeOf(message)).find((draft) => {
    const first = draft.messages.find((other) => other.kind === kind);
    if (originOf((first ?? draft.messages[0]!).exchange.url) !== origin) return false;
    if (!first) return isUnseen(code) && isPolling(draft);
    return isUnseen(code) ? !hasTokens(draft) : !first.answer && !isRedeemed(draft);
  });
}

/** Of a device or a phone whose request was not recorded, the polls alone, none of which ended it. RFC 8628 §3.5. */
function isPolling({ messages }: FlowDraft): boolean {
  return messages.every(
    ({ kind, params, answer, error }) =>
      kind === 'token_request' &&
      (params['device_code'] ?? params['auth_req_id']) !== undefined &&
      (error ? error.code === 'authorization_pending' || error.code === 'slow_down' : answer === undefined),
  );
}

function redeemed(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const { params } = message;
  const byCode = spellingsOf(params['code'])
    .flatMap((code) => assembly.find('code', code, time))
    .filter(
      (draft) => requestOf(draft) || (isOfClient(draft, message.client) && isAtServerOf(draft, message)),
    );
  const answered = byCode.find((draft) => requestOf(draft)) ?? byCode[0];
  if (answered) return withoutItsRequest(assembly, answered, message) ?? answered;
  for (const { name, value } of challengesOf(params['code_verifier'])) {
    const found = assembly.find(name, value, time)[0];
    if (found) return found;
  }
  const isReady = (draft: FlowDraft) =>
    requestOf(draft) !== undefined &&
    !hasTokens(draft) &&
    (!isAnswered(draft) || isSealed(draft) || isUnseen(params['code']) || isEscapedOtherwise(message)) &&
    isSameAddress(draft, message) &&
    sharesTab(draft, message);
  const found = assembly.find('client', message.client ?? '', time).find(isReady);
  if (found || message.client || !isUnseen(params['code'])) return found;
  const address = params['redirect_uri'];
  return address
    ? assembly.find('redirect_uri', addressKey(address), time).find(isReady)
    : assembly.find('server', originOf(message.exchange.url) ?? '', time).find(isReady);
}

/** A code, and what it was before somebody escaped it once more, read it once too often, or took its plus signs for spaces. */
function spellingsOf(code: string | undefined): readonly string[] {
  if (!code) return [];
  return [...new Set([code, percentDecoded(code), percentEncoded(code), code.replaceAll(' ', '+')])];
}

/** So a trace says, in which both are placeholders. */
function isEscapedOtherwise({ exchange: { verdicts } }: Message): boolean {
  return verdicts?.escaped_otherwise?.startsWith('code ') === true;
}

/** Codes made up for tests and for documents are the same everywhere. */
function isAtServerOf(draft: FlowDraft, message: Message): boolean {
  return draft.messages.some(
    ({ kind, exchange }) =>
      kind !== 'token_request' || originOf(exchange.url) === originOf(message.exchange.url),
  );
}

/** The answer came in an object that only the client can open: its code shows in the token request alone. JARM §2.2. */
function isSealed(draft: FlowDraft): boolean {
  return draft.messages.some(
    ({ kind, params, error }) =>
      kind === 'authorization_response' && params['response'] && !params['code'] && !error,
  );
}

/** RFC 6749 §4.1.3: both name the same address, where they name one. */
function isSameAddress(draft: FlowDraft, { params }: Message): boolean {
  const asked = returnAddressOf(draft);
  return !asked || !params['redirect_uri'] || asked === params['redirect_uri'];
}

/** The token request's body was not recorded: the login at that server that waits for its tokens, else the latest one. */
function unreadRedemption(assembly: Assembly, message: Message): FlowDraft | undefined {
  const origin = originOf(message.exchange.url);
  const candidates = assembly
    .find('server', origin ?? '', timeOf(message))
    .filter((draft) => isAnswered(draft) && sharesTab(draft, message));
  return candidates.find((draft) => !isRedeemed(draft)) ?? candidates[0];
}
