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
  const place = ({ value, step, address }: ReportPlace): string => {
    const where = stepNumberIn(flow, step) ?? address;
    return `${value === null ? 'none' : shortened(value, asValue)}${where ? ` (${words(where)})` : ''}`;
  };
  return compared.map(({ name, expected, got }) => {
    const [wanted, found] = sidesOf({ expected, got });
    return `${asValue(name)}: ${wanted} ${place(expected)}, ${found} ${place(got)}`;
  });
}

/** Characters of a value that are written. */
const longest = 200;
const shown = 60;

/** Of a long one, such as a whole SAMLResponse, its beginning and how long it is. */
function shortened(value: string, asValue: Writing['value']): string {
  return value.length <= longest
    ? asValue(value)
    : `${asValue(`${value.slice(0, shown)}…`)}, ${value.length} characters`;
}
