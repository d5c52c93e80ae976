import { describe, expect, it } from 'vitest';
import { isGated, judge, type Gates } from '../../../lib/gates/gates.ts';
import type { Ignore } from '../../../lib/gates/ignore.ts';
import type { ReportProfile } from '../../../lib/report/report.ts';
import { severities } from '../../../lib/vocabulary/severity.ts';
import { exchange } from '../../support/exchange.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const open: Gates = { outcomes: [], profiles: [], known: new Set(), ignores: [] };
const decided = { reason: 'gone in spring', until: '2027-03-31' };

const steps = [
  { kind: 'authorization_request', exchange: exchange({ url: 'https://op.example/auth?client_id=spa' }) },
] as const;
const login = (fields: Partial<FlowFields> = {}): FlowFields => ({ steps, ...fields });
const careless = login({ findings: [{ rule: 'pkce-missing', severity: 'high' }] });
const failed = login({ outcome: 'failed', diagnosis: [{ cause: 'redirect-host', at: 1 }] });

const bcp = (...failing: readonly ReportProfile['requirements'][number]['rules'][]): ReportProfile => ({
  id: 'rfc9700',
  title: 'Security BCP',
  counts: { pass: 0, fail: failing.length, not_seen: 0, not_applicable: 0 },
  requirements: failing.map((rules) => ({
    id: 'rfc9700/pkce',
    level: 'MUST',
    text: 'A public client uses PKCE.',
    status: 'fail',
    rules,
    reference: { label: 'RFC 9700', url: 'https://www.rfc-editor.org/rfc/rfc9700' },
  })),
});

/** Names of what stops a build. */
function stops(flows: readonly FlowFields[], gates: Partial<Gates>): readonly string[] {
  return judge(inspected(...flows).report, { ...open, ...gates }).stops.map((charge) => {
    switch (charge.kind) {
      case 'finding':
        return charge.rule;
      case 'outcome':
        return charge.outcome;
      case 'requirement':
        return charge.requirement;
    }
  });
}

describe('a gate for findings', () => {
  it.each(severities)('at %s stops at a grave one as far as it is at least that grave', (failOn) => {
    const isReached = severities.indexOf('high') <= severities.indexOf(failOn);
    expect(stops([careless], { failOn })).toEqual(isReached ? ['pkce-missing'] : []);
  });

  it('stops at none where nobody asked', () => {
    expect(stops([careless, failed], {})).toEqual([]);
  });

  it('does not stop at a login in which nothing was found', () => {
    expect(stops([login()], { failOn: 'info' })).toEqual([]);
  });
});

describe('a gate for outcomes', () => {
  it.each(['failed', 'denied', 'pending', 'unclear'] as const)('stops at a flow that is %s', (outcome) => {
    expect(stops([login({ outcome }), login()], { outcomes: [outcome] })).toEqual([outcome]);
  });

  it('does not stop at another end', () => {
    expect(stops([login(), failed], { outcomes: ['denied', 'pending', 'unclear'] })).toEqual([]);
  });
});

describe('a gate for a number of flows', () => {
  const missing = (flows: readonly FlowFields[], expectFlows?: number) =>
    judge(inspected(...flows).report, { ...open, expectFlows }).missing;

  it('stops at a capture that has fewer, and says how many it has', () => {
    expect(missing([], 1)).toEqual({ expected: 1, found: 0 });
    expect(missing([login()], 2)).toEqual({ expected: 2, found: 1 });
  });

  it('counts no login that is within another', () => {
    expect(missing([login(), login({ parent: 'flow-1' })], 2)).toEqual({ expected: 2, found: 1 });
  });

  it('does not stop at as many, at more, or where nobody asked', () => {
    expect([missing([login()], 1), missing([login(), login()], 1), missing([])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a gate for a profile', () => {
  const flow = login({ profiles: [bcp(['pkce-missing'])] });

  it('stops at a requirement that fails', () => {
    expect(stops([flow], { profiles: ['rfc9700'] })).toEqual(['rfc9700/pkce']);
  });

  it('does not stop at one of another profile, or that was not seen', () => {
    expect(stops([flow], { profiles: ['oauth-2.1'] })).toEqual([]);
    const [requirement] = bcp([]).requirements;
    const unseen = { ...bcp(), requirements: [{ ...requirement!, status: 'not_seen' as const }] };
    expect(stops([login({ profiles: [unseen] })], { profiles: ['rfc9700'] })).toEqual([]);
  });

  it('does not stop at what the profile only recommends', () => {
    const [must] = bcp(['pkce-missing']).requirements;
    const recommended = { ...bcp(), requirements: [{ ...must!, level: 'SHOULD' as const }] };
    expect(stops([login({ profiles: [recommended] })], { profiles: ['rfc9700'] })).toEqual([]);
  });
});

describe('an ignore', () => {
  const ignoring = (flow: FlowFields, ...ignores: readonly Omit<Ignore, 'reason' | 'until'>[]) =>
    stops([flow], {
      failOn: 'info',
      outcomes: ['failed'],
      profiles: ['rfc9700'],
      ignores: ignores.map((one) => ({ ...decided, ...one })),
    });

  it('lets through what it names, and nothing else', () => {
    expect(ignoring(careless, { rule: 'pkce-missing' })).toEqual([]);
    expect(ignoring(careless, { rule: 'state-missing' })).toEqual(['pkce-missing']);
    expect(ignoring(failed, { cause: 'redirect-host' })).toEqual([]);
    expect(ignoring(failed, { cause: 'invalid-grant' })).toEqual(['failed']);
  });

  it('of a rule takes what that explains with it', () => {
    const folded = login({ findings: [{ rule: 'token-in-url', part_of: 'pkce-missing' }] as never });
    expect(ignoring(folded, { rule: 'pkce-missing' })).toEqual([]);
  });

  it('holds only where it says', () => {
    expect(
      ignoring(careless, { rule: 'pkce-missing', where: { client: 'spa', host: 'op.example' } }),
    ).toEqual([]);
    expect(ignoring(careless, { rule: 'pkce-missing', where: { client: 'other' } })).toEqual([
      'pkce-missing',
    ]);
    expect(ignoring(careless, { rule: 'pkce-missing', where: { host: 'app.example' } })).toEqual([
      'pkce-missing',
    ]);
  });

  it('of a requirement holds by its name, or by all of its rules', () => {
    const flow = login({ profiles: [bcp(['pkce-missing', 'pkce-plain'])] });
    expect(ignoring(flow, { requirement: 'rfc9700/pkce' })).toEqual([]);
    expect(ignoring(flow, { rule: 'pkce-missing' })).toEqual(['rfc9700/pkce']);
    expect(ignoring(flow, { rule: 'pkce-missing' }, { rule: 'pkce-plain' })).toEqual([]);
  });

  it('of a rule lets no requirement through that fails by no rule', () => {
    expect(ignoring(login({ profiles: [bcp([])] }), { rule: 'pkce-missing' })).toEqual(['rfc9700/pkce']);
  });

  it('is told with what it let through', () => {
    const ignore = { ...decided, rule: 'pkce-missing' } as const;
    const { ignored } = judge(inspected(careless).report, { ...open, failOn: 'high', ignores: [ignore] });
    expect(ignored.map(({ by, charge }) => [by, charge.flow])).toEqual([[ignore, 'flow-1']]);
  });
});

it('nothing is gated unless something is asked', () => {
  expect(isGated({ ...open, ignores: [{ ...decided, rule: 'pkce-missing' }] })).toBe(false);
  for (const one of [
    { failOn: 'low' },
    { outcomes: ['failed'] },
    { expectFlows: 0 },
    { profiles: ['mcp'] },
  ] as const)
    expect(isGated({ ...open, ...one })).toBe(true);
});
