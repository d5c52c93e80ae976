import { childrenOf, elementsNamed, parseXml, type XmlElement } from '../../exchange/xml.ts';
import { samlMetadata } from './namespaces.ts';
import { certificatesIn } from './signature.ts';
import { isTrue } from './boolean.ts';

/** An address at which an entity takes messages of one binding. SAML Metadata §2.2.2, §2.2.3. */
export type SamlEndpoint = {
  readonly location: string;
  readonly binding: string | undefined;
  /** Number by which a request names it (`AssertionConsumerServiceIndex`). */
  readonly index: string | undefined;
  readonly isDefault: boolean;
};

/** One party as it describes itself. SAML Metadata §2.3.2; what it lacks is undefined or empty, and nothing was verified. */
export type SamlEntity = {
  readonly entityId: string;
  /** xs:dateTime as written, the entity's own or that of the list it stands in: the earliest. §2.3.1, §2.3.2. */
  readonly validUntil: readonly string[];
  /** What an identity provider signs with: base64 of DER, without white space. A key without `use` is for both. §2.4.1.1. */
  readonly signingCertificates: readonly string[];
  readonly signOnServices: readonly SamlEndpoint[];
  readonly assertionConsumers: readonly SamlEndpoint[];
  /** As an identity provider; `undefined` where it is none. §2.4.3. */
  readonly provider: { readonly signingKeys: number; readonly wantsSignedRequests: boolean } | undefined;
  /** As a service provider; `undefined` where it is none. §2.4.4. */
  readonly service: { readonly signingKeys: number; readonly signsRequests: boolean } | undefined;
};

/** The entities in a metadata document; empty for what is none. */
export function samlEntitiesIn(body: string | undefined): readonly SamlEntity[] {
  if (!body?.includes('EntityDescriptor')) return [];
  const root = parseXml(body);
  return root?.namespace === samlMetadata ? entitiesUnder(root, []) : [];
}

function entitiesUnder(element: XmlElement, until: readonly string[]): readonly SamlEntity[] {
  const own = element.attributes['validUntil'];
  const validUntil = own === undefined ? until : [...until, own];
  if (element.local === 'EntityDescriptor') return readEntity(element, validUntil);
  if (element.local !== 'EntitiesDescriptor') return [];
  return childrenOf(element).flatMap((child) => entitiesUnder(child, validUntil));
}

function readEntity(element: XmlElement, validUntil: readonly string[]): readonly SamlEntity[] {
  const entityId = element.attributes['entityID'];
  if (entityId === undefined) return [];
  // WS-Federation's token service is a role of its own (WS-Federation §3.1.2).
  const providers = childrenOf(element).filter(
    ({ local, attributes }) =>
      local === 'IDPSSODescriptor' ||
      (local === 'RoleDescriptor' && /SecurityTokenService/.test(attributes['xsi:type'] ?? '')),
  );
  const services = childrenOf(element, 'SPSSODescriptor');
  const signOn = providers.filter(({ local }) => local === 'IDPSSODescriptor');
  const forSigning = signingKeysOf(providers);
  return [
    {
      entityId,
      validUntil,
      signingCertificates: [
        ...new Set(forSigning.flatMap((key) => childrenOf(key, 'KeyInfo').flatMap(certificatesIn))),
      ],
      signOnServices: providers.flatMap((role) => endpointsNamed(role, 'SingleSignOnService')),
      assertionConsumers: services.flatMap((role) => endpointsNamed(role, 'AssertionConsumerService')),
      provider:
        signOn.length > 0
          ? {
              signingKeys: signingKeysOf(signOn).length,
              wantsSignedRequests: signOn.some((role) => isTrue(role.attributes['WantAuthnRequestsSigned'])),
            }
          : undefined,
      service:
        services.length > 0
          ? {
              signingKeys: signingKeysOf(services).length,
              signsRequests: services.some((role) => isTrue(role.attributes['AuthnRequestsSigned'])),
            }
          : undefined,
    },
  ];
}

function signingKeysOf(roles: readonly XmlElement[]): readonly XmlElement[] {
  return roles
    .flatMap((role) => childrenOf(role, 'KeyDescriptor'))
    .filter(({ attributes }) => attributes['use'] !== 'encryption');
}

function endpointsNamed(role: XmlElement, name: string): readonly SamlEndpoint[] {
  return elementsNamed(role, name).flatMap(({ attributes }) => {
    const location = attributes['Location'];
    if (location === undefined) return [];
    const { Binding: binding, index, isDefault } = attributes;
    return [{ location, binding, index, isDefault: isTrue(isDefault) }];
  });
}
