import type { ReportFlow } from '../../lib/report/report.ts';
import { actorRoles, clientName, resourceName, serverName } from '../../lib/telling/parties.ts';
import { browserActsOf } from '../../lib/telling/browser-acts.ts';
import type { Actor } from '../../lib/vocabulary/actor.ts';
import type { IconName } from '../controls/Icon.tsx';

/** Who has a lane: the parties, and the browser between them where it did something by itself. */
export type LaneActor = Actor | 'browser';

export type Lane = {
  readonly actor: LaneActor;
  readonly role: string;
  readonly name: string;
  readonly icon: IconName;
};

/**
 * The parties of a flow from left to right; the API only where something went to one, the browser only where cookies or windows are why
 * the flow failed.
 */
export function lanesOf(flow: ReportFlow): readonly Lane[] {
  const api = resourceName(flow);
  return [
    { actor: 'client', role: actorRoles.client, name: clientName(flow), icon: 'app' },
    ...(browserActsOf(flow).length > 0 ? [browserLane] : []),
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

const browserLane: Lane = { actor: 'browser', role: 'Browser', name: 'the browser', icon: 'window' };

/** Where an actor stands. The person shares the lane of the app. */
export function laneIndex(lanes: readonly Lane[], actor: LaneActor): number {
  return Math.max(
    0,
    lanes.findIndex((lane) => lane.actor === actor),
  );
}
