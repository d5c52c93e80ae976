import { signal } from '@preact/signals';
import { FlowPane } from '../../components/flow/FlowPane.tsx';
import { LoginSummary } from '../../components/login-card/LoginSummary.tsx';
import type { Inspected } from '../../components/state/inspected.ts';
import { inspectorState } from '../../components/state/inspector-state.ts';
import { toText } from '../../lib/output/text.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { markup, words } from './words.ts';

/** What one view claims of a flow, read off what it shows. */
export type Claims = {
  readonly outcome: string;
  readonly headline: string;
  readonly way: string;
  /** `✓ PKCE`, `✗ no state`. */
  readonly protections: readonly string[];
};

/** What the panel shows of a flow, as markup. */
export function panelOf(seen: Inspected, flow: ReportFlow): string {
  const state = inspectorState(signal(seen));
  const entry = state.flows.value.find((one) => one.flow === flow);
  state.selectFlow(entry?.key ?? '');
  return markup(<FlowPane state={state} />);
}

/** What the popup shows of a flow, as markup. */
export function popupOf(seen: Inspected, flow: ReportFlow): string {
  return markup(<LoginSummary flow={flow} exchangeOf={seen.exchangeOf} />);
}

/** What the command line prints of a flow, in lines that are never wrapped. */
export function textOf({ report }: Inspected, flow: ReportFlow): string {
  return toText({ ...report, flows: [flow], gaps: [] }, { color: false, width: 100_000 });
}

const signs: Readonly<Record<string, string>> = { good: '✓', caution: '!', bad: '✗', quiet: '–' };

/**
 * The claims of markup: the first sign's title, the first heading, and the chips (what for, which way, protections). `marks` are chips
 * that are no protection.
 */
export function claimsOfMarkup(html: string, marks: readonly (string | undefined)[]): Claims {
  const [, outcome = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const [, heading = ''] = /<h[12][^>]*>(.*?)<\/h[12]>/s.exec(html) ?? [];
  const chips = [
    ...html.matchAll(/class="[^"]*chip[^"]*" data-tone="(\w+)"[^>]*>(.*?)<\/(?:span|button)>/gs),
  ].map(([, tone = '', inner = '']) => [tone, textIn(inner)] as const);
  const told = chips.slice(2).filter(([, label]) => !marks.includes(label));
  return {
    outcome,
    headline: textIn(heading),
    way: chips[1]?.[1] ?? '',
    protections: told.map(([tone, label]) => `${signs[tone] ?? tone} ${label}`),
  };
}

/** The claims of text: its first line, its ending, and the lists between them. The way is a trait; `ways` are those it may be. */
export function claimsOfText(text: string, { id }: ReportFlow, ways: readonly string[]): Claims {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`${id}  `));
  const [headline = '', traits = '', ...rest] = lines.slice(first).map((line) => line.trim());
  const [protection] = rest.filter((line) => line.startsWith('Protection: '));
  const ending =
    rest.find((line) => /^(?:Succeeded|Failed|Refused|Stuck|Not finished|Unclear)/.test(line)) ?? '';
  return {
    outcome: /^(?:Not finished|Succeeded, with a critical problem|\w+)/.exec(ending)?.[0] ?? '',
    headline: headline.slice(id.length).trim(),
    way: ways.find((way) => traits.split(', ').includes(way)) ?? traits,
    protections: protection?.slice('Protection: '.length).split(', ') ?? [],
  };
}

function textIn(html: string): string {
  return words(<span dangerouslySetInnerHTML={{ __html: html.replace(/<svg.*?<\/svg>/gs, '') }} />);
}
