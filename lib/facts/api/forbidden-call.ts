import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { answererOf } from '../answerer/answerer.ts';
import { fact } from '../fact.ts';
import { saidBy, type Said } from '../said/said.ts';
import { isOfOtherMatter } from './other-matter.ts';
import { isSteppedUp } from './refused-calls.ts';
import { isRefused } from './refusal.ts';
import { isForbiddenInBody, isRefusedInBody } from './refused-in-body.ts';

/** An API that forbade all that it was asked with the tokens of this login. */
export type ForbiddenCall = {
  /** The last of them. */
  readonly call: Message;
  readonly count: number;
  readonly said: Said | undefined;
  /** The gateway speaks of an address that it does not have: AWS says it so, whatever token came along. */
  readonly isOfRoute: boolean;
};

/**
 * The last call with a token of this login that was forbidden (403, or GraphQL’s error for it), where nothing at that origin took one: apps try
 * what a person may do, and hide the rest. `undefined` where a cause of its own is told for it, in words or a code: its
 * scope, its audience, a firewall, a limit. RFC 9110 §15.5.4.
 */
export const forbiddenCall = fact('forbiddenCall', ({ flow }): ForbiddenCall | undefined => {
  const calls = flow.messages.filter(
    (one) => one.kind === 'resource_request' && one.token !== undefined && one.exchange.status,
  );
  const call = calls.findLast(isForbidden);
  if (!call || isRefused(call) || isSteppedUp(flow, call)) return undefined;
  const ofOrigin = calls.filter(({ url }) => originOf(url) === originOf(call.url));
  if (ofOrigin.some(isTaken)) return undefined;
  const said = saidBy(call.exchange);
  const isOfRoute = said?.phrases.some(({ phrase }) => phrase.id === 'api-gateway-route') ?? false;
  const isOther = answererOf(call.exchange).kind === 'waf' || isOfOtherMatter(said?.text ?? '');
  if (!isOfRoute && (isOther || isExplained(said))) return undefined;
  return { call, count: ofOrigin.filter(isForbidden).length, said, isOfRoute };
});

function isForbidden({ exchange }: Message): boolean {
  return exchange.status === 403 || isForbiddenInBody(exchange);
}

/** 404 and 409 are answers to somebody who may ask. */
function isTaken({ exchange }: Message): boolean {
  const { status = 0 } = exchange;
  if (isForbidden({ exchange } as Message) || isRefusedInBody(exchange)) return false;
  return (status >= 200 && status < 300) || status === 304 || status === 404 || status === 409;
}

/** Of whom an app admits, an API speaks, too. */
const ofAdmission: ReadonlySet<string> = new Set([
  'not-provisioned',
  'not-assigned',
  'policy-denied',
  'wrong-account',
]);

function isExplained(said: Said | undefined): boolean {
  return (
    said?.phrases.some(
      ({ phrase: { cause, loosely } }) =>
        cause !== undefined && loosely.length === 0 && !ofAdmission.has(cause),
    ) ?? false
  );
}
