import { clientName, serverName } from './parties.ts';
import { duration } from './time.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { ToldFlow } from './told.ts';

/**
 * What is said of the time on a provider's own pages.
 * @param ms how long; `undefined` while it lasts
 * @param isNested whether other logins, told beside it, fill it
 * @param protocol of the flow: in a wallet nobody signs in
 */
export function waitWords(
  server: string,
  ms: number | undefined,
  isNested: boolean,
  protocol?: Protocol,
): string {
  if (protocol === 'openid4vp')
    return ms === undefined ? `Waiting at ${server} for an answer.` : `In ${server}, ${duration(ms)}.`;
  if (ms === undefined) return `Waiting at ${server} for sign-in and consent.`;
  return `At ${server}, ${duration(ms)}${isNested ? '.' : `: ${activity(ms)}`}`;
}

/** A login that happened inside another one: `broker.example in turn asked op.example`. */
export function nestedWords(
  inner: Pick<ToldFlow, 'client' | 'server'> & Partial<Pick<ToldFlow, 'protocol'>>,
): string {
  return `${clientName(inner)} in turn asked ${serverName(inner)}`;
}

function activity(ms: number): string {
  return ms < 1500
    ? 'sign-in and consent, or a session that was there already.'
    : 'sign-in and consent. What is typed there is never recorded.';
}
