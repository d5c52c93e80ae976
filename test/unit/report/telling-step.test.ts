import { describe, expect, it } from 'vitest';
import { tellingStep } from '../../../lib/report/telling-step.ts';
import { timeline } from '../../support/exchange.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const told = (fields: FlowFields) => tellingStep(inspected(fields).report.flows[0]!)?.id;

describe('the step worth looking at first', () => {
  it('is where it broke', () => {
    expect(told(failingLogin())).toBe('flow-1.3');
  });

  it('is where the worst finding points: they are listed worst first', () => {
    expect(told(implicitLogin())).toBe('flow-1.1');
    const findings = [
      { rule: 'pkce-missing', severity: 'high', at: [3] },
      { rule: 'state-missing', severity: 'low', at: [1] },
    ] as const;
    expect(told({ ...implicitLogin(), findings })).toBe('flow-1.3');
  });

  it('is where it got stuck, and of a login whose end was not seen the answer', () => {
    const reason = { cause: 'iss-parameter-mismatch', at: 3, confidence: 'certain' } as const;
    const stuck = { ...cleanLogin(), outcome: 'pending', diagnosis: [reason] } as const;
    expect(told(stuck)).toBe('flow-1.3');
    expect(told({ ...stuck, diagnosis: [{ ...reason, confidence: 'tentative' }] })).toBe('flow-1.2');
    expect(told({ ...cleanLogin(), outcome: 'unclear' })).toBe('flow-1.3');
  });

  it('is the request where all is well, not discovery', () => {
    expect(told(cleanLogin())).toBe('flow-1.2');
  });

  it('is not where a remark points: nothing is wrong there', () => {
    expect(
      told({ ...cleanLogin(), findings: [{ rule: 'scope-changed-silently', severity: 'info', at: [4] }] }),
    ).toBe('flow-1.2');
  });

  it('is the request of codes where a device asks, not one of its polls', () => {
    const at = timeline();
    const steps = (['discovery', 'device_authorization_request', 'token_request'] as const).map((kind) => ({
      kind,
      exchange: at({ url: `https://op.example/${kind}` }),
    }));
    expect(told({ steps })).toBe('flow-1.2');
  });
});
