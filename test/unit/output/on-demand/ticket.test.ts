import { describe, expect, it } from 'vitest';
import { ticketText } from '../../../../lib/output/on-demand/ticket.ts';
import { cleanLogin, failingLogin, implicitLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const linesOf = (...flows: readonly FlowFields[]) =>
  ticketText(inspected(...flows).report)
    .trimEnd()
    .split('\n');

describe('the lines for a ticket', () => {
  it('say what happened, why, what to do and what was found', () => {
    const lines = linesOf(failingLogin());
    expect(lines[0]).toMatch(/and it failed: invalid_grant\.$/);
    expect(lines.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['Failed at step 3, code exchange', 'Why']),
    );
    expect(lines.at(-1)).toMatch(/^OAuth Lens \S+\. Secrets and personal data are replaced/);
  });

  it('have the findings of reasons that they do not tell', () => {
    const first = { cause: 'invalid-grant', at: 2, why: 'Refused.', rules: ['err-invalid-grant'] } as const;
    const second = { cause: 'clock-skew', at: 2, why: 'Late.', rules: ['err-clock-skew'] } as const;
    const findings = [
      { rule: 'err-invalid-grant', severity: 'low', title: 'It was refused', at: [2] },
      { rule: 'err-clock-skew', severity: 'low', title: 'The clocks differ', at: [2] },
    ] as const;
    const lines = linesOf({ ...failingLogin(), diagnosis: [first, second], findings }).join('\n');
    expect(lines).toContain('low: The clocks differ');
    expect(lines).not.toContain('low: It was refused');
  });

  it('of a login that worked say no reason', () => {
    expect(linesOf(cleanLogin()).filter((line) => line.startsWith('Why'))).toEqual([]);
  });

  it('are few and short, whatever there is to say', () => {
    const { report } = inspected(implicitLogin());
    const [flow] = report.flows;
    const [finding] = flow!.findings;
    const many = Array.from({ length: 40 }, () => ({ ...finding!, title: 'long '.repeat(200), steps: [] }));
    const lines = ticketText({ ...report, flows: [{ ...flow!, findings: many }] })
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(300);
    expect(lines).toContain('- and 36 more');
  });

  it('lead with the login that did not go well, and count the others', () => {
    const lines = linesOf(cleanLogin({ prefix: 'a' }), failingLogin({ prefix: 'b', tab: 9 }));
    expect(lines[0]).toContain('it failed');
    expect(lines).toContain('1 more login in the file.');
  });

  it('lead with the login that may be stuck, where none did worse', () => {
    const stuck: FlowFields = {
      ...pendingLogin({ prefix: 'b', tab: 9 }),
      diagnosis: [{ cause: 'code-left-in-page', at: 1, confidence: 'tentative', why: 'It was left.' }],
    };
    expect(linesOf(cleanLogin({ prefix: 'a' }), stuck)).toContain('Why: Perhaps: It was left.');
    expect(linesOf(stuck, failingLogin({ prefix: 'c', tab: 10 }))[0]).toContain('it failed');
  });

  it('say how to tell whether a guess holds, and of what is sure nothing of the kind', () => {
    const reason = { cause: 'code-left-in-page', at: 2, why: 'It stayed there.', fix: 'Read it.' } as const;
    const guess = { ...reason, confidence: 'tentative', tell_apart: 'Look at the address.' } as const;
    expect(linesOf({ ...pendingLogin(), diagnosis: [guess] })).toContain('How to tell: Look at the address.');
    expect(linesOf(failingLogin()).filter((line) => line.startsWith('How to tell'))).toEqual([]);
    const same = { ...guess, tell_apart: 'Read it.' };
    const lines = linesOf({ ...pendingLogin(), diagnosis: [same] });
    expect(lines.filter((line) => line.startsWith('How to tell'))).toEqual([]);
  });

  it('break no line where others wrote one', () => {
    const { report } = inspected(failingLogin());
    const [flow] = report.flows;
    const evil = { ...flow!, error: { code: 'a\r\nInjected: yes\u202e', description: null } };
    expect(ticketText({ ...report, flows: [evil] })).not.toMatch(/^Injected|\u202e/m);
  });
});
