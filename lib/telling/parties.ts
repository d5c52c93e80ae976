import { originOf } from '../exchange/parameters.ts';
import type { Actor } from '../vocabulary/actor.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { ServerPart } from '../vocabulary/server-part.ts';
import type { ToldFlow, ToldStep } from './told.ts';

type Roles = Readonly<Record<Exclude<Actor, 'user'>, string>>;

const usual: Roles = { client: 'App', authorization_server: 'Server', resource_server: 'API' };

/** Where a wallet takes part. OpenID4VP §2; OpenID4VCI §2. */
const withWallet: Partial<Readonly<Record<Protocol, Roles>>> = {
  openid4vp: { client: 'Verifier', authorization_server: 'Wallet', resource_server: 'API' },
  openid4vci: { client: 'Wallet', authorization_server: 'Server', resource_server: 'Issuer' },
};

/** What actors are in a flow of that protocol, in a word. */
export function actorRoles(protocol: Protocol): Roles {
  return withWallet[protocol] ?? usual;
}

type Named<Party extends 'client' | 'server'> = Pick<ToldFlow, Party> & Partial<Pick<ToldFlow, 'protocol'>>;

/** What a server does where several have a part, in a word. */
export const serverParts: Readonly<Record<ServerPart, string>> = {
  vouches: 'Vouches',
  decides: 'Decides',
  exchanges: 'Exchanges',
};

/** `https://app.example:8443/cb` → `app.example:8443`; a private-use scheme → its name; a URN and anything else as it is. */
export function placeName(url: string): string {
  const origin = originOf(url);
  if (!origin || isUrn(url)) return url;
  return origin.replace(/^[a-z][\w+.-]*:\/\//, '').replace(/:$/, '');
}

/** A name that is no place: SAML and WS-Federation call providers so. */
function isUrn(name: string): boolean {
  return /^urn:/i.test(name);
}

/** The client as a person knows it: where it was seen, where the answer is sent, else its id. */
export function clientName({ client, protocol }: Named<'client'>): string {
  if (client.origin) return placeName(client.origin);
  // Out of band: the person carries the code over, and the address is a name for that.
  if (isUrn(client.redirect_uri ?? '')) return 'An application';
  if (URL.canParse(client.redirect_uri ?? '')) return placeName(client.redirect_uri ?? '');
  if (protocol === 'openid4vp') return verifierName(client.id);
  return client.id ?? (protocol === 'openid4vci' ? 'A wallet' : 'An application');
}

/** A verifier’s name says how it is proven: a host where there is one in it. OpenID4VP §5.9.3. */
function verifierName(id: string | null): string {
  const [, host] = /^(?:x509_san_dns|(?:decentralized_identifier:)?did:web):([^:/]+)/.exec(id ?? '') ?? [];
  const [, address] = /^(?:redirect_uri|openid_federation|x509_san_uri):(.+)/.exec(id ?? '') ?? [];
  if (host ?? address) return host ?? placeName(address!);
  return id === null || id.includes(':') ? 'A verifier' : id;
}

/** The authorization server as a person knows it. */
export function serverName({ server, protocol }: Named<'server'>): string {
  const known = isUrn(server.issuer ?? '')
    ? (server.origin ?? server.issuer)
    : (server.issuer ?? server.origin);
  // A wallet on the device has a scheme for an address, and the browser’s own API has none at all.
  if (protocol === 'openid4vp' && !/^https?:/i.test(known ?? '')) return 'a wallet';
  return known ? placeName(known) : 'an authorization server';
}

/** The API of the flow, if a step went to one. */
export function resourceName({ steps }: Pick<ToldFlow, 'steps'>): string | undefined {
  const hosts = new Set(
    steps.flatMap(({ to, url }) => (to === 'resource_server' && url ? [placeName(url)] : [])),
  );
  if (hosts.size > 1) return `${hosts.size} APIs`;
  return hosts.values().next().value;
}

/** Who speaks to whom in a step, by name: `app.example`, `op.example`. */
export function speakers(flow: ToldFlow, step: ToldStep): readonly [from: string, to: string] {
  return [actorName(flow, step, step.from), actorName(flow, step, step.to)];
}

function actorName(flow: ToldFlow, step: ToldStep, actor: Actor): string {
  switch (actor) {
    case 'client':
      return clientName(flow);
    case 'authorization_server':
      return flow.servers && step.url ? placeName(step.url) : serverName(flow);
    case 'resource_server':
      return step.url ? placeName(step.url) : 'the API';
    case 'user':
      return 'you';
  }
}
