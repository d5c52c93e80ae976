import { isCleaned } from '../exchange/cleaned.ts';
import { originOf } from '../exchange/parameters.ts';
import { timeOf, type Flow, type OtherFlow } from '../flows/flow.ts';
import { authorizationRequestOf, type AuthorizationRequest } from './authorization-request.ts';
import { fact } from './fact.ts';
import type { Facts } from './facts.ts';

/** Values that must be new for every authorization request. RFC 9700 §2.1, §2.1.1. */
export type OneTime = 'state' | 'nonce' | 'code_challenge';

/**
 * Earlier logins of the same client at the same server that sent the same value. `certain`: another of the one-time values was
 * new, so it was a login of its own. `tentative`: all of them are the same, but this login went through long after.
 */
export type Reuse = { readonly times: number; readonly confidence: 'certain' | 'tentative' };

const oneTime: readonly OneTime[] = ['state', 'nonce', 'code_challenge'];

/** A page that is loaded again, or gone back to, sends the same request: no fault of the client. Milliseconds. */
const longestReload = 10 * 60_000;

/** Looks for the value in the earlier logins of the capture; `undefined` when it is new, or masked by another tool. */
export function reuseOf(facts: Facts, name: OneTime): Reuse | undefined {
  const request = facts.authorizationRequest;
  const value = request?.params[name];
  if (!request || !value || isCleaned(value)) return undefined;
  const earlier = (facts.flow.earlier?.(name, value) ?? []).flatMap((flow) => requestIn(flow) ?? []);
  const same = earlier.filter((other) => isSameParty(other, request) && other.params[name] === value);
  const distinct = same.filter((other) => isAnotherAttempt(other, request, name));
  if (distinct.length > 0) return { times: distinct.length, confidence: 'certain' };
  const late =
    facts.ending.outcome === 'succeeded' ? same.filter((other) => isLongBefore(other, request)) : [];
  return late.length > 0 ? { times: late.length, confidence: 'tentative' } : undefined;
}

/** True when the capture holds an earlier login of the same client at the same server: something to compare with. */
export const hasEarlierLogin = fact('hasEarlierLogin', ({ of, authorizationRequest: request }): boolean => {
  const client = request?.params['client_id'];
  if (!request || !client) return false;
  return of(earlierOfClient).some((earlier) => {
    const other = requestIn(earlier);
    return client === other?.params['client_id'] && isSameParty(other, request);
  });
});

/** Earlier flows of the client that asks for this login, the latest first: collecting them takes long. */
export const earlierOfClient = fact(
  'earlierOfClient',
  ({ flow, authorizationRequest }): readonly OtherFlow[] => {
    const client = authorizationRequest?.params['client_id'];
    return client ? (flow.earlier?.('client', client) ?? []) : [];
  },
);

/** `an earlier login`, `3 earlier logins`. */
export function earlierLogins({ times }: Reuse): string {
  return times === 1 ? 'an earlier login' : `${times} earlier logins`;
}

function requestIn(flow: Pick<Flow, 'messages'>): AuthorizationRequest | undefined {
  return authorizationRequestOf(flow);
}

function isSameParty(a: AuthorizationRequest, b: AuthorizationRequest): boolean {
  return (
    a.params['client_id'] === b.params['client_id'] &&
    originOf(a.message.exchange.url) === originOf(b.message.exchange.url)
  );
}

function isAnotherAttempt(a: AuthorizationRequest, b: AuthorizationRequest, name: OneTime): boolean {
  return oneTime.some((other) => other !== name && a.params[other] !== b.params[other]);
}

function isLongBefore(a: AuthorizationRequest, b: AuthorizationRequest): boolean {
  return timeOf(b.message) - timeOf(a.message) > longestReload;
}
