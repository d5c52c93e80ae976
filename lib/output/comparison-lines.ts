import type { ReportDiagnosis, ReportFlow, ReportPlace } from '../report/report.ts';
import { sidesOf } from '../telling/mismatches.ts';
import { stepNumberIn } from '../telling/step.ts';

/** How a format writes what was recorded, and words around it. */
type Writing = { readonly value: (text: string) => string; readonly words: (text: string) => string };

/**
 * The values that should agree and do not, a line each: `iss: expected https://op.example/ (step 1), got https://op.example (step 4)`;
 * `none` where there was no value. One that was used twice: `code: first abc (step 2), again abc (step 3)`.
 */
export function comparisonLines(
  flow: Pick<ReportFlow, 'steps'>,
  { compared = [] }: Pick<ReportDiagnosis, 'compared'>,
  { value: asValue, words }: Writing,
): readonly string[] {
  const place = ({ value, step, address }: ReportPlace, from: number): string => {
    const where = stepNumberIn(flow, step) ?? address;
    return `${value === null ? 'none' : shortened(value, from, asValue)}${where ? ` (${words(where)})` : ''}`;
  };
  return compared.map(({ name, expected, got }) => {
    const [wanted, found] = sidesOf({ expected, got });
    const from = partingOf(expected.value ?? '', got.value ?? '');
    return `${asValue(name)}: ${wanted} ${place(expected, from)}, ${found} ${place(got, from)}`;
  });
}

/** Characters of a value that are written. */
const longest = 200;
const shown = 60;
const before = 20;

/** Where what is shown of two long values begins: shortly before they part; at their beginning where that is near, or they are one. */
function partingOf(one: string, other: string): number {
  if (one === other) return 0;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at + before <= shown ? 0 : at - before;
}

/** Of a long one, such as a whole SAMLResponse, a piece and how long it is. */
function shortened(value: string, from: number, asValue: Writing['value']): string {
  if (value.length <= longest) return asValue(value);
  const to = from + shown;
  const piece = `${from > 0 ? '…' : ''}${value.slice(from, to)}${to < value.length ? '…' : ''}`;
  return `${asValue(piece)}, ${value.length} characters`;
}
