import type { CauseId } from '../causes/cause-id.ts';
import type { RequirementId } from '../profiles/index.ts';
import type { RuleId } from '../rules/index.ts';
import type { Charge } from './charge.ts';

/** Something that somebody decided to live with for a while, and why. */
export type Ignore = {
  /** What: one of these. */
  readonly rule?: RuleId;
  readonly cause?: CauseId;
  readonly requirement?: RequirementId;
  /** Only there: a client by its id, a host (with its port, unless it is the device itself) or both. Everywhere where it is left out. */
  readonly where?: { readonly client?: string; readonly host?: string };
  readonly reason: string;
  /** The last day on which it holds, `2027-03-31`, UTC. */
  readonly until: string;
};

/** Whether an ignore is about this. A requirement is ignored with its rules only where all of them are. */
export function isIgnoredBy(ignores: readonly Ignore[], charge: Charge): Ignore | undefined {
  const near = ignores.filter((one) => isThere(one, charge));
  switch (charge.kind) {
    case 'outcome':
      return charge.cause === null ? undefined : near.find(({ cause }) => cause === charge.cause);
    case 'finding':
      return near.find(({ rule }) => rule !== undefined && charge.rules.includes(rule));
    case 'requirement': {
      const named = near.find(({ requirement }) => requirement === charge.requirement);
      const byRule = charge.rules.map((id) => near.find(({ rule }) => rule === id));
      return named ?? (byRule.includes(undefined) ? undefined : byRule[0]);
    }
  }
}

function isThere({ where }: Ignore, { client, hosts }: Charge): boolean {
  if (where?.client !== undefined && where.client !== client) return false;
  return where?.host === undefined || hosts.includes(where.host);
}
