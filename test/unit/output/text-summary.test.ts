import { describe, expect, it } from 'vitest';
import { summaryRows, summed } from '../../../lib/output/summary-row.ts';
import { summaryText } from '../../../lib/output/text-summary.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

type Asked = {
  readonly width?: number;
  readonly color?: boolean;
  readonly input?: string | null;
  readonly captures?: number;
};

function summary(
  flows: readonly FlowFields[],
  { width = 100, color = false, input = null, captures = 1 }: Asked = {},
): readonly string[] {
  const rows = summaryRows(inspected(...flows).report, input);
  return summaryText({ rows, captures, entries: 40, version: '1.2.3' }, { color, width }).split('\n');
}

const clean = cleanLogin({ prefix: 'a' });
const failing = failingLogin({ prefix: 'b' });
const careless = implicitLogin({ prefix: 'c' });

describe('what a summary needs of a report', () => {
  it('gives the same rows, and holds no step and no words', () => {
    const { report } = inspected(clean, failing, careless);
    const short = summed(report);
    expect(summaryRows(short, null)).toEqual(summaryRows(report, null));
    expect(JSON.stringify(short)).not.toMatch(/"(?:steps|title|detail|fix)":/);
  });
});

describe('a summary', () => {
  it('says how many flows of which end there are', () => {
    const [head] = summary([clean, failing, careless], { captures: 2 });
    expect(head).toMatch(/^OAuth Lens 1\.2\.3 {2}3 flows in 2 captures, 40 entries: 1 failed, .*succeeded$/);
  });

  it('tells what failed first, each with client, server, end, cause and gravest finding', () => {
    const lines = summary([clean, failing]);
    expect(lines[2]).toMatch(/^Flow +Client > server +Outcome +Cause +Worst finding$/);
    expect(lines[3]).toMatch(/^flow-2 .* > .* Failed /);
    expect(lines[4]).toMatch(/^flow-1 .* > .* Succeeded/);
  });

  it('names the file where there are several', () => {
    expect(summary([clean], { input: 'a.har' })[3]).toMatch(/^a\.har#flow-1 /);
  });

  it('tells in one line how many are alike', () => {
    const lines = summary([...Array.from({ length: 2000 }, () => clean), failing]);
    expect(lines).toHaveLength(6);
    expect(lines[4]).toMatch(/^flow-1 \+1999 /);
  });

  it('stays short where all differ, and says how many it leaves out', () => {
    const each = Array.from({ length: 200 }, (_, n) => ({
      ...clean,
      client: { id: `c${n}`, redirect_uri: null, type: 'public' as const },
    }));
    const lines = summary(each);
    expect(lines.length).toBeLessThan(70);
    expect(lines.at(-2)).toBe('… and 140 more flows');
  });

  it.each([60, 76, 80, 100, 120])('fits into %i columns', (width) => {
    const long = {
      ...failing,
      client: { id: 'x', redirect_uri: `https://${'long.'.repeat(20)}example/cb`, type: 'public' as const },
    };
    for (const line of summary([long, clean, careless], {
      width,
      input: `${'folder/'.repeat(20)}login.har`,
    }).slice(1))
      expect([...line].length).toBeLessThanOrEqual(width);
  });

  it('has two lines a login on a narrow terminal', () => {
    const lines = summary([failing], { width: 60 });
    expect(lines[2]).toMatch(/^flow-1 {2}.* > /);
    expect(lines[3]).toMatch(/^ {2}Failed: /);
  });

  it('keeps the end of a path that is too long: the flow stands there', () => {
    const line = summary([failing], { width: 80, input: `${'folder/'.repeat(20)}login.har` })[3];
    expect(line).toMatch(/^….*login\.har#flow-1 /);
  });

  it('is coloured only where that is wanted', () => {
    expect(summary([failing]).join('')).not.toContain('\u001b');
    expect(summary([failing], { color: true }).join('')).toContain('\u001b[31mFailed');
  });

  it('writes nothing that a terminal would obey', () => {
    const evil = {
      ...clean,
      client: { id: 'a\u001b]0;x\u0007\nb', redirect_uri: null, type: 'public' as const },
    };
    const written = summary([evil], { input: 'a\u001b[2J.har' }).join('');
    expect(written).not.toContain('\u001b');
    expect(written).not.toContain('\u0007');
  });

  it('of no flow is its first line', () => {
    expect(summary([])).toEqual(['OAuth Lens 1.2.3  0 flows in 40 entries', '']);
  });
});
