import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import { turnedAwayCallOf } from '../../facts/api/turned-away-call.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Diagnosis } from '../diagnosis.ts';

/**
 * An API refused what the app’s page asked with its new tokens, and the page then went to its own page for failures: what the API says is
 * why. `undefined` where no call was refused before that page, or its address answered a later one. RFC 6750 §3.1.
 */
export function callRefusedBefore(
  { flow }: Pick<Facts, 'flow'>,
  failurePage: Exchange,
): Diagnosis | undefined {
  const at = turnedAwayCallOf(flow, (status) => status >= 400, failurePage.startedAt);
  if (!at) return undefined;
  const { exchange } = at;
  const text = saidBy(exchange)?.text;
  const status = exchange.status ?? 0;
  return {
    cause: 'resource-rejected',
    at,
    why: `The provider gave out the tokens, ${endpointOf(exchange.url)} answered ${status} to the call that the app’s page made with them, and the page then went to its own page for failures, ${endpointOf(failurePage.url)}.${text ? ` ${hostOf(exchange.url)} says “${text.replace(/\.$/, '')}”.` : ''}`,
    fix: status >= 500 ? brokenFix : refusedFix,
    confidence: 'firm',
    rules: [],
    ...(text !== undefined && { quote: { text, host: hostOf(exchange.url), at: exchange } }),
  };
}

const refusedFix =
  'Go by what the API says of this call. With 403 it knows the token and refuses the person or the app: rights, a licence, an app that is in testing there and lets in only those on its list. A new login changes nothing in that.';

const brokenFix =
  'The API itself failed: its log at this moment tells why. A new login changes nothing in that.';
