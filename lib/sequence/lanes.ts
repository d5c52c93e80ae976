import type { ReportFlow } from '../report/report.ts';
import { actorRoles, clientName, resourceName, serverName } from '../telling/parties.ts';
import { browserActsOf } from '../telling/browser-acts.ts';
import type { Actor } from '../vocabulary/actor.ts';

/** Who has a lane: the parties, and the browser between them where it did something by itself. */
export type LaneActor = Actor | 'browser';

/** One lane: who stands on it, what they are in a login and what they are called. */
export type Lane = {
  readonly actor: LaneActor;
  readonly role: string;
  readonly name: string;
};

/**
 * The parties of a flow from left to right; the API only where something went to one, the browser only where cookies or windows are why
 * the flow failed.
 */
export function lanesOf(flow: ReportFlow): readonly Lane[] {
  const api = resourceName(flow);
  const roles = actorRoles(flow.protocol);
  return [
    { actor: 'client', role: roles.client, name: clientName(flow) },
    ...(browserActsOf(flow).length > 0 ? [browserLane] : []),
    {
      actor: 'authorization_server',
      role: roles.authorization_server,
      name: serverName(flow),
    },
    ...(api ? [{ actor: 'resource_server', role: roles.resource_server, name: api } as const] : []),
  ];
}

const browserLane: Lane = { actor: 'browser', role: 'Browser', name: 'the browser' };

/** Where an actor stands. The person shares the lane of the app. */
export function laneIndex(lanes: readonly Lane[], actor: LaneActor): number {
  return Math.max(
    0,
    lanes.findIndex((lane) => lane.actor === actor),
  );
}
