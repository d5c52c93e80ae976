import { describe, expect, it } from 'vitest';
import { cellOf, writeCsv } from '../../../../lib/output/on-demand/csv.ts';
import { headlines } from '../../../../lib/report/headlines.ts';
import { cleanLogin, implicitLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

const { report, evidence } = inspected(implicitLogin({ prefix: 'a' }), cleanLogin({ prefix: 'b' }));
const content = { exchanges: evidence(), report, redaction: 'default' } as const;

/** RFC 4180, read by its grammar. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

describe('findings as CSV', () => {
  const [names = [], ...rows] = cellsOf(writeCsv({ ...content, input: 'login, "old".har' }));
  const cell = (row: readonly string[], name: string) => row[names.indexOf(name)];

  it('are those that stand for themselves, a line each, in their order', () => {
    const expected = report.flows.flatMap(({ id, findings }) =>
      headlines(findings).map(({ rule, severity }) => [id, rule, severity]),
    );
    expect(expected.length).toBeGreaterThan(2);
    expect(rows.map((row) => ['flow', 'rule', 'severity'].map((name) => cell(row, name)))).toEqual(expected);
  });

  it('have as many cells a line as there are names, and say what they were read from', () => {
    for (const row of rows) expect(row).toHaveLength(names.length);
    expect(cell(rows[0]!, 'input')).toBe('login, "old".har');
  });

  it('are a line of names where nothing was found', () => {
    const nothing = { ...report, flows: report.flows.map((flow) => ({ ...flow, findings: [] })) };
    expect(writeCsv({ ...content, report: nothing })).toBe(`${names.join(',')}\r\n`);
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '＠SUM(A1)'])(
    'is no formula: %j',
    (text) => expect(cellOf(text).replace(/^"/, '')).toBe(`'${text}`),
  );

  it('is quoted where it would end early', () => {
    expect(['a,b', 'a"b', 'a\r\nb', 'plain'].map(cellOf)).toEqual(['"a,b"', '"a""b"', '"a\r\nb"', 'plain']);
  });
});
