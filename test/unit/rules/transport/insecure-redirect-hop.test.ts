import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'insecure-redirect-hop';

const params = { client_id: 'spa', response_type: 'code', state: 's' };
const through = (hop: string) =>
  findingsInFlow(rule, [
    messageOf('authorization_request', { url: 'https://op.example/auth?client_id=spa' }, { params }),
    messageOf(
      'authorization_request',
      { url: hop, status: 302 },
      { params: hop.includes('state') ? params : {} },
    ),
  ]);

describe('insecure-redirect-hop fires', () => {
  it('high when the hop carries values of the login', () => {
    expect(through('http://op.example/login?state=s')).toEqual(['high certain']);
  });
  it('medium when it does not', () => {
    expect(through('http://op.example/login')).toEqual(['medium certain']);
  });
});

describe('insecure-redirect-hop is silent', () => {
  it('when every hop is https', () => {
    expect(through('https://op.example/login?state=s')).toEqual([]);
  });
  it('on the device itself', () => {
    expect(through('http://127.0.0.1:4000/login?state=s')).toEqual([]);
  });
  it('for a login without hops', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
