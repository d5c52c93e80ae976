import { describe, expect, it } from 'vitest';
import { brokenStep, tellingStep } from '../../../../components/flow/broken-step.ts';
import { exchange } from '../../../support/exchange.ts';
import {
  brokeredLogin,
  cleanLogin,
  failingLogin,
  implicitLogin,
  pendingLogin,
} from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;

describe('the step where a flow broke', () => {
  it('is the one its diagnosis names', () => {
    expect(brokenStep(flowOf(failingLogin()))?.kind).toBe('token_request');
  });

  it('is the one that carries the error, where nothing was diagnosed', () => {
    expect(brokenStep(flowOf({ ...brokeredLogin('flow-9'), findings: [] }))?.id).toBe('flow-1.2');
  });

  it('is the last refused request, where no error was named', () => {
    const steps = [
      { kind: 'token_request', exchange: exchange({ url: 'https://op.example/token', status: 500 }) },
      { kind: 'userinfo_request', exchange: exchange({ url: 'https://op.example/me', status: 200 }) },
    ] as const;
    expect(brokenStep(flowOf({ outcome: 'failed', steps }))?.id).toBe('flow-1.1');
  });

  it('is none where nothing broke', () => {
    expect(brokenStep(flowOf(cleanLogin()))).toBeUndefined();
    expect(brokenStep(flowOf(pendingLogin()))).toBeUndefined();
  });
});

describe('the step worth looking at first', () => {
  it('is where it broke, else the worst finding, else the request', () => {
    expect(tellingStep(flowOf(failingLogin()))?.id).toBe('flow-1.3');
    expect(tellingStep(flowOf(implicitLogin()))?.id).toBe('flow-1.1');
    expect(tellingStep(flowOf(cleanLogin()))?.kind).toBe('authorization_request');
  });
});
