import { endpointOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Response delivered to a different address than requested',
  why: 'A server that does not hold to the exact redirect URI can be made to send codes and tokens to an attacker.',
  fix: 'Server: compare redirect_uri by exact string and redirect only there. Client: check the registered addresses.',
  references: ['rfc9700#2.1', 'rfc9700#4.1.3', 'rfc6749#3.1.2', 'rfc6749#4.1.2'],
  examples: {
    fires: 'redirect_uri=https://app.example/cb answered at https://app.example/other',
    passes: 'redirect_uri=http://127.0.0.1/cb answered at http://127.0.0.1:51004/cb',
  },
};

/** The answer went somewhere else than the request said. */
export default rule({
  id: 'redirect-uri-mismatch',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ flow, authorizationRequest: request }) {
    const asked = request.params['redirect_uri'];
    if (!asked || !isAddress(asked)) return 'not applicable';
    const deliveries = messagesOf(flow, 'authorization_response').filter(
      (one) => isAddress(one.url) && !isItsOwnPage(one, request.message),
    );
    const first = deliveries[0];
    // Later hops are the client's own; earlier ones, where a later one fits, the server's.
    if (!first) return 'not applicable';
    if (deliveries.some(({ url }) => differenceOf(asked, url) === undefined)) return undefined;
    return {
      confidence: first.carrier === 'redirect' ? 'certain' : 'firm',
      detail: `Asked for ${endpointOf(asked)}, delivered to ${endpointOf(first.url)}: ${differenceOf(asked, first.url)}.`,
      evidence: [request.message, first],
    };
  },
});

/** An error that the provider shows at a page of its own is delivered to nobody (Salesforce hands it on in the address). */
function isItsOwnPage({ url, params }: Message, request: Message): boolean {
  return params['error'] !== undefined && params['code'] === undefined && isOneSite(url, request.url);
}

/** Handles of vendors' own (`postmessage`, `storagerelay:`, an eBay RuName) are no address to compare. */
function isAddress(uri: string): boolean {
  return URL.canParse(uri) && !/^(storagerelay|urn|data|blob|javascript):/i.test(uri);
}

/** `undefined` when the answer arrived where it was asked to. RFC 8252 §7.3: the port of a loopback address is free. */
function differenceOf(asked: string, delivered: string): string | undefined {
  const [a, b] = [new URL(asked), new URL(delivered)];
  if (a.protocol !== b.protocol && !(a.protocol === 'http:' && b.protocol === 'https:'))
    return 'another scheme';
  const isDevice = isLoopback(asked) && isLoopback(delivered);
  if (!isDevice && a.hostname !== b.hostname) return 'another host';
  if (!isDevice && a.port !== b.port && a.protocol === b.protocol) return 'another port';
  if (percentDecoded(a.pathname) !== percentDecoded(b.pathname)) return 'another path';
  return queryDifference(asked, delivered);
}

/** What the server adds or replaces. RFC 6749 §4.1.2; RFC 9207 §2. */
const ofAnswer = new Set(['code', 'state', 'iss', 'error', 'error_description', 'scope', 'session_state']);

function queryDifference(asked: string, delivered: string): string | undefined {
  const there = queryParameters(delivered);
  const fixed = queryParameters(asked).filter(([name, value]) => value !== '' && !ofAnswer.has(name));
  if (fixed.some(([name]) => parameter(there, name) === undefined))
    return 'without the query that was asked for';
  return fixed.some(([name, value]) => !there.some(([other, seen]) => other === name && seen === value))
    ? 'with another query than was asked for'
    : undefined;
}
