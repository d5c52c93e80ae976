import { clientName, serverName } from './parties.ts';
import { standingTitle } from './outcome.ts';
import { standingOf } from './standing.ts';
import { clock } from './time.ts';
import type { ToldFlow } from './told.ts';

/** A login in one line, where one of several is chosen: `Failed, 14:03:09: app.example → op.example`. */
export function loginLine(flow: ToldFlow & { readonly started: string }): string {
  const when = [standingTitle(standingOf(flow)), clock(flow.started)].filter(Boolean).join(', ');
  return `${when}: ${clientName(flow)} → ${serverName(flow)}`;
}
