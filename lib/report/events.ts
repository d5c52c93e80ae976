import type { SignInEvent, ToldCookie, ToldPasskey } from '../facts/sign-in/sign-in-events.ts';
import { partiesOfFlow, sideOf } from '../flows/context/parties.ts';
import type { Flow } from '../flows/flow.ts';
import type { Step } from '../flows/steps.ts';
import { placeAmong } from './browser-acts.ts';
import { isoTime } from './iso-time.ts';
import type { ReportEvent } from './report-event.ts';

/**
 * What belongs to the sign-in beside its messages, as the report shows it: at which step, or after which one.
 * @param stepIds ids of `steps`, in their order
 */
export function reportEvents(
  events: readonly SignInEvent[],
  flow: Pick<Flow, 'messages' | 'context'>,
  steps: readonly Step[],
  stepIds: readonly string[],
): readonly ReportEvent[] {
  if (events.length === 0) return [];
  const { messages } = flow;
  const parties = partiesOfFlow(flow);
  return events.map(({ event, exchange, cookie, reason, passkey, isOldName, wait }) => ({
    event,
    host: sideOf(messages, parties, exchange.url),
    time: isoTime(exchange.startedAt),
    ...placeAmong(exchange, steps, stepIds),
    cookie: cookie?.name ?? null,
    ...(cookie && { attributes: attributesOf(cookie) }),
    ...(passkey && { passkey: passkeyOf(passkey) }),
    ...(isOldName && { old_names: true }),
    ...(wait && { waited: { seconds: Math.round(wait.duration / 1000), over: wait.isOver } }),
    ...(reason !== undefined && { reason }),
  }));
}

function passkeyOf({ rpId, origin, asked, verified }: ToldPasskey): NonNullable<ReportEvent['passkey']> {
  return {
    rp_id: rpId ?? null,
    origin: origin ?? null,
    user_verification: asked ?? null,
    user_verified: verified ?? null,
  };
}

function attributesOf(cookie: ToldCookie): NonNullable<ReportEvent['attributes']> {
  return {
    host: cookie.host,
    host_only: cookie.hostOnly,
    path: cookie.path,
    same_site: cookie.sameSite ?? null,
    secure: cookie.secure,
    http_only: cookie.httpOnly,
    partitioned: cookie.partitioned,
    lifetime: cookie.lifetime ?? null,
  };
}
