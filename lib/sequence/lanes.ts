import { originOf } from '../exchange/parameters.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';
import {
  actorRoles,
  clientName,
  placeName,
  resourceName,
  serverName,
  serverParts,
} from '../telling/parties.ts';
import { browserActsOf } from '../telling/browser-acts.ts';
import type { Actor } from '../vocabulary/actor.ts';

/** Who has a lane: the parties, and the browser between them where it did something by itself. */
export type LaneActor = Actor | 'browser';

/** One lane: who stands on it, what they are in a login and what they are called. */
export type Lane = {
  readonly actor: LaneActor;
  readonly role: string;
  readonly name: string;
  /** Of one authorization server among several. */
  readonly origin?: string;
};

/**
 * The parties of a flow from left to right; several authorization servers where several have a part; the API only where something went to
 * one, the browser only where cookies or windows are why the flow failed.
 */
export function lanesOf(flow: ReportFlow): readonly Lane[] {
  const api = resourceName(flow);
  const roles = actorRoles(flow.protocol);
  return [
    { actor: 'client', role: roles.client, name: clientName(flow) },
    ...(browserActsOf(flow).length > 0 ? [browserLane] : []),
    ...serverLanes(flow),
    ...(api ? [{ actor: 'resource_server', role: roles.resource_server, name: api } as const] : []),
  ];
}

const browserLane: Lane = { actor: 'browser', role: 'Browser', name: 'the browser' };

function serverLanes(flow: ReportFlow): readonly Lane[] {
  const actor = 'authorization_server';
  if (!flow.servers) return [{ actor, role: actorRoles(flow.protocol)[actor], name: serverName(flow) }];
  return flow.servers.map(({ origin, part }) => ({
    actor,
    role: serverParts[part],
    name: placeName(origin),
    origin,
  }));
}

/** Where an actor stands, the first of them where there are several. The person shares the lane of the app. */
export function laneIndex(lanes: readonly Lane[], actor: LaneActor): number {
  return Math.max(
    0,
    lanes.findIndex((lane) => lane.actor === actor),
  );
}

/** From which lane to which one a step goes: of several servers it is the one at the step’s address. */
export function lanesOfStep(
  lanes: readonly Lane[],
  { from, to, url }: Pick<ReportStep, 'from' | 'to' | 'url'>,
): readonly [from: number, to: number] {
  const origin = originOf(url ?? '');
  const at = (actor: Actor): number => {
    const own = lanes.findIndex(
      (lane) => lane.actor === actor && lane.origin !== undefined && lane.origin === origin,
    );
    return own < 0 ? laneIndex(lanes, actor) : own;
  };
  return [at(from), at(to)];
}
