import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import { reportFlow } from '../../../lib/report/build.ts';
import { ruleWords } from '../../../lib/rules/words.ts';
import { references } from '../../../lib/spec/references.ts';
import type { Finding, RuleRun } from '../../../lib/rules/run.ts';
import { baseTime, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { factsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const session = { responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']] } as const;
const nothing: RuleRun = { findings: [], outcomes: { of: () => undefined, all: [] }, failures: [] };
const idOf = () => null;
const single = { id: 'flow-1', parent: null, idOf };
const built = (...fields: readonly ExchangeFields[]) =>
  alone(
    reportFlow({ id: 'flow-7', parent: 'flow-2', facts: factsIn(...fields), run: nothing, idOf }, () => {}),
  );

describe('a flow in the report', () => {
  it('has every member, under its id and its parent’s', () => {
    expect(built(a.request())).toEqual({
      id: 'flow-7',
      parent: 'flow-2',
      protocol: 'oidc',
      grant: 'authorization_code',
      way: 'authorization_code',
      purpose: 'login_and_access',
      response_mode: 'query',
      client: { id: 'spa', redirect_uri: 'https://app.example/cb', type: 'unknown' },
      server: { issuer: null, origin: 'https://op.example' },
      pkce: 'S256',
      protections: ['pkce', 'state', 'nonce'].map((name) =>
        expect.objectContaining({ name, verdict: 'held', reason: 'sent', step: 'flow-7.1' }),
      ),
      outcome: 'pending',
      environment: 'production',
      error: null,
      started: '2026-01-01T00:00:00.000Z',
      ended: '2026-01-01T00:00:00.000Z',
      steps: [expect.objectContaining({ id: 'flow-7.1', entry: 0, status: 302, method: 'GET' })],
      pages: [],
      broken_step: null,
      telling_step: 'flow-7.1',
      findings: [],
      diagnosis: [expect.objectContaining({ cause: 'not-answered', step: 'flow-7.1' })],
      profiles: expect.arrayContaining([expect.objectContaining({ id: 'rfc9700' })]),
    });
  });

  it('ends when its last response was complete', () => {
    const { started, ended } = built({ ...a.request(), duration: 5000 }, { ...a.landing(), duration: 250 });
    expect(Date.parse(started)).toBe(baseTime);
    expect(Date.parse(ended)).toBe(baseTime + 5000);
  });

  it.each([8.64e15 + 1, -8.64e15 - 1])('at a time no calendar has (%d) is at 1970', (startedAt) => {
    expect(built({ ...a.request(), startedAt })).toMatchObject({
      started: '1970-01-01T00:00:00.000Z',
      steps: [{ time: '1970-01-01T00:00:00.000Z' }],
    });
  });

  it('may have more steps than a function takes arguments', () => {
    const facts = factsIn(a.request());
    const steps = Array.from({ length: 200_000 }, () => facts.steps[0]!);
    expect(
      alone(reportFlow({ ...single, facts: { ...facts, steps }, run: nothing }, () => {})).steps,
    ).toHaveLength(200_000);
  });
});

describe('a step in the report', () => {
  it('of a redirect that nobody followed is the GET of its target, without a status', () => {
    const native = `com.example.app:/cb?code=${a.values.code}&state=${a.values.state}`;
    const posted = redirect('https://op.example/login', native, { method: 'POST', status: 303 });
    expect(built(a.request(), posted).steps[1]).toMatchObject({
      observed: true,
      method: 'GET',
      url: native,
      status: null,
      entry: 1,
    });
  });

  it('that was inferred has no exchange', () => {
    const [, , step] = built(a.request(), redirect(a.answer, 'https://app.example/home', session)).steps;
    expect(step).toMatchObject({
      observed: false,
      method: null,
      url: null,
      entry: null,
      status: null,
      params: {},
    });
  });

  it('that got no response has status 0; that waits for one has none', () => {
    expect(built(a.request(), a.landing(), { ...a.redemption(), status: 0 }).steps[2]?.status).toBe(0);
    expect(
      built(a.request(), a.landing(), { ...a.redemption(), status: undefined }).steps[2]?.status,
    ).toBeNull();
  });
});

describe('a finding in the report', () => {
  const facts = factsIn(a.request(), a.refer(), a.landing(), a.redemption());
  const [request, referral, landing] = facts.flow.messages;
  const rule = {
    id: 'state-missing',
    severity: 'high',
    owner: 'client',
    needs: [],
    inspect: () => [],
  } as const;
  const finding = (more: Partial<Finding>): Finding => ({
    rule,
    severity: 'low',
    confidence: 'firm',
    detail: 'Detail.',
    evidence: [],
    ...more,
  });
  const reported = (more: Partial<Finding>) =>
    alone(reportFlow({ ...single, facts, run: { ...nothing, findings: [finding(more)] } }, () => {}))
      .findings[0];

  it('says what its rule says, in the severity it was rated', () => {
    const { title, fix, references: ids } = ruleWords['state-missing'];
    expect(reported({})).toEqual({
      rule: 'state-missing',
      severity: 'low',
      confidence: 'firm',
      owner: 'client',
      title,
      detail: 'Detail.',
      fix,
      steps: [],
      references: references(ids),
    });
  });

  it('may say better who is to mend it, and how', () => {
    expect(reported({ owner: 'browser', fix: 'Better.' })).toMatchObject({
      owner: 'browser',
      fix: 'Better.',
    });
  });

  it('names its steps in order, each once, though a redirect and its landing are one', () => {
    expect(reported({ evidence: [landing!, referral!, request!, landing!] })?.steps).toEqual([
      'flow-1.1',
      'flow-1.2',
    ]);
  });

  it('finds the step that was put together from a redirect and its landing', () => {
    expect(reported({ evidence: [facts.authorizationResponse!] })?.steps).toEqual(['flow-1.2']);
  });

  it('names no step for evidence from elsewhere', () => {
    const [stranger] = factsIn({ ...spaLogin('b').request(), id: 'elsewhere' }).flow.messages;
    expect(reported({ evidence: [stranger!] })?.steps).toEqual([]);
  });
});
