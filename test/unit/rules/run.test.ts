import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import { fact, someOf } from '../../../lib/facts/fact.ts';
import type { Facts } from '../../../lib/facts/facts.ts';
import type { Need } from '../../../lib/facts/need.ts';
import { rule, type FindingDraft, type Rule } from '../../../lib/rules/rule.ts';
import { runRules, type NamedRule } from '../../../lib/rules/run.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const finding: FindingDraft = { confidence: 'certain', detail: 'Seen.', evidence: [] };

function ruleThat(
  inspect: Rule['inspect'],
  more: Partial<NamedRule> & { needs?: readonly Need[] } = {},
): NamedRule {
  return rule({
    id: 'state-missing',
    severity: 'high',
    owner: 'client',
    needs: [],
    ...more,
    inspect,
  });
}

function run(rules: readonly NamedRule[], changes: FlowChanges = {}) {
  return alone(runRules(rules, factsOf(codeFlow(changes))));
}

describe('a rule ends in one of four ways:', () => {
  it('a finding, with the rule’s severity unless it says another', () => {
    const { outcomes, findings } = run([ruleThat(() => [finding, { ...finding, severity: 'low' }])]);
    expect(outcomes.all).toEqual(['finding']);
    expect(findings.map(({ severity }) => severity)).toEqual(['high', 'low']);
  });

  it('a pass, when it finds nothing', () => {
    const { findings, outcomes, failures } = run([ruleThat(() => [])]);
    expect([findings, outcomes.all, failures]).toEqual([[], ['pass'], []]);
  });

  it('not applicable, without being asked, when something it needs was not seen', () => {
    let asked = false;
    const picky = ruleThat(
      () => {
        asked = true;
        return [finding];
      },
      { needs: ['authorizationRequest', 'redemptions'] },
    );
    const { findings, outcomes, failures } = run([picky], { token: null });
    expect([findings, outcomes.all, failures]).toEqual([[], ['not applicable'], []]);
    expect(asked).toBe(false);
    expect(run([picky]).outcomes.all).toEqual(['finding']);
  });

  it('not applicable, when it says so itself', () => {
    expect(run([ruleThat(() => 'not applicable')]).outcomes.all).toEqual(['not applicable']);
  });

  it('an error, when it throws, which takes nothing down', () => {
    const broken = ruleThat(
      () => {
        throw new Error('a defect of ours');
      },
      { id: 'pkce-missing' },
    );
    const { outcomes, findings, failures } = run([broken, ruleThat(() => [finding])]);
    expect([outcomes.of('pkce-missing'), outcomes.of('state-missing')]).toEqual(['error', 'finding']);
    expect(outcomes.of('nonce-missing')).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(failures).toEqual([{ part: 'rule', id: 'pkce-missing', error: 'Error' }]);
  });
});

describe('a rule is given the facts it needs as seen', () => {
  it('narrowed, so that it need not ask', () => {
    let seen: Facts['redemptions'];
    const reader = rule({
      ...ruleThat(() => []),
      needs: ['redemptions'],
      inspect({ redemptions }) {
        seen = redemptions.slice(0, 1);
        return undefined;
      },
    });
    run([reader]);
    expect(seen).toHaveLength(1);
  });

  it('whichever fact it is', () => {
    const scopes = fact('scopes', ({ authorizationRequest }) =>
      someOf(authorizationRequest?.params['scope']?.split(' ') ?? []),
    );
    let seen: readonly string[] = [];
    const reader = rule({
      ...ruleThat(() => []),
      needs: ['authorizationRequest', scopes],
      inspect(facts) {
        seen = facts.of(scopes).toReversed();
        return undefined;
      },
    });
    expect(run([reader], { request: { scope: 'openid email' } }).outcomes.all).toEqual(['pass']);
    expect(seen).toEqual(['email', 'openid']);
    expect(run([reader], { request: { scope: undefined } }).outcomes.all).toEqual(['not applicable']);
  });

  it('asked for once, however many need them', () => {
    const asked: string[] = [];
    const facts = new Proxy(factsOf(codeFlow()), {
      get(those, name: keyof Facts) {
        asked.push(name);
        return those[name];
      },
    });
    const wanting: readonly Need[] = ['redemptions', 'idTokens'];
    const many = Array.from({ length: 5 }, () => ruleThat(() => [], { needs: wanting }));
    expect(alone(runRules(many, facts)).outcomes.all).toHaveLength(5);
    expect(asked.filter((name) => name === 'redemptions')).toHaveLength(1);
  });

  it('and breaks off where one of them does', () => {
    const broken = fact('broken', (): number => {
      throw new RangeError('a defect of ours');
    });
    const facts = factsOf(codeFlow());
    const { outcomes, failures } = alone(runRules([ruleThat(() => [], { needs: [broken] })], facts));
    expect(outcomes.all).toEqual(['error']);
    expect([...facts.failures, ...failures].map(({ part, id }) => `${part} ${id}`)).toEqual([
      'fact broken',
      'rule state-missing',
    ]);
  });

  it('and may answer with one finding, a list or nothing', () => {
    const base = ruleThat(() => []);
    const one = rule({ ...base, id: 'state-missing', inspect: () => finding });
    const many = rule({ ...base, id: 'pkce-missing', inspect: () => [finding, finding] });
    const none = rule({ ...base, id: 'nonce-missing', inspect: () => undefined });
    expect(run([one, many, none]).findings.map(({ rule: { id } }) => id)).toEqual([
      'state-missing',
      'pkce-missing',
      'pkce-missing',
    ]);
  });
});

describe('findings are', () => {
  const severe = (severity: Rule['severity'], more: Partial<FindingDraft> = {}) =>
    ruleThat(() => [{ ...finding, ...more }], { severity });

  it('worst first', () => {
    const rules = [severe('info'), severe('critical'), severe('low'), severe('high'), severe('medium')];
    expect(run(rules).findings.map(({ severity }) => severity)).toEqual([
      'critical',
      'high',
      'medium',
      'low',
      'info',
    ]);
  });

  it('critical only where they are certain', () => {
    expect(run([severe('critical', { confidence: 'firm' })]).findings[0]?.severity).toBe('high');
    expect(run([severe('critical')]).findings[0]?.severity).toBe('critical');
  });

  it('as grave on a development host as they would be in production', () => {
    const { findings } = run([severe('high')], { redirectUri: 'http://localhost:3000/cb' });
    expect(findings).toMatchObject([{ severity: 'high', detail: 'Seen.' }]);
  });

  it('remarks at a playground', () => {
    const { findings } = run([severe('critical')], { redirectUri: 'https://oidcdebugger.com/debug' });
    expect(findings[0]?.severity).toBe('info');
  });
});
