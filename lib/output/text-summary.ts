import { standingTitle } from '../telling/outcome.ts';
import type { Standing } from '../telling/standing.ts';
import { severities } from '../vocabulary/severity.ts';
import type { Look } from './format.ts';
import type { SummaryRow } from './summary-row.ts';
import { cutTo, tableLines, type Column } from './table.ts';
import { ansi, count, plain, type Paint } from './text-layout.ts';

/** What a summary is of. */
export type Summary = {
  readonly rows: readonly SummaryRow[];
  /** How many captures were read, and how many entries they have. */
  readonly captures: number;
  readonly entries: number;
  readonly version: string;
};

/** Lines that are told; more of them nobody reads. */
const most = 60;
/** Narrower than that, a login has two lines and no columns. */
const tableWidth = 76;

/**
 * Many logins at a glance, what went wrong first: a table, or two lines each on a narrow terminal. Those that are alike (client, server,
 * end, cause, gravest finding) are one line that says how many they are.
 */
export function summaryText({ rows, captures, entries, version }: Summary, look: Look): string {
  const { color, width = 100 } = look;
  const paint = color ? ansi : plain;
  const groups = grouped(rows);
  const shown = groups.slice(0, most);
  const left = groups.slice(most).reduce((sum, { length }) => sum + length, 0);
  const where = `${count(rows.length, 'flow', 'flows')} in ${captures === 1 ? '' : `${captures} captures, `}${count(entries, 'entry', 'entries')}`;
  const lines = [
    `${paint.bold(`OAuth Lens ${version}`)}  ${where}${rows.length > 0 ? `: ${tallied(rows)}` : ''}`,
    ...(rows.length > 0 ? [''] : []),
    ...(width < tableWidth ? narrow(shown, width, paint) : wide(shown, width, paint)),
    ...(left > 0 ? [`… and ${count(left, 'more flow', 'more flows')}`] : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

type Group = readonly [SummaryRow, ...SummaryRow[]];

/** What is alike, together; the worst first, then in the order of the files. */
function grouped(rows: readonly SummaryRow[]): readonly Group[] {
  const groups = Map.groupBy(rows, ({ client, server, standing, cause, worst }) =>
    JSON.stringify([client, server, standing, cause, worst?.rule, worst?.severity]),
  );
  return [...(groups.values() as Iterable<Group>)].sort(
    ([a], [b]) => order.indexOf(a.standing) - order.indexOf(b.standing) || gravity(a) - gravity(b),
  );
}

const order: readonly Standing[] = ['failed', 'stuck', 'denied', 'unsafe', 'unclear', 'pending', 'succeeded'];

function gravity({ worst }: SummaryRow): number {
  return worst ? severities.indexOf(worst.severity) : severities.length;
}

function tallied(rows: readonly SummaryRow[]): string {
  return order
    .map((standing) => [standing, rows.filter((row) => row.standing === standing).length] as const)
    .filter(([, n]) => n > 0)
    .map(([standing, n]) => `${n} ${standingTitle(standing).toLowerCase()}`)
    .join(', ');
}

const columns: readonly Column[] = [
  { title: 'Flow', cut: 'start' },
  { title: 'Client > server', cut: 'end' },
  { title: 'Outcome', cut: 'end' },
  { title: 'Cause', cut: 'end' },
  { title: 'Worst finding', cut: 'end' },
];

function wide(groups: readonly Group[], width: number, paint: Paint): readonly string[] {
  const [head = [], ...rows] = tableLines(columns, groups.map(cells), width);
  if (rows.length === 0) return [];
  return [
    paint.dim(head.join('  ')),
    ...rows.map(([flow, client, outcome, cause, finding], at) => {
      const [{ standing, worst }] = groups[at]!;
      return [
        flow,
        client,
        paint[tones[standing]](outcome ?? ''),
        cause,
        graveness(worst, paint)(finding ?? ''),
      ].join('  ');
    }),
  ];
}

function cells(group: Group): readonly string[] {
  const [{ client, server, standing, cause, worst }] = group;
  return [placeOf(group), `${client} > ${server}`, endOf(standing), cause ?? '', findingOf(worst)];
}

function narrow(groups: readonly Group[], width: number, paint: Paint): readonly string[] {
  return groups.flatMap((group) => {
    const [{ client, server, standing, cause, worst }] = group;
    const said = [cause, findingOf(worst)].filter(Boolean).join('; ');
    const end = endOf(standing);
    return [
      cutTo(`${placeOf(group)}  ${client} > ${server}`, width, 'end'),
      `  ${paint[tones[standing]](end)}${said ? cutTo(`: ${said}`, Math.max(1, width - 2 - end.length), 'end') : ''}`,
    ];
  });
}

/** `login.har#flow-2`, as the command line takes it; how many others are like it. */
function placeOf([{ input, flow }, ...others]: Group): string {
  return `${input === null ? flow : `${input}#${flow}`}${others.length > 0 ? ` +${others.length}` : ''}`;
}

function findingOf(worst: SummaryRow['worst']): string {
  return worst ? `${worst.severity} ${worst.rule}` : '';
}

/** `unsafe` is told by its finding. */
function endOf(standing: Standing): string {
  return standingTitle(standing === 'unsafe' ? 'succeeded' : standing);
}

const tones: Readonly<Record<Standing, 'good' | 'warn' | 'bad'>> = {
  succeeded: 'good',
  unsafe: 'bad',
  failed: 'bad',
  denied: 'bad',
  stuck: 'warn',
  unclear: 'warn',
  pending: 'warn',
};

function graveness(worst: SummaryRow['worst'], paint: Paint): (text: string) => string {
  if (!worst || worst.severity === 'info') return paint.dim;
  return worst.severity === 'critical' || worst.severity === 'high' ? paint.bad : paint.warn;
}
