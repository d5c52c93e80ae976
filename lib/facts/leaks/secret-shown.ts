import type { Exchange } from '../../exchange/exchange.ts';
import { isOneSite } from '../../exchange/site.ts';
import { readingsOf, valuesIn } from '../../exchange/readings.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { sharedSecretOf } from '../../messages/oauth2/shared-secret.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';

/** A client's secret in what a browser was given, and where. */
export type ShownSecret = {
  readonly exchange: Exchange;
  readonly place: 'page' | 'script' | 'address' | 'cookie';
  /** The message that it is, where it is one. */
  readonly message: Message | undefined;
};

/**
 * Where the browser was given the secret by which the login's client proves itself, in whatever encoding and under whatever name: in a
 * page, a script or its settings, in an address that the browser was sent to, in a cookie. Pages of the provider are left out: its
 * console shows secrets to their owners. RFC 6749 §2.3.1; RFC 10017 §6.3.3.1.
 */
export function secretsShown(flow: Flow, server: string | null): readonly ShownSecret[] {
  const secrets = new Set(flow.messages.flatMap((message) => sharedSecretOf(message) ?? []));
  if (secrets.size === 0) return [];
  const given = [
    ...flow.context.map((exchange) => ({ exchange, message: undefined })),
    ...flow.messages.filter(isBrowsed).map((message) => ({ exchange: message.exchange, message })),
  ].filter(({ exchange }) => !server || !isOneSite(exchange.url, server));
  return given.flatMap(({ exchange, message }) => {
    const place = placesOf(exchange).find(([, text]) => holds(text, secrets))?.[0];
    return place ? [{ exchange, message, place }] : [];
  });
}

function isBrowsed(message: Message): boolean {
  return message.carrier === 'request' && (isFrontChannelRequest(message) || isFrontChannelResponse(message));
}

function placesOf({
  url,
  redirectUrl = '',
  responseHeaders = [],
  responseBody,
}: Exchange): readonly (readonly [ShownSecret['place'], string])[] {
  const cookies = responseHeaders.filter(([name]) => /^set-cookie$/i.test(name)).map(([, value]) => value);
  const isScript = /script|json/.test(responseBody?.mediaType ?? '');
  return [
    [isScript ? 'script' : 'page', responseBody?.text ?? ''],
    ['address', url],
    ['address', redirectUrl],
    ['cookie', cookies.join('\n')],
  ];
}

function holds(text: string, secrets: ReadonlySet<string>): boolean {
  if (text === '') return false;
  for (const reading of readingsOf(text))
    for (const value of valuesIn(reading)) if (secrets.has(value)) return true;
  return false;
}
