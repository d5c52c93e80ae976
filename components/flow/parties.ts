import { originOf } from '../../lib/exchange/parameters.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import type { Actor } from '../../lib/vocabulary/actor.ts';

/** `https://app.example:8443/cb` → `app.example:8443`; a private-use scheme → its name; anything else as it is. */
export function hostOf(url: string): string {
  const origin = originOf(url);
  if (!origin) return url;
  return origin.replace(/^[a-z][\w+.-]*:\/\//, '').replace(/:$/, '');
}

/** The client as a person knows it: where the answer is sent, else its id. */
export function clientName({ client }: ReportFlow): string {
  if (client.redirect_uri) return hostOf(client.redirect_uri);
  return client.id ?? 'An application';
}

/** The authorization server as a person knows it. */
export function serverName({ server }: ReportFlow): string {
  const known = server.issuer ?? server.origin;
  return known ? hostOf(known) : 'an authorization server';
}

/** The API of the flow, if a step went to one. */
export function resourceName({ steps }: ReportFlow): string | undefined {
  const hosts = new Set(
    steps.filter((step) => step.to === 'resource_server' && step.url).map((step) => hostOf(step.url!)),
  );
  if (hosts.size > 1) return `${hosts.size} APIs`;
  return hosts.values().next().value;
}

/** Who speaks to whom in a step, by name: `app.example → op.example`. */
export function speakers(flow: ReportFlow, step: ReportStep): readonly [from: string, to: string] {
  return [actorName(flow, step, step.from), actorName(flow, step, step.to)];
}

function actorName(flow: ReportFlow, step: ReportStep, actor: Actor): string {
  if (actor === 'client') return clientName(flow);
  if (actor === 'authorization_server') return serverName(flow);
  if (actor === 'resource_server') return step.url ? hostOf(step.url) : 'the API';
  return 'you';
}
