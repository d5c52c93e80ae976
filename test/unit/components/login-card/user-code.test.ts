import { describe, expect, it } from 'vitest';
import { userCodeOf } from '../../../../components/login-card/user-code.ts';
import { exchange } from '../../../support/exchange.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

describe('the code a device shows', () => {
  const asked = exchange({
    url: 'https://op.example/device',
    method: 'POST',
    status: 200,
    responseBody: {
      mediaType: 'application/json',
      text: '{"device_code":"GmRhmhcxhwAzkoEq","user_code":"WDJB-MJHT"}',
    },
  });
  const code = (fields: Partial<FlowFields>) => {
    const seen = inspected({ steps: [{ kind: 'device_authorization_request', exchange: asked }], ...fields });
    return userCodeOf(seen.report.flows[0]!, seen.exchangeOf);
  };

  it('is shown while the person has not answered', () => {
    expect(code({ outcome: 'pending' })).toBe('WDJB-MJHT');
  });

  it('is not shown when it is over, or where no device asked', () => {
    expect(code({ outcome: 'succeeded' })).toBeUndefined();
    expect(code({ outcome: 'pending', steps: [{ kind: 'token_request', exchange: asked }] })).toBeUndefined();
  });
});
