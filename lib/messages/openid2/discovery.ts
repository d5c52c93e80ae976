import { headerValue, mediaType } from '../../exchange/headers.ts';
import type { JsonObject } from '../../exchange/json.ts';
import { elementsNamed, parseXml, textOf, type XmlElement } from '../../exchange/xml.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';

/** Who offers OpenID, in any of its versions, says so with a type that begins so. OpenID 2.0 §7.3.2.1, §14.2.2. */
const openidType = /^http:\/\/(?:specs\.openid\.net\/auth\/2\.0|openid\.net\/s(?:erver|ignon)\/1\.[01])/;

/**
 * An identifier is looked up for its provider by the Yadis protocol: the answer is a document of services (XRDS), or says in a header
 * where that document is. Services that are not OpenID's are nobody's login. OpenID 2.0 §7.3; Yadis 1.0 §6.2.
 */
export function openidDiscovery(view: View): Message<'openid_discovery'> | undefined {
  const { exchange } = view;
  if (exchange.method !== 'GET') return undefined;
  const body = exchange.responseBody?.text;
  const answer = body === undefined ? undefined : servicesIn(body);
  if (!answer && !(asksForServices(view) || (body === undefined && isNamedSo(view)))) return undefined;
  return recognised(exchange, 'openid_discovery', {
    params: view.query,
    answer,
    confidence: answer ? 'certain' : 'firm',
  });
}

/** The OpenID services of an XRDS document: their types, endpoints, and identifiers at the provider. */
function servicesIn(body: string): JsonObject | undefined {
  if (!body.includes('xri://$xrd')) return undefined;
  const root = parseXml(body);
  if (root?.local !== 'XRDS' || root.namespace !== 'xri://$xrds') return undefined;
  const services = elementsNamed(root, 'Service').filter((service) =>
    textsOf(service, 'Type').some((type) => openidType.test(type)),
  );
  if (services.length === 0) return undefined;
  const all = (name: string) => services.flatMap((service) => textsOf(service, name));
  return { Type: all('Type'), URI: all('URI'), LocalID: [...all('LocalID'), ...all('Delegate')] };
}

function textsOf(element: XmlElement, name: string): readonly string[] {
  return elementsNamed(element, name).flatMap((found) => textOf(found) ?? []);
}

/** Nobody else asks for this type before all others, or answers where it is. Yadis 1.0 §6.2.4, §6.2.5. */
function asksForServices({ exchange, isNavigation }: View): boolean {
  const accept = headerValue(exchange.requestHeaders, 'accept') ?? '';
  return !isNavigation && /^application\/xrds\+xml\b/i.test(accept.trim());
}

function isNamedSo({ exchange }: View): boolean {
  return mediaType(headerValue(exchange.responseHeaders, 'content-type')) === 'application/xrds+xml';
}
