import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { endpointOf, originOf } from '../exchange/parameters.ts';
import type { StepKind } from '../vocabulary/kinds.ts';

/** An authorization server's metadata document as it was seen. RFC 8414 §2; OIDC Discovery §3. */
export type ServerMetadata = JsonObject;

/** Member of the metadata document and what lives at the endpoint it names. */
const endpointMembers: readonly (readonly [member: string, kind: StepKind])[] = [
  ['authorization_endpoint', 'authorization_request'],
  ['token_endpoint', 'token_request'],
  ['userinfo_endpoint', 'userinfo_request'],
  ['jwks_uri', 'jwks'],
  ['registration_endpoint', 'client_registration'],
  ['revocation_endpoint', 'revocation_request'],
  ['introspection_endpoint', 'introspection_request'],
  ['end_session_endpoint', 'end_session_request'],
  ['pushed_authorization_request_endpoint', 'pushed_authorization_request'],
  ['device_authorization_endpoint', 'device_authorization_request'],
  ['backchannel_authentication_endpoint', 'backchannel_authentication_request'],
  ['check_session_iframe', 'check_session'],
];

type Known = { readonly kind: StepKind; readonly metadata: ServerMetadata };

/** The authorization servers whose metadata was seen, by their endpoints. */
export type Servers = {
  /** Takes a metadata document in. True when it taught something new. */
  learn(document: JsonObject): boolean;
  /** Takes in that a message of this kind arrives at this endpoint; no metadata document stands behind it. */
  place(endpoint: string, kind: StepKind): void;
  /** Grows whenever a document taught something. */
  readonly revision: number;
  kindAt(endpoint: string): StepKind | undefined;
  /** Metadata of the server that has this endpoint. */
  metadataAt(endpoint: string): ServerMetadata | undefined;
  /** Metadata of the one server known at that URL's origin; `undefined` for none or several (tenants, realms). */
  metadataOfOrigin(url: string): ServerMetadata | undefined;
};

/** Knows no server yet. Documents without an `issuer` teach nothing. */
export function createServers(): Servers {
  const byIssuer = new Map<string, string>();
  const byEndpoint = new Map<string, Known>();
  const placed = new Map<string, StepKind>();
  const byOrigin = new Map<string, Map<string, ServerMetadata>>();
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    learn(document) {
      const issuer = asText(document['issuer']);
      if (!issuer) return false;
      const fingerprint = JSON.stringify(document);
      if (byIssuer.get(issuer) === fingerprint) return false;
      byIssuer.set(issuer, fingerprint);
      revision += 1;
      for (const [member, kind] of endpointMembers) {
        const url = asText(document[member]);
        if (url) byEndpoint.set(endpointOf(url), { kind, metadata: document });
        const alias = asText(asObject(document['mtls_endpoint_aliases'])?.[member]);
        if (alias && !byEndpoint.has(endpointOf(alias)))
          byEndpoint.set(endpointOf(alias), { kind, metadata: document });
      }
      const origin = originOf(
        asText(document['authorization_endpoint']) ?? asText(document['token_endpoint']) ?? issuer,
      );
      if (origin) byOrigin.set(origin, (byOrigin.get(origin) ?? new Map()).set(issuer, document));
      return true;
    },
    place: (endpoint, kind) => void placed.set(endpoint, kind),
    kindAt: (endpoint) => byEndpoint.get(endpoint)?.kind ?? placed.get(endpoint),
    metadataAt: (endpoint) => byEndpoint.get(endpoint)?.metadata,
    metadataOfOrigin(url) {
      const servers = byOrigin.get(originOf(url) ?? '');
      return servers?.size === 1 ? [...servers.values()][0] : undefined;
    },
  };
}

/** The endpoints a metadata document names, without their queries; those for clients with certificates too (RFC 8705 §5). */
export function endpointsIn(document: JsonObject): readonly string[] {
  const aliases = asObject(document['mtls_endpoint_aliases']);
  return endpointMembers
    .flatMap(([member]) => [asText(document[member]), asText(aliases?.[member])])
    .flatMap((url) => (url ? [endpointOf(url)] : []));
}
