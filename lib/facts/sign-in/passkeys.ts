import type { Exchange } from '../../exchange/exchange.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isLogout } from '../../vocabulary/kinds.ts';
import type { PasskeyFault } from '../../vocabulary/sign-in-event.ts';
import { fact } from '../fact.ts';
import {
  passkeyAnswerOf,
  passkeyOptionsOf,
  type PasskeyAnswer,
  type PasskeyOptions,
} from './passkey-exchange.ts';

/** A passkey that a page asked for, used or made within a login. */
export type Passkey = {
  readonly act: 'asked' | 'used' | 'made' | 'refused';
  readonly exchange: Exchange;
  readonly rpId: string | undefined;
  /** The name that the page was given to ask for; `undefined`: not said or not seen. */
  readonly askedRpId: string | undefined;
  /** Of the page that used it; `undefined` where none was used. */
  readonly origin: string | undefined;
  /** What was asked for; `undefined`: not said or not seen. */
  readonly asked: PasskeyOptions['userVerification'];
  /** Whether the person was verified (PIN, face, finger); `undefined` where none was used. */
  readonly verified: boolean | undefined;
  /** Of one that was refused: what does not fit. `undefined`: nothing that was seen. */
  readonly fault: PasskeyFault | undefined;
  /** How many passkeys the page was given to choose from; `undefined`: any, or not seen. */
  readonly listed?: number | undefined;
  /** Milliseconds that the challenge was to be answered in, and that it was old when it was. */
  readonly timeout?: number | undefined;
  readonly age?: number | undefined;
};

/** More are not looked at. */
const most = 20;

/** What was done with passkeys while this login ran, in order of time; empty where nothing was seen of any. */
export const passkeys = fact('passkeys', ({ flow }): readonly Passkey[] => {
  const [first] = flow.messages;
  if (!first || flow.messages.every(isLogout)) return [];
  // What was done at the provider before the login is none of it.
  const seen = ownExchanges(flow, mostMessages).filter(
    ({ startedAt }) => startedAt >= first.exchange.startedAt,
  );
  const asked = seen.flatMap((exchange) => {
    const options = passkeyOptionsOf(exchange);
    return options ? [{ exchange, options }] : [];
  });
  const answered = seen.flatMap((exchange) => {
    const answer = passkeyAnswerOf(exchange);
    return answer && answer.type !== 'other' ? [{ exchange, answer }] : [];
  });
  const used = answered.map(({ exchange, answer }) => {
    const before = asked.filter((one) => one.exchange.startedAt <= exchange.startedAt);
    const options =
      before.findLast((one) => one.options.challenge === answer.challenge) ??
      before.findLast((one) => one.options.type === answer.type);
    const isOld =
      options !== undefined && before.findLast((one) => one.options.type === answer.type) !== options;
    return told(exchange, answer, options, isOld);
  });
  const last = asked.at(-1);
  const isOpen = last && last.options.type === 'get' && used.length === 0;
  return [...used, ...(isOpen ? [offered(last)] : [])].slice(0, most);
});

const mostMessages = 200;

function offered({ exchange, options }: { exchange: Exchange; options: PasskeyOptions }): Passkey {
  return {
    act: 'asked',
    exchange,
    rpId: options.rpId ?? hostOf(exchange.url),
    askedRpId: options.rpId,
    origin: undefined,
    asked: options.userVerification,
    verified: undefined,
    fault: undefined,
  };
}

function told(
  exchange: Exchange,
  answer: PasskeyAnswer,
  asked: { readonly exchange: Exchange; readonly options: PasskeyOptions } | undefined,
  isOld: boolean,
): Passkey {
  const { isRefused } = answer;
  const { options } = asked ?? {};
  const age = asked && exchange.startedAt - asked.exchange.startedAt - (asked.exchange.duration ?? 0);
  const late = isLate(age, options?.timeout) ? 'late' : undefined;
  return {
    act: isRefused ? 'refused' : answer.type === 'create' ? 'made' : 'used',
    exchange,
    rpId: answer.rpId ?? options?.rpId,
    askedRpId: options?.rpId,
    origin: answer.origin,
    asked: options?.userVerification,
    verified: answer.type === 'create' ? undefined : answer.userVerified,
    fault: isRefused ? (faultOf(exchange, answer, options) ?? (isOld ? 'superseded' : late)) : undefined,
    listed: options?.allowed?.length,
    timeout: options?.timeout,
    age,
  };
}

/** Milliseconds: browsers wait so long whatever a page says. */
const shortestWait = 10_000;

function isLate(age = 0, timeout = Infinity): boolean {
  return age > Math.max(timeout, shortestWait);
}

/** What the server had to refuse: the first of what it checks that does not fit. WebAuthn Level 3 §7.2, steps 5 to 17. */
function faultOf(
  exchange: Exchange,
  answer: PasskeyAnswer,
  options: PasskeyOptions | undefined,
): PasskeyFault | undefined {
  const { type, challenge, credential } = answer;
  if (options && options.type !== type) return 'type';
  if (options && options.challenge !== challenge) return 'challenge';
  if (type === 'get' && credential && options?.allowed && !options.allowed.includes(credential))
    return 'not-listed';
  return siteFaultOf(exchange, answer, options);
}

function siteFaultOf(
  { url }: Exchange,
  { type, origin, rpId, userVerified }: PasskeyAnswer,
  options: PasskeyOptions | undefined,
): PasskeyFault | undefined {
  const wanted = options?.rpId ?? hostOf(url);
  const host = hostOf(origin);
  if (originOf(origin) !== null && host !== wanted && !host.endsWith(`.${wanted}`)) return 'origin';
  if (type === 'get' && options?.rpId !== undefined && rpId !== options.rpId) return 'rp-id';
  return type === 'get' && options?.userVerification === 'required' && !userVerified
    ? 'user-verification'
    : undefined;
}
