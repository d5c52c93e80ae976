import type { Exchange } from '../../exchange/exchange.ts';
import {
  endpointOf,
  fragmentParameters,
  queryParameters,
  withoutFragment,
} from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOutOfReach } from '../../facts/development.ts';
import type { Facts } from '../../facts/facts.ts';
import { wentInClear } from '../../facts/leaks/clear-text.ts';
import { loginPath } from '../../facts/pages/login-path.ts';
import { postsPassword } from '../../facts/pages/posted-password.ts';
import type { Message } from '../../messages/message.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Redirect chain passes through plain http',
  why: 'What an unencrypted hop carries can be read and changed on the way, however well the ends are protected.',
  fix: 'Use https on every hop; behind a proxy, pass the scheme on so that redirects are built with https.',
  references: ['rfc9700#2.6'],
  examples: {
    fires: 'https://op.example/auth → http://op.example/login → https://app.example/cb',
    passes: 'https on every hop',
  },
};

/** Somewhere between request and answer the browser passed through plain http. */
export default rule({
  id: 'insecure-redirect-hop',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const between = placesBetween(facts);
    if (between.length === 0) return 'not applicable';
    const hops = between.filter(({ isInClear }) => isInClear);
    const [first] = hops;
    if (!first) return undefined;
    const values = new Set(
      facts.flow.messages.flatMap(({ params }) => [params['code'], params['access_token'], params['state']]),
    );
    const carries = hops.some((hop) => carriesOwn(hop) || holds(hop, values));
    const password = hops.find(({ exchange }) => exchange && postsPassword(exchange));
    const isForm = hops.some(({ exchange }) => exchange?.method === 'POST');
    return {
      ...weightOf(hops, password !== undefined, carries || isForm),
      confidence: 'certain',
      detail: `${first.exchange ? `The browser passed through ${endpointOf(first.url)} over plain http` : `A redirect led to ${endpointOf(first.url)}, over plain http`}${carries ? ' with values of the login' : ''}.${password ? ' A password was sent there.' : isForm ? ' A form was sent there.' : ''}`,
      evidence: [...new Set(hops.map(({ message }) => message))],
    };
  },
});

/** A place that the browser passed, or was sent to; then without an exchange. */
type Place = {
  readonly url: string;
  readonly exchange?: Exchange;
  readonly message: Message;
  /** The message's own parameters were in its address. */
  readonly isOwn: boolean;
  readonly isInClear: boolean;
};

/** The ends of the chain have rules of their own; the hops between them are further exchanges of the two steps, and the provider's pages. */
function placesBetween(facts: Facts): readonly Place[] {
  const places = new Map<string, Place>();
  for (const step of facts.steps) {
    if (step.kind !== 'authorization_request' && step.kind !== 'authorization_response') continue;
    for (const message of step.also)
      places.set(message.exchange.id, {
        url: message.exchange.url,
        exchange: message.exchange,
        message,
        isOwn: message.carrier === 'request',
        isInClear: wentInClear(message.exchange),
      });
  }
  const { hops = [] } = facts.of(loginPath) ?? {};
  const [first, ...rest] = hops;
  for (const { exchange, message } of rest)
    if (!places.has(exchange.id))
      places.set(exchange.id, {
        url: exchange.url,
        exchange,
        message,
        isOwn: false,
        isInClear: wentInClear(exchange),
      });
  const visited = new Set(facts.flow.messages.map(({ url }) => withoutFragment(url)));
  for (const { url } of places.values()) visited.add(withoutFragment(url));
  for (const { exchange, message } of first ? [first, ...rest] : []) {
    const { redirectUrl: url = '' } = exchange;
    if (/^http:/i.test(url) && !isLoopback(url) && !visited.has(withoutFragment(url)))
      places.set(`${exchange.id} led`, { url, message, isOwn: false, isInClear: true });
  }
  return [...places.values()].toSorted((a, b) => timeOfPlace(a) - timeOfPlace(b));
}

function timeOfPlace({ exchange, message }: Place): number {
  return (exchange ?? message.exchange).startedAt;
}

function carriesOwn({ isOwn, message: { params } }: Place): boolean {
  return isOwn && Boolean(params['code'] || params['access_token'] || params['state']);
}

/** In the address, or in the one that the answer names: that is in clear text as well. */
function holds({ url, exchange }: Place, values: ReadonlySet<string | undefined>): boolean {
  return [url, exchange?.redirectUrl ?? ''].some((address) =>
    [...queryParameters(address), ...fragmentParameters(address)].some(
      ([, value]) => value !== '' && values.has(value),
    ),
  );
}

/** In a private network fewer people can listen, whatever is sent. */
function weightOf(
  hops: readonly Place[],
  hasPassword: boolean,
  isGrave: boolean,
): { readonly severity: Severity } {
  if (hops.every(({ url }) => isOutOfReach(url))) return { severity: 'medium' };
  return { severity: hasPassword ? 'critical' : isGrave ? 'high' : 'medium' };
}
