import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/gates/config.ts';

const today = '2026-11-29';
const ignore = { rule: 'pkce-missing', reason: 'the old app goes in spring', until: '2027-03-31' };

const read = (file: unknown) => readConfig(JSON.stringify(file), today);

function errorsOf(file: unknown): readonly string[] {
  const config = read(file);
  return 'errors' in config ? config.errors : [];
}

describe('a configuration', () => {
  it('says what the options of the command line say, and what is ignored', () => {
    const file = {
      failOn: 'high',
      failOnOutcome: ['failed', 'denied'],
      expectFlows: 1,
      failOnProfile: ['rfc9700'],
      baseline: 'reports/before.json',
      ignore: [
        { ...ignore, where: { client: 'legacy', host: 'op.example' } },
        { ...ignore, rule: undefined, cause: 'redirect-host' },
        { ...ignore, rule: undefined, requirement: 'rfc9700/pkce', until: today },
      ],
    };
    expect(read(file)).toEqual(file);
  });

  it('may say nothing', () => {
    expect(read({})).toEqual({ failOnOutcome: [], failOnProfile: [], ignore: [] });
  });

  it.each<[unknown, RegExp]>([
    [[], /no JSON object/],
    [{ failOm: 'high' }, /^"failOm" is nothing that is known here; known are failOn/],
    [{ failOn: 'severe' }, /^"failOn" is one of critical, /],
    [{ failOnOutcome: 'failed' }, /^"failOnOutcome" is a list/],
    [{ failOnOutcome: ['failed', 'broken'] }, /^"failOnOutcome" is a list of any of succeeded, failed/],
    [{ failOnProfile: ['rfc6819'] }, /^"failOnProfile" is a list of any of rfc9700/],
    [{ expectFlows: -1 }, /whole number/],
    [{ expectFlows: '1' }, /whole number/],
    [{ baseline: 7 }, /path of a report/],
    [{ ignore }, /"ignore" is a list/],
  ])('%j is told to be wrong', (file, error) => {
    expect(errorsOf(file)).toEqual([expect.stringMatching(error)]);
  });

  it('that is no JSON is told to be none', () => {
    expect(readConfig('{', today)).toEqual({ errors: ['It is no JSON object.'] });
  });

  it('is told everything that is wrong with it', () => {
    expect(errorsOf({ failOn: 'x', expectFlows: 'y', ignore: [{}, {}] })).toHaveLength(4);
  });
});

describe('an ignore', () => {
  const errorOf = (fields: object) => errorsOf({ ignore: [{ ...ignore, ...fields }] }).join('\n');

  it('holds on its last day, and no longer', () => {
    expect(errorOf({ until: today })).toBe('');
    expect(errorOf({ until: '2026-11-28' })).toBe(
      'ignore 1 (pkce-missing) ended on 2026-11-28: mend what it ignores, or decide anew until when it may stay (the old app goes in spring).',
    );
  });

  it.each([undefined, '', '   ', 7])('needs a reason, and %j is none', (reason) => {
    expect(errorOf({ reason })).toBe(
      'ignore 1 (pkce-missing) has no "reason": say why it may stay as it is.',
    );
  });

  it.each([undefined, 'never', '2027', '2027-02-30', '2027-13-01', '31.03.2027', '2027-03-31T00:00:00Z'])(
    'needs a day on which it ends, and %j is none',
    (until) => {
      expect(errorOf({ until })).toMatch(/^ignore 1 \(pkce-missing\) has no day in "until"/);
    },
  );

  it.each<[object, RegExp]>([
    [{ rule: undefined }, /must name one of "rule", "cause" or "requirement"/],
    [{ cause: 'redirect-host' }, /must name one of/],
    [{ rule: 'pkce-mising' }, /names "pkce-mising", which is not known\. Did you mean pkce-missing/],
    [{ rule: 'redirect-host' }, /names "redirect-host", which is not known/],
    [{ rule: 7 }, /is not known/],
    [{ client: 'spa' }, /"client" is nothing that is known here/],
    [{ where: {} }, /"where" has a "client"/],
    [{ where: 'op.example' }, /"where" has a "client"/],
    [{ where: { path: '/' } }, /"where" has a "client"/],
    [{ where: { client: '' } }, /"where" has a "client"/],
  ])('with %j is told to be wrong', (fields, error) => {
    expect(errorOf(fields)).toMatch(error);
  });

  it('that is none at all is told by its place', () => {
    expect(errorsOf({ ignore: [ignore, null] })).toEqual(['ignore 2 is no object.']);
  });
});
