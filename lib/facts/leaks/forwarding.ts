import { fragmentParameters, queryParameters } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isHostedBroker } from '../client/hosted-broker.ts';
import { isOneSite } from '../../exchange/site.ts';
import { addressesIn, readingsOf } from '../state-value.ts';

/** A callback that sent the browser on to another site, which the request itself had named. RFC 9700 §4.11.1. */
export type Forwarding = {
  readonly message: Message;
  readonly named: 'parameter' | 'state';
  readonly host: string;
  /** The answer's code or token went along. */
  readonly carriesAnswer: boolean;
};

/** The first forwarding of a flow's callbacks, if there is one. */
export function forwardingOf(flow: Pick<Flow, 'messages'>): Forwarding | undefined {
  for (const message of messagesOf(flow, 'authorization_response')) {
    const found = message.carrier === 'request' ? forwarding(message) : undefined;
    if (found) return found;
  }
  return undefined;
}

function forwarding(message: Message): Forwarding | undefined {
  const { redirectUrl, verdicts } = message.exchange;
  const target = redirectUrl ?? '';
  if (
    !/^https?:/i.test(target) ||
    !URL.canParse(target) ||
    !URL.canParse(message.url) ||
    isOneSite(target, message.url)
  )
    return undefined;
  const { host } = new URL(target);
  const named = verdicts?.forwards_to === 'state' ? 'state' : whereNamed(message, host);
  if (!named || isHostedBroker(message.url)) return undefined;
  return { message, named, host, carriesAnswer: carriesAnswer(message, target) };
}

function whereNamed({ params, url }: Message, host: string): Forwarding['named'] | undefined {
  const given = queryParameters(url).filter(([name]) => name !== 'state' && name !== 'iss');
  if (given.some(([, value]) => namesHost(value, host))) return 'parameter';
  return readingsOf(params['state'] ?? '').some((text) => namesHost(text, host)) ? 'state' : undefined;
}

function namesHost(text: string, host: string): boolean {
  const addresses = text.startsWith('//') ? [`https:${text}`] : addressesIn(text);
  return addresses.some((address) => URL.canParse(address) && new URL(address).host === host);
}

function carriesAnswer({ params }: Message, target: string): boolean {
  const passed = new Set(
    [...queryParameters(target), ...fragmentParameters(target)].map(([, value]) => value),
  );
  return ['code', 'access_token', 'id_token'].some((name) => passed.has(params[name] ?? '\0'));
}
