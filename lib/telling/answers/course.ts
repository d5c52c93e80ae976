import { clientName, resourceName, serverName } from '../parties.ts';
import { wayOf } from '../way.ts';
import { point, seen, type AnswerableFlow, type AnswerPoint } from './answer.ts';

/** What are the steps? Those that were seen, and those that a browser cannot see. */
export function stepPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const inTurn = flow.steps.filter(({ kind }, at) => kind !== flow.steps[at - 1]?.kind);
  const observed = inTurn.filter((step) => step.observed);
  const concluded = inTurn.filter((step) => !step.observed);
  return [
    point('In this recording, in order:', observed),
    ...(concluded.length > 0
      ? [point('Between servers, where a browser cannot look, and not seen:', concluded, 'not_seen')]
      : []),
  ];
}

/** Who takes part? The parties of this login by name. */
export function partyPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const { client, server } = flow;
  const app = client.redirect_uri || client.id ? clientName(flow) : 'not seen';
  const provider = server.issuer || server.origin ? serverName(flow) : 'not seen';
  const api = resourceName(flow);
  const [request, use] = [seen(flow, 'request'), seen(flow, 'use')];
  const named = `App (client): ${app}. Server that knows the person: ${provider}.`;
  return [
    point(api === undefined ? named : `${named} API: ${api}.`, [
      request ?? flow.steps.find(({ observed }) => observed),
      api === undefined ? undefined : use,
    ]),
  ];
}

/** What other flows are there? The one that this login goes. */
export function wayPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const { label, why, instead } = wayOf(flow);
  const begin = seen(flow, 'request') ?? flow.steps.find(({ observed }) => observed);
  return [point(`This one: ${label}. ${why}${instead ? ` ${instead}` : ''}`, [begin])];
}
