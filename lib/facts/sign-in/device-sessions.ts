import type { Exchange } from '../../exchange/exchange.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { DeviceSessionFault } from '../../vocabulary/sign-in-event.ts';
import { fact } from '../fact.ts';
import { answerFault, offerFault } from './device-session-faults.ts';

/** What browser and server did to bind a session to the device. W3C Device Bound Session Credentials. */
export type DeviceSession = {
  readonly act: 'offered' | 'began' | 'renewed' | 'refused' | 'skipped' | 'ended';
  readonly exchange: Exchange;
  /** Under the names of an earlier draft (`Sec-Session-…`), which today’s Chrome does not heed. */
  readonly isOldName: boolean;
  /** Why browsers bind no session by it; `undefined` where nothing that was seen keeps them from it. */
  readonly fault?: DeviceSessionFault | undefined;
};

/**
 * The first of each act, in order of time; empty where no such header was seen. Who shows no headers shows none of these. Headers are
 * the draft’s of 2026 (`Secure-Session-…`, `Sec-Secure-Session-Id`) or the earlier one’s (`Sec-Session-…`).
 */
export const deviceSessions = fact('deviceSessions', ({ flow }): readonly DeviceSession[] => {
  const acts = ownExchanges(flow, mostMessages).flatMap(actsOf);
  return acts.filter(({ act }, at) => acts.findIndex((one) => one.act === act) === at);
});

const mostMessages = 200;

function actsOf(exchange: Exchange): readonly DeviceSession[] {
  const [offer, challenge] = ['registration', 'challenge'].map((name) => named(exchange, 'response', name));
  const [proof, id, skipped] = ['response', 'id', 'skipped'].map((name) => named(exchange, 'request', name));
  const found = (
    act: DeviceSession['act'],
    header: string | undefined,
    fault?: DeviceSessionFault,
  ): readonly DeviceSession[] =>
    header === undefined
      ? []
      : [{ act, exchange, isOldName: header.startsWith('sec-session-'), ...(fault && { fault }) }];
  const { status = 0 } = exchange;
  // A challenge in answer to a proof asks for a newer one, and refuses nothing.
  const isOpen = status === 403 && challenge !== undefined;
  return [
    ...found('offered', offer, offer === undefined ? undefined : offerFault(exchange, offer)),
    ...(isOpen || status === 0
      ? []
      : proved(exchange, id).flatMap(([act, fault]) => found(act, proof, fault))),
    ...found('skipped', skipped),
  ];
}

/** What became of a proof. */
function proved(
  exchange: Exchange,
  id: string | undefined,
): readonly (readonly [DeviceSession['act'], DeviceSessionFault?])[] {
  const { requestHeaders, status = 0 } = exchange;
  if (status >= 400) return [['refused']];
  const fault = status < 300 ? answerFault(exchange, id && headerValue(requestHeaders, id)) : undefined;
  if (fault === 'over') return [['ended']];
  if (fault) return [['ended', fault]];
  return [[id === undefined ? 'began' : 'renewed']];
}

/** By which of the drafts’ names a header came; `undefined` where it did not come. */
function named(
  { requestHeaders, responseHeaders }: Exchange,
  side: 'request' | 'response',
  name: string,
): string | undefined {
  const headers = side === 'request' ? requestHeaders : responseHeaders;
  return [`secure-session-${name}`, `sec-secure-session-${name}`, `sec-session-${name}`].find(
    (one) => headerValue(headers, one) !== undefined,
  );
}

/** What a trace says of an exchange whose header or answer redaction takes out. */
export function deviceSessionVerdictOf(exchange: Exchange): DeviceSessionFault | 'over' | undefined {
  const offer = named(exchange, 'response', 'registration');
  const proof = named(exchange, 'request', 'response');
  const id = named(exchange, 'request', 'id');
  const { status = 0, requestHeaders } = exchange;
  return (
    (offer === undefined ? undefined : offerFault(exchange, offer)) ??
    (proof !== undefined && status >= 200 && status < 300
      ? answerFault(exchange, id && headerValue(requestHeaders, id))
      : undefined)
  );
}
