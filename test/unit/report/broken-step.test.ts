import { describe, expect, it } from 'vitest';
import { brokenStep } from '../../../lib/report/broken-step.ts';
import { exchange } from '../../support/exchange.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const request = {
  kind: 'authorization_request',
  exchange: exchange({ url: 'https://op.example/auth', status: 302 }),
} as const;
const answer = {
  kind: 'authorization_response',
  exchange: exchange({ url: 'https://app.example/cb?code=c', status: 200 }),
} as const;
const refusal = {
  kind: 'authorization_response',
  exchange: exchange({ url: 'https://app.example/cb?error=x', status: 200 }),
} as const;
const token = (status: number) =>
  ({ kind: 'token_request', exchange: exchange({ url: 'https://op.example/token', status }) }) as const;
const inferred = { kind: 'token_request' } as const;
const error = { code: 'invalid_grant', description: null };

const broken = (fields: FlowFields) => brokenStep(inspected(fields).report.flows[0]!)?.id;

describe('a flow broke', () => {
  it('where its diagnosis says, before all', () => {
    const findings = [
      { rule: 'pkce-missing', at: [1] },
      { rule: 'err-invalid-grant', at: [1, 3] },
    ] as const;
    expect(
      broken({ outcome: 'failed', error, findings, steps: [request, answer, token(400), token(500)] }),
    ).toBe('flow-1.3');
  });

  it('where the answer carries an error', () => {
    expect(broken({ outcome: 'denied', error, steps: [request, refusal, token(200)] })).toBe('flow-1.2');
  });

  it.each([400, 502, 0])('where a server answered %i', (status) => {
    expect(broken({ outcome: 'failed', steps: [request, answer, token(status)] })).toBe('flow-1.3');
  });

  it('at the request that ended it, and not at a document that was missing before', () => {
    const missing = {
      kind: 'discovery',
      exchange: exchange({ url: 'https://op.example/.well-known/oauth-authorization-server', status: 404 }),
    } as const;
    const page = { ...request, exchange: exchange({ url: 'https://op.example/auth', status: 200 }) } as const;
    expect(broken({ outcome: 'failed', steps: [missing, page] })).toBe('flow-1.2');
  });

  it('where the reason is, before a login began', () => {
    const call = {
      kind: 'resource_request',
      exchange: exchange({ url: 'https://api.example/mcp', status: 401 }),
    } as const;
    const document = {
      kind: 'discovery',
      exchange: exchange({ url: 'https://op.example/.well-known/openid-configuration', status: 200 }),
    } as const;
    const reason = { cause: 'mcp-as-metadata', at: 2, confidence: 'firm' } as const;
    const steps = [call, document];
    expect(broken({ outcome: 'failed', steps, diagnosis: [reason] })).toBe('flow-1.2');
    expect(broken({ outcome: 'failed', steps, diagnosis: [{ ...reason, confidence: 'tentative' }] })).toBe(
      'flow-1.1',
    );
    const login = [request, token(400), document];
    expect(broken({ outcome: 'failed', steps: login, diagnosis: [{ ...reason, at: 3 }] })).toBe('flow-1.2');
  });

  it('else at the last step that was seen', () => {
    expect(broken({ outcome: 'failed', steps: [request, answer, inferred] })).toBe('flow-1.2');
  });

  it('a little where an error did not end it', () => {
    expect(broken({ outcome: 'succeeded', error, steps: [request, answer, token(200), token(400)] })).toBe(
      'flow-1.4',
    );
  });
});

describe('nothing broke', () => {
  it.each(['succeeded', 'pending'] as const)('in a flow that is %s without an error', (outcome) => {
    expect(broken({ outcome, steps: [request, answer, token(401)] })).toBeUndefined();
  });

  it('in a flow without steps', () => {
    expect(broken({ outcome: 'failed', steps: [] })).toBeUndefined();
  });
});
