import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { rule, type FindingDraft, type Need, type Rule } from '../../../lib/rules/rule.ts';
import { runRules } from '../../../lib/rules/run.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const finding: FindingDraft = { confidence: 'certain', detail: 'Seen.', evidence: [] };

function ruleThat(inspect: Rule['inspect'], more: Partial<Rule> & { needs?: readonly Need[] } = {}): Rule {
  return rule({
    id: 'a-rule',
    severity: 'high',
    owner: 'client',
    title: 'A rule',
    why: 'Because.',
    fix: 'Mend it.',
    references: ['rfc6749'],
    needs: [],
    ...more,
    inspect,
  });
}

function run(rules: readonly Rule[], changes: FlowChanges = {}) {
  return runRules(rules, factsOf(codeFlow(changes)));
}

describe('a rule ends in one of four ways:', () => {
  it('a finding, with the rule’s severity unless it says another', () => {
    const { outcomes, findings } = run([ruleThat(() => [finding, { ...finding, severity: 'low' }])]);
    expect(outcomes).toEqual({ 'a-rule': 'finding' });
    expect(findings.map(({ severity }) => severity)).toEqual(['high', 'low']);
  });

  it('a pass, when it finds nothing', () => {
    expect(run([ruleThat(() => [])])).toEqual({ findings: [], outcomes: { 'a-rule': 'pass' } });
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
    expect(run([picky], { token: null })).toEqual({ findings: [], outcomes: { 'a-rule': 'not applicable' } });
    expect(asked).toBe(false);
    expect(run([picky]).outcomes).toEqual({ 'a-rule': 'finding' });
  });

  it('not applicable, when it says so itself', () => {
    expect(run([ruleThat(() => 'not applicable')]).outcomes).toEqual({ 'a-rule': 'not applicable' });
  });

  it('an error, when it throws, which takes nothing down', () => {
    const broken = ruleThat(
      () => {
        throw new Error('a defect of ours');
      },
      { id: 'broken' },
    );
    const { outcomes, findings } = run([broken, ruleThat(() => [finding])]);
    expect(outcomes).toEqual({ broken: 'error', 'a-rule': 'finding' });
    expect(findings).toHaveLength(1);
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

  it('and may answer with one finding, a list or nothing', () => {
    const base = ruleThat(() => []);
    const one = rule({ ...base, id: 'one', inspect: () => finding });
    const many = rule({ ...base, id: 'many', inspect: () => [finding, finding] });
    const none = rule({ ...base, id: 'none', inspect: () => undefined });
    expect(run([one, many, none]).findings.map(({ rule: { id } }) => id)).toEqual(['one', 'many', 'many']);
  });
});

describe('findings are', () => {
  const severe = (severity: Rule['severity'], more: Partial<FindingDraft> = {}) =>
    ruleThat(() => [{ ...finding, ...more }], { id: severity, severity });

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
