import { mediaType, headerValue } from '../../exchange/headers.ts';
import { elementsNamed, parseXml, type XmlElement } from '../../exchange/xml.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { samlMetadata as namespace } from './namespaces.ts';
import { recognised } from '../recognised.ts';

/**
 * What a party of SAML 2.0 or WS-Federation publishes about itself: its entity id, its addresses, its certificates. Told by the
 * document's root element; by the registered media type, or WS-Federation's own name for it, where the body was not recorded.
 * SAML Metadata §2.3, §4.1; WS-Federation §3.2.2.
 */
export function samlMetadata(view: View): Message<'saml_metadata'> | undefined {
  const { exchange } = view;
  if (exchange.method !== 'GET') return undefined;
  const body = exchange.responseBody?.text;
  const root = body === undefined ? undefined : rootOf(body);
  if (!root && !(body === undefined && isNamedSo(view))) return undefined;
  const answer = root && membersOf(root);
  return recognised(exchange, 'saml_metadata', {
    params: view.query,
    answer,
    ...(answer?.['role'] === 'service provider'
      ? { from: 'authorization_server', to: 'client' }
      : { from: 'client', to: 'authorization_server' }),
    confidence: root ? 'certain' : 'firm',
  });
}

/** Cheap first: pages of all kinds come by. */
function rootOf(body: string): XmlElement | undefined {
  if (!body.includes('EntityDescriptor') && !body.includes('EntitiesDescriptor')) return undefined;
  const root = parseXml(body);
  return root?.namespace === namespace && /^Entit(?:y|ies)Descriptor$/.test(root.local) ? root : undefined;
}

function isNamedSo({ exchange, path }: View): boolean {
  const type = mediaType(headerValue(exchange.responseHeaders, 'content-type'));
  return (
    type === 'application/samlmetadata+xml' ||
    path.endsWith('/federationmetadata/2007-06/federationmetadata.xml')
  );
}

/**
 * What ties a login to the document: the entities in it, and where each takes messages. `role` is the one that all entities play;
 * a federation's list has no single one.
 */
function membersOf(root: XmlElement): JsonObject {
  const entities = elementsNamed(root, 'EntityDescriptor').flatMap(
    ({ attributes }) => attributes['entityID'] ?? [],
  );
  const isProvider = elementsNamed(root, 'IDPSSODescriptor').length > 0;
  const isService = elementsNamed(root, 'SPSSODescriptor').length > 0;
  return {
    entityID: entities,
    locations: [...new Set([...locationsIn(root), ...passiveEndpointsIn(root)])],
    ...(isProvider !== isService && { role: isProvider ? 'identity provider' : 'service provider' }),
  };
}

function locationsIn(element: XmlElement): readonly string[] {
  const own = [element.attributes['Location'], element.attributes['ResponseLocation']];
  const children = element.children.filter((child) => typeof child !== 'string');
  return [...own.filter((url) => url !== undefined), ...children.flatMap(locationsIn)];
}

/** WS-Federation §3.1.2.7 writes an address as WS-Addressing does. */
function passiveEndpointsIn(root: XmlElement): readonly string[] {
  return elementsNamed(root, 'Address').flatMap(({ children }) => {
    const [address] = children;
    return typeof address === 'string' ? [address.trim()] : [];
  });
}
