import type { ReportFlow } from '../../lib/report/report.ts';
import { actorRoles, clientName, resourceName, serverName } from '../../lib/telling/parties.ts';
import type { Actor } from '../../lib/vocabulary/actor.ts';
import type { IconName } from '../controls/Icon.tsx';

export type Lane = {
  readonly actor: Actor;
  readonly role: string;
  readonly name: string;
  readonly icon: IconName;
};

/** The parties of a flow from left to right; the API only where something went to one. */
export function lanesOf(flow: ReportFlow): readonly Lane[] {
  const api = resourceName(flow);
  return [
    { actor: 'client', role: actorRoles.client, name: clientName(flow), icon: 'app' },
    {
      actor: 'authorization_server',
      role: actorRoles.authorization_server,
      name: serverName(flow),
      icon: 'server',
    },
    ...(api
      ? [{ actor: 'resource_server', role: actorRoles.resource_server, name: api, icon: 'api' } as const]
      : []),
  ];
}

/** Where an actor stands. The person and the app share the lane of the browser. */
export function laneIndex(lanes: readonly Lane[], actor: Actor): number {
  return Math.max(
    0,
    lanes.findIndex((lane) => lane.actor === actor),
  );
}
