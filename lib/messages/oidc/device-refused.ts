import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { asText, parseJsonObject } from '../../exchange/json.ts';
import { bodyParameters, endpointOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isJson } from './led-to.ts';

/** What a provider says of a client, and of no person: a code that was mistyped, has run out or was refused is another matter. RFC 6749 §5.2; GitHub’s names. */
const ofClient: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'device_flow_disabled',
  'incorrect_client_credentials',
]);

/** Where an app’s server begins a device login for its page. */
const start =
  /\/device[-_]?(?:code|flow|login|authorization)\/?$|\/device\/(?:code|start|authorize|login)\/?$/i;

/**
 * True where an app’s server runs a device login for its page and passes on, in JSON, that the provider refuses the client: as the page asks for
 * the code to show, or asks by that code whether the person has finished. RFC 8628 §3.2, §3.5. A token request is another message.
 */
export function isDeviceRefused(exchange: Exchange): boolean {
  const { method, url, context, responseBody, verdicts } = exchange;
  if (verdicts?.login_start === 'device') return true;
  if (method !== 'POST' || context.resourceType !== 'fetch' || !isJson(exchange)) return false;
  const text = responseBody?.text ?? '';
  if (text.length > longest || !isOneSite(cameFrom(exchange) ?? '', url)) return false;
  if (!ofClient.has(asText(parseJsonObject(text)?.['error']) ?? '')) return false;
  const names = bodyParameters(exchange.requestBody).map(([name]) => name.toLowerCase().replaceAll('_', ''));
  if (names.some((name) => name === 'granttype' || name === 'clientid')) return false;
  return start.test(endpointOf(url)) || names.some((name) => name === 'usercode' || name === 'devicecode');
}

/** Characters of an answer that is read: a refusal is short. */
const longest = 5000;
