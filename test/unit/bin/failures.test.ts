import { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run as perform } from '../../../bin/run.ts';
import { causes } from '../../../lib/causes/index.ts';
import { failingExchanges } from '../../../lib/facts/failing-exchanges.ts';
import { recognisers } from '../../../lib/messages/recognise.ts';
import { rfc9700 } from '../../../lib/profiles/rfc9700.ts';
import type { Report } from '../../../lib/report/report.ts';
import { rules, type RuleId } from '../../../lib/rules/index.ts';
import { captureText } from '../../support/captures.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(() => import('../../../bin/analyze/analyze.ts'), 120_000);

afterEach(() => {
  vi.restoreAllMocks();
});

/** A message as errors have them: it quotes the traffic. */
const secret = 'code=SplxlOBeZQQYbYS6WxSbIA';

function breakOff(): never {
  throw new RangeError(`unexpected ${secret}`);
}

function breakRule(id: RuleId): void {
  vi.spyOn(
    rules.find((rule) => rule.id === id)!,
    'inspect',
  ).mockImplementation(breakOff);
}

async function analyze(capture: string, ...options: readonly string[]) {
  const text = { out: '', err: '' };
  const status = await perform(['analyze', '-', ...options], {
    stdin: Readable.from([Buffer.from(captureText(capture))]),
    write: (written) => void (text.out += written),
    complain: (line) => void (text.err += `${line}\n`),
    color: false,
    width: 100,
  });
  return { status, ...text };
}

const reported = async (capture: string) => {
  const { out } = await analyze(capture, '--format', 'json');
  return JSON.parse(out) as Report;
};

describe('a rule that throws', () => {
  it('is in the report, by its id and the error’s name', async () => {
    breakRule('state-missing');
    const { failures, flows } = await reported('spa-login');
    expect(failures).toEqual([
      { part: 'rule', id: 'state-missing', error: 'RangeError', flows: flows.map(({ id }) => id) },
    ]);
  });

  it('is one line on standard error, and what was judged is there all the same', async () => {
    breakRule('state-missing');
    const { status, out, err } = await analyze('fault-no-pkce');
    expect(status).toBe(0);
    expect(err).toMatch(/^oauth-lens: part of the check failed: rule state-missing \(RangeError\)\. .*\n$/);
    expect(out).toContain('pkce-missing');
    expect(out).toContain('Part of the check failed: 1 rule broke off.');
  });

  it.each([
    ['spa-login', 'critical'],
    ['fault-no-pkce', 'high'],
  ])('makes %s end with status 2 where --fail-on %s asks', async (capture, failOn) => {
    breakRule('state-missing');
    const { status, err } = await analyze(capture, '--fail-on', failOn);
    expect(status).toBe(2);
    expect(err).toMatch(/^oauth-lens: part of the check failed: .*\n/);
  });

  it('lets no requirement pass that rests on it, and no protection that asks it', async () => {
    const before = await reported('spa-login');
    breakRule('state-mismatch');
    breakRule('state-missing');
    const after = await reported('spa-login');
    const passed = ({ flows }: Report) =>
      flows[0]!.profiles.flatMap(({ requirements }) =>
        requirements.flatMap(({ id, status }) => (status === 'pass' ? [id] : [])),
      );
    const held = ({ flows }: Report) => flows[0]!.protections.map(({ name }) => name);
    expect(passed(before)).toContain('rfc9700/csrf');
    expect(passed(after)).not.toContain('rfc9700/csrf');
    expect(held(before)).toContain('state');
    expect(held(after)).not.toContain('state');
    expect(after.failures).toContainEqual(expect.objectContaining({ part: 'protection', id: 'state' }));
  });
});

describe('a cause that throws', () => {
  it('is told in the same way, and the other reasons stand', async () => {
    const before = await reported('fault-wrong-secret');
    for (const cause of causes) vi.spyOn(cause, 'inspect').mockImplementation(breakOff);
    const { failures, flows } = await reported('fault-wrong-secret');
    expect(failures).toContainEqual({
      part: 'cause',
      id: expect.any(String),
      error: 'RangeError',
      flows: ['flow-1'],
    });
    expect(flows[0]?.findings).toEqual(before.flows[0]?.findings);
    const { status, err } = await analyze('fault-wrong-secret', '--fail-on', 'critical');
    expect(status).toBe(2);
    expect(err).toMatch(/^oauth-lens: part of the check failed: cause .*\n/);
  });
});

describe('a recogniser that throws', () => {
  it('is told in the same way, and the others are asked', async () => {
    vi.spyOn(recognisers, 'discovery').mockImplementation(breakOff);
    const { failures, flows } = await reported('spa-login');
    expect(failures).toEqual([{ part: 'recogniser', id: 'discovery', error: 'RangeError', flows: [] }]);
    expect(flows).toHaveLength(1);
    const { status, err } = await analyze('spa-login', '--fail-on', 'critical');
    expect(status).toBe(2);
    expect(err).toMatch(/^oauth-lens: part of the check failed: recogniser discovery \(RangeError\)\. .*\n$/);
  });
});

describe('a fact that throws', () => {
  it('is told with the causes that rest on it; everything else is there', async () => {
    const before = await reported('fault-wrong-secret');
    vi.spyOn(failingExchanges, 'derive').mockImplementation(breakOff);
    const { failures, flows } = await reported('fault-wrong-secret');
    expect(failures[0]).toEqual({
      part: 'fact',
      id: 'failingExchanges',
      error: 'RangeError',
      flows: ['flow-1'],
    });
    expect(failures.map(({ part }) => part)).toContain('cause');
    expect(flows[0]?.findings).toEqual(before.flows[0]?.findings);
    const { status, err } = await analyze('fault-wrong-secret', '--fail-on', 'critical');
    expect(status).toBe(2);
    expect(err).toMatch(/^oauth-lens: part of the check failed: fact failingExchanges .*\n/);
  });
});

describe('a profile that throws', () => {
  it('is told in the same way, and the others are there', async () => {
    vi.spyOn(rfc9700, 'appliesTo').mockImplementation(breakOff);
    const { failures, flows } = await reported('spa-login');
    expect(failures).toMatchObject([{ part: 'profile', id: 'rfc9700' }]);
    expect(flows[0]?.profiles.length).toBeGreaterThan(0);
  });
});

describe('nothing of the traffic', () => {
  it.each(['text', 'json', 'trace'])('is in what is told of a failure, as %s', async (format) => {
    breakRule('state-missing');
    vi.spyOn(recognisers, 'discovery').mockImplementation(breakOff);
    const { out, err } = await analyze('spa-login', '--format', format, '--redaction', 'off');
    expect(out + err).toContain('RangeError');
    expect(out + err).not.toContain('unexpected');
    expect(out + err).not.toContain(secret);
  });
});

describe('a check that is whole', () => {
  it('says nothing of failures', async () => {
    const { status, out, err } = await analyze('spa-login', '--fail-on', 'critical');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).not.toContain('broke off');
    expect((await reported('fault-wrong-secret')).failures).toEqual([]);
  });
});
