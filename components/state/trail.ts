import { valueTrail } from '../../lib/facts/value-trail.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { endpointOf } from '../../lib/exchange/parameters.ts';
import { comparedIn } from '../../lib/telling/mismatches.ts';
import { trailTold, type TrailTold } from '../../lib/telling/trail.ts';
import type { Inspected } from './inspected.ts';

/** The way of a value through a flow: its steps, and the pages and calls around it. */
export function trailIn(flow: ReportFlow, { exchangeOf, evidence }: Inspected, value: string): TrailTold {
  const exchanges = evidence?.([flow.id]) ?? [
    ...new Set(flow.steps.flatMap(({ id }) => exchangeOf(id) ?? [])),
  ];
  const urls = new Map(exchanges.map(({ id, url }) => [id, url]));
  const steps = Map.groupBy(flow.steps, ({ id }) => exchangeOf(id)?.id);
  const parties = [
    flow.client.redirect_uri,
    flow.server.issuer,
    flow.server.origin,
    ...flow.steps.map(({ url }) => url),
  ].filter((url) => url !== null);
  const places = valueTrail(value, exchanges, parties).map((place) => {
    const those = steps.get(place.exchange) ?? [];
    // A redirect that brings the answer stands in the exchange that asked, and is the later step.
    const step = place.carrier === 'redirect' ? those.at(-1) : those[0];
    return { ...place, step: step?.id, address: endpointOf(urls.get(place.exchange) ?? '') };
  });
  return trailTold(value, places, flow.findings, comparedIn(flow));
}
