import { originOf } from '../exchange/parameters.ts';
import type { Actor } from '../vocabulary/actor.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/** What an actor is in a login, in a word. */
export const actorRoles: Readonly<Record<Exclude<Actor, 'user'>, string>> = {
  client: 'App',
  authorization_server: 'Server',
  resource_server: 'API',
};

/** `https://app.example:8443/cb` → `app.example:8443`; a private-use scheme → its name; anything else as it is. */
export function placeName(url: string): string {
  const origin = originOf(url);
  if (!origin) return url;
  return origin.replace(/^[a-z][\w+.-]*:\/\//, '').replace(/:$/, '');
}

/** The client as a person knows it: where it was seen, where the answer is sent, else its id. */
export function clientName({ client }: Pick<ToldFlow, 'client'>): string {
  if (client.origin) return placeName(client.origin);
  // Out of band: the person carries the code over, and the address is a name for that.
  if (client.redirect_uri?.startsWith('urn:')) return 'An application';
  if (client.redirect_uri) return placeName(client.redirect_uri);
  return client.id ?? 'An application';
}

/** The authorization server as a person knows it. */
export function serverName({ server }: Pick<ToldFlow, 'server'>): string {
  const known = server.issuer ?? server.origin;
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
      return serverName(flow);
    case 'resource_server':
      return step.url ? placeName(step.url) : 'the API';
    case 'user':
      return 'you';
  }
}
