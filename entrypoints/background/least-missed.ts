import type { Exchange } from '../../lib/exchange/exchange.ts';
import { hostOf } from '../../lib/exchange/parameters.ts';

/** Whose an exchange is, and whether its login still needs it. */
export type Standing = {
  /** Host of the page that began the login: what it opens is its share. */
  readonly site: string;
  readonly isUnfinished: boolean;
};

/** An exchange that memory holds. */
export type Held = Standing & { readonly id: string; readonly size: number };

/** Of an exchange that belongs to no login so far. */
export function standingAlone({ context, url }: Exchange): Standing {
  return { site: hostOf(context.initiator ?? '') || hostOf(url), isUnfinished: false };
}

/**
 * Which to let go, until `goal` bytes are left of `bytes`: only those of sites that hold more than their share of the goal, so
 * that no page pushes out the logins of another; of these the oldest of finished logins first.
 * @param held the oldest first
 */
export function leastMissed(held: readonly Held[], bytes: number, goal: number): readonly string[] {
  const sizes = new Map<string, number>();
  for (const { site, size } of held) sizes.set(site, (sizes.get(site) ?? 0) + size);
  const share = goal / Math.max(1, sizes.size);
  const gone: string[] = [];
  let left = bytes;
  const order = [...held.filter((one) => !one.isUnfinished), ...held.filter((one) => one.isUnfinished)];
  for (const { id, site, size } of order) {
    const ofSite = sizes.get(site) ?? 0;
    if (left <= goal) break;
    if (ofSite <= share) continue;
    sizes.set(site, ofSite - size);
    left -= size;
    gone.push(id);
  }
  return gone;
}
