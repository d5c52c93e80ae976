import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'pkce-challenge-reused';
const minute = 60_000;
const login = (state: string, more: FlowChanges['request'] = {}, changes: FlowChanges = {}) =>
  codeFlow({
    ...changes,
    request: { state, nonce: `nonce-of-${state}`, ...more },
    response: { state, code: `code-of-${state}` },
    token: { code: `code-of-${state}` },
  });
const first = login('first-9f2c7b41d0e84a');
const other = { code_challenge: 'Qm9yZWQtb2YtZXhhbXBsZXMtOTctY2hhcmFjdGVycy1u' };

describe('pkce-challenge-reused is', () => {
  it('high and certain for two logins with different state, raised once, of the later', () => {
    const exchanges = inTurn(minute, first, login('second-4b81e6d0a9f3'));
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain('an earlier login');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('raised of each login after the first, and counts', () => {
    const exchanges = inTurn(minute, first, login('second-4b81e6d0a9f3'), login('third-77c0d2e5b1a8'));
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain', 'high certain']);
    expect(detailOf(rule, exchanges.toSpliced(3, 3))).toContain('an earlier login');
  });

  it('high and tentative for the very same request long after, when it went through', () => {
    const again = codeFlow({
      response: { code: 'other-code-9f2c7b41' },
      token: { code: 'other-code-9f2c7b41' },
    });
    expect(verdictsOf(rule, inTurn(20 * minute, codeFlow(), again))).toEqual(['high tentative']);
  });
});

describe('pkce-challenge-reused says nothing', () => {
  const again = codeFlow({
    response: { code: 'other-code-9f2c7b41' },
    token: { code: 'other-code-9f2c7b41' },
  });
  it.each([
    ['of one login', codeFlow()],
    [
      'of two logins with a challenge each',
      inTurn(minute, first, login('second-4b81e6d0a9f3', other, { token: null })),
    ],
    ['of a page that is loaded again or gone back to', inTurn(minute, codeFlow(), again)],
    [
      'of a page gone back to long after, where nothing came of it',
      inTurn(20 * minute, codeFlow(), codeFlow({ response: null, token: null })),
    ],
    ['of two clients', inTurn(minute, first, login('second-4b81e6d0a9f3', { client_id: 'other' }))],
    [
      'of two servers: a broker may hand the challenge on',
      inTurn(minute, first, login('second-4b81e6d0a9f3', {}, { at: 'https://upstream.example/auth' })),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
