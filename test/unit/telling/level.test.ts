import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportFlow } from '../../../lib/report/report.ts';
import {
  findingsAt,
  firstViews,
  foldedFindingsWords,
  levels,
  levelWords,
  passedIn,
  usualLevel,
} from '../../../lib/telling/level.ts';
import { captureNames, recordedReport } from '../../support/captures.ts';

const grave = { rule: 'pkce-missing', severity: 'high' } as const;
const small = { rule: 'authz-page-frameable', severity: 'info' } as const;
const part = { rule: 'state-missing', severity: 'low', part_of: 'pkce-missing' } as const;
const error = { rule: 'err-state-cookie-lost', severity: 'low' } as const;
const cause = { rule: 'cookie-lax-post', severity: 'info' } as const;
const all = [grave, small, part, error, cause];
const diagnosis = [{ rules: ['cookie-lax-post'] }];

describe('for whom a login is told', () => {
  it('is a developer, unless somebody chose', () => {
    expect(usualLevel).toBe('developer');
    expect(levels.map((level) => firstViews[level])).toEqual(['story', 'steps', 'findings']);
    expect(levels.every((level) => levelWords[level].sentence.endsWith('.'))).toBe(true);
  });

  it('shows a reviewer each finding, those that others explain too', () => {
    expect(findingsAt('reviewer', all, diagnosis)).toEqual({ told: all, folded: [] });
  });

  it('shows a developer those that stand for themselves', () => {
    expect(findingsAt('developer', all, diagnosis)).toEqual({
      told: [grave, small, error, cause],
      folded: [],
    });
  });

  it('folds small findings for a newcomer, but never what says why the login failed', () => {
    expect(findingsAt('newcomer', all, diagnosis)).toEqual({ told: [grave, error, cause], folded: [small] });
    expect([foldedFindingsWords(1), foldedFindingsWords(2)]).toEqual([
      '1 smaller finding',
      '2 smaller findings',
    ]);
  });
});

describe('over all recordings', () => {
  let flows: readonly ReportFlow[];
  beforeAll(async () => {
    flows = (await Promise.all(captureNames.map(recordedReport))).flatMap((report) => report.flows);
  }, 120_000);

  it('no level loses a finding that another has by itself', () => {
    for (const { findings, diagnosis: reasons } of flows) {
      const { told, folded } = findingsAt('newcomer', findings, reasons);
      expect(new Set([...told, ...folded])).toEqual(new Set(findingsAt('developer', findings, reasons).told));
      expect(folded.filter(({ severity }) => severity !== 'low' && severity !== 'info')).toEqual([]);
    }
  });

  it('nothing is told as held that is told as found, and nothing twice', () => {
    for (const flow of flows) {
      const texts = passedIn(flow).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      const failed = new Set(
        flow.profiles.flatMap(({ requirements }) =>
          requirements.flatMap(({ status, text }) => (status === 'fail' ? [text] : [])),
        ),
      );
      expect(texts.filter((text) => failed.has(text))).toEqual([]);
      const broken = flow.protections.filter(({ verdict }) => verdict !== 'held').length;
      expect(texts.length).toBeLessThanOrEqual(
        flow.protections.length - broken + flow.profiles.reduce((sum, { counts }) => sum + counts.pass, 0),
      );
    }
  });
});
