import type { Exchange } from '../../exchange/exchange.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { headerValue } from '../../exchange/headers.ts';
import { fact } from '../fact.ts';

/** What browser and server did to bind a session to the device. W3C Device Bound Session Credentials. */
export type DeviceSession = {
  readonly act: 'offered' | 'began' | 'renewed' | 'refused' | 'skipped';
  readonly exchange: Exchange;
  /** Under the names of an earlier draft (`Sec-Session-…`), which today’s Chrome does not heed. */
  readonly isOldName: boolean;
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
  const { requestHeaders, responseHeaders, status = 0 } = exchange;
  const named = (side: 'request' | 'response', name: string): string | undefined => {
    const headers = side === 'request' ? requestHeaders : responseHeaders;
    return [`secure-session-${name}`, `sec-secure-session-${name}`, `sec-session-${name}`].find(
      (one) => headerValue(headers, one) !== undefined,
    );
  };
  const found = (act: DeviceSession['act'], name: string | undefined): readonly DeviceSession[] =>
    name === undefined ? [] : [{ act, exchange, isOldName: name.startsWith('sec-session-') }];
  const proof = named('request', 'response');
  const isRenewal = named('request', 'id') !== undefined;
  // A challenge in answer to a proof asks for a newer one, and refuses nothing.
  const isOpen = status === 403 && named('response', 'challenge') !== undefined;
  const proved = status >= 400 ? 'refused' : isRenewal ? 'renewed' : 'began';
  return [
    ...found('offered', named('response', 'registration')),
    ...(isOpen || status === 0 ? [] : found(proved, proof)),
    ...found('skipped', named('request', 'skipped')),
  ];
}
