import { jsonText } from './json-text.ts';
import type { LoginsCompared } from '../compare/compare-logins.ts';
import { version } from '../report/version.ts';
import type { ComparedTold } from '../telling/compared.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';

/** Two logins compared, for other programs: `docs/other-formats.md`, “Two logins compared”. Its flows are redacted already. */
export function comparisonJson(
  { flows, comparison }: LoginsCompared,
  { headline, names, rows }: ComparedTold,
  inputs: readonly [string, string],
  redaction: RedactionLevel,
): string {
  const { fresh, same, withheld, isSameLogin } = comparison;
  return `${jsonText(
    {
      format: 'oauth-lens-comparison',
      version: 1,
      generator: { name: 'oauth-lens', version },
      redacted: redaction !== 'off',
      headline,
      same_login: isSameLogin,
      logins: flows.map(({ id, outcome }, at) => ({ input: inputs[at], flow: id, outcome, name: names[at] })),
      differences: rows.map(({ what, difference: { aspect, name, kind, of, steps, values } }) => ({
        what,
        aspect,
        name,
        of: of ?? null,
        kind,
        steps,
        values,
      })),
      fresh,
      same,
      withheld,
    },
    2,
  )}\n`;
}
