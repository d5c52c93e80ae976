import { headlines } from './report/headlines.ts';
import { outcomeWords } from './telling/outcome.ts';
import type { Severity } from './vocabulary/severity.ts';
import type { WatchedFlow } from './watch.ts';

/** What the toolbar button shows on one tab. Empty `text`: no badge. */
export type Badge = {
  /** At most four characters fit. */
  readonly text: string;
  readonly color: string;
  /** The tooltip. */
  readonly title: string;
};

/** The severities that a badge counts, worst first. */
const counted = ['critical', 'high', 'medium'] as const satisfies readonly Severity[];

/** The light theme's tokens (`assets/tokens.css`): white text is readable on each. */
const colors = { critical: '#9c1033', high: '#b8321a', medium: '#835400', good: '#16713f', quiet: '#545d6c' };

/** Nothing to say. */
export const noBadge: Badge = { text: '', color: colors.quiet, title: 'OAuth Lens' };

/**
 * The badge of a tab with these flows: the number of findings of medium or higher in the colour of the worst; `✓` when a
 * flow succeeded and there is none, `?` where part of the check failed on top of that or where it was not seen whether one did; `!` when
 * one failed without any; `…` while a login is in progress. What one rule says
 * of several flows of one client (a silent renewal repeats its login) counts once.
 */
export function badgeOf(flows: readonly WatchedFlow[]): Badge {
  const worst = counted.find((severity) => flows.some((flow) => hasFinding(flow, severity)));
  if (worst) {
    const count = countFindings(flows);
    const noun = count === 1 ? 'problem' : 'problems';
    return badge(
      count > 999 ? '999+' : String(count),
      colors[worst],
      `${count} ${noun} in this login, the worst ${worst}`,
    );
  }
  if (flows.some((flow) => flow.outcome === 'pending'))
    return badge('…', colors.quiet, `login ${outcomeWords.pending.word}`);
  const isPartlyJudged = flows.some((flow) => flow.isPartlyJudged);
  const alsoPartly = isPartlyJudged ? '; part of the check failed' : '';
  if (flows.some((flow) => flow.outcome === 'succeeded'))
    return isPartlyJudged
      ? badge('?', colors.quiet, 'no problems seen, but part of the check failed')
      : badge('✓', colors.good, `login ${outcomeWords.succeeded.word}, no problems seen`);
  if (flows.some((flow) => flow.outcome === 'unclear'))
    return badge('?', colors.quiet, `whether the login worked was not seen${alsoPartly}`);
  if (flows.some((flow) => flow.outcome === 'failed'))
    return badge('!', colors.quiet, `login ${outcomeWords.failed.word}${alsoPartly}`);
  return flows.length > 0
    ? badge('', colors.quiet, `login ${outcomeWords.denied.word}${alsoPartly}`)
    : noBadge;
}

function badge(text: string, color: string, title: string): Badge {
  return { text, color, title: `OAuth Lens: ${title}` };
}

function hasFinding(flow: WatchedFlow, severity: Severity): boolean {
  return flow.findings.some((finding) => finding.severity === severity);
}

/** Of flows that the same rule found fault with, the one with most such findings speaks for its client. */
function countFindings(flows: readonly WatchedFlow[]): number {
  const most = new Map<string, number>();
  for (const flow of flows) {
    const perRule = Map.groupBy(headlines(flow.findings).filter(counts), ({ rule }) => rule);
    for (const [rule, findings] of perRule) {
      const key = JSON.stringify([rule, flow.clientId, flow.serverOrigin]);
      most.set(key, Math.max(most.get(key) ?? 0, findings.length));
    }
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

function counts({ severity }: { readonly severity: Severity }): boolean {
  return counted.some((one) => one === severity);
}
