import { isWithheld } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { DeviceSessionFault } from '../../vocabulary/sign-in-event.ts';

/**
 * Why browsers bind no session by such a header: what none of its entries has. `undefined` for one that they heed, or that was taken out
 * of a recording. W3C Device Bound Session Credentials §7.9, §8.1.
 */
export function offerFault(exchange: Exchange, header: string): DeviceSessionFault | undefined {
  const said = ofOffers.find((one) => one === exchange.verdicts?.device_session);
  if (said) return said;
  const entries = headerValues(exchange.responseHeaders, header).flatMap(entriesIn);
  if (entries.length === 0 || entries.some(isWithheld)) return undefined;
  const faults = entries.map((entry) => entryFault(entry, exchange.url));
  return faults.includes(undefined) ? undefined : faults[0];
}

const ofOffers = ['no-path', 'no-algorithm', 'other-site'] as const;
const ofAnswers = [
  'no-instructions',
  'no-identifier',
  'other-identifier',
  'other-refresh-url',
  'plain-refresh-url',
  'other-scope',
  'no-cookie',
  'over',
] as const;

/** What stands between commas that are in no quotes. RFC 9651 §3.1. Quotes that nothing closes go on to the end: linear. */
function entriesIn(value: string): readonly string[] {
  return (value.match(/(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^,"])+/gs) ?? [])
    .map((one) => one.trim())
    .filter(Boolean);
}

function entryFault(entry: string, at: string): DeviceSessionFault | undefined {
  const [, algorithms, parameters = ''] = /^\(([^()]*)\)(.*)$/s.exec(entry) ?? [];
  if (!algorithms?.split(/\s+/).some((one) => one === 'ES256' || one === 'RS256')) return 'no-algorithm';
  const path = pathIn(parameters);
  if (path === undefined || !URL.canParse(path, at)) return 'no-path';
  return isOneSite(new URL(path, at).href, at) ? undefined : 'other-site';
}

/** Its value is a text in quotes. RFC 9651 §3.3.3. */
function pathIn(parameters: string): string | undefined {
  for (const [, name, value = ''] of parameters.matchAll(/;\s*([a-z*][\w.*-]*)=("(?:[^"\\]|\\.)*")?/g))
    if (name === 'path') return value === '' ? undefined : value.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  return undefined;
}

/**
 * Why browsers end a session that a server answered a proof for with 2xx: what it says of the session cannot be, or that it is `over`.
 * `undefined` where they keep it, and where its answer was not recorded. §7.8, §8.6.
 * @param id by which the session was renewed, as its header had it
 */
export function answerFault(
  { url, responseBody, verdicts }: Exchange,
  id: string | undefined,
): DeviceSessionFault | 'over' | undefined {
  const known = ofAnswers.find((one) => one === verdicts?.device_session);
  if (known) return known;
  const text = responseBody?.text;
  if (!text || isWithheld(text)) return undefined;
  const said = parseJsonObject(text);
  if (!said) return 'no-instructions';
  if (said['continue'] === false) return 'over';
  return identifierFault(said, id) ?? addressFault(said, url) ?? cookieFault(said);
}

function identifierFault(said: JsonObject, id: string | undefined): DeviceSessionFault | undefined {
  const name = asText(said['session_identifier']);
  if (!name) return 'no-identifier';
  const asked = id?.replaceAll('"', '').trim();
  if (!asked || isWithheld(asked) || isWithheld(name)) return undefined;
  return asked === name ? undefined : 'other-identifier';
}

function addressFault(
  { refresh_url: refresh, scope }: JsonObject,
  at: string,
): DeviceSessionFault | undefined {
  const address = asText(refresh);
  if (address && !isWithheld(address) && URL.canParse(address, at)) {
    const { href, protocol } = new URL(address, at);
    if (!isOneSite(href, at)) return 'other-refresh-url';
    if (protocol !== 'https:' && !isLoopback(href)) return 'plain-refresh-url';
  }
  const origin = asText(asObject(scope)?.['origin']);
  return origin && !isWithheld(origin) && URL.canParse(origin) && !isOneSite(origin, at)
    ? 'other-scope'
    : undefined;
}

/** A session without a cookie is bound to nothing. */
function cookieFault({ credentials }: JsonObject): DeviceSessionFault | undefined {
  const all = Array.isArray(credentials) ? credentials : [];
  return all.some((one: unknown) => asText(asObject(one)?.['name'])) ? undefined : 'no-cookie';
}
