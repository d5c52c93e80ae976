import { describe, expect, it } from 'vitest';
import { earlierLogins, reuseOf, type OneTime } from '../../../lib/facts/reuse.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';
import type { Flow } from '../../../lib/flows/flow.ts';

const facts = factsOf(codeFlow());
const [, , redemption] = facts.flow.messages;

/** The facts of a login with these logins before it, under any key. */
const after = (name: OneTime, ...earlier: readonly Pick<Flow, 'key' | 'messages'>[]) =>
  reuseOf({ ...facts, flow: { ...facts.flow, earlier: () => earlier } }, name);
const withState = (state: string) => factsOf(codeFlow({ request: { state } })).flow;

describe('reuse', () => {
  it('is certain where another one-time value was new', () => {
    expect(after('nonce', withState('another-1a2b3c4d5e6f'))).toEqual({ times: 1, confidence: 'certain' });
    expect(after('code_challenge', withState('a-1'), withState('b-2'))?.times).toBe(2);
  });

  it.each<[string, Pick<Flow, 'key' | 'messages'>]>([
    ['the same request again, shortly after', facts.flow],
    ['another value', factsOf(codeFlow({ request: { nonce: 'n-other', state: 'another-1a2b' } })).flow],
    ['a flow without a request', { key: 'x', messages: [redemption!] }],
  ])('is none for %s', (_, earlier) => {
    expect(after('nonce', earlier)).toBeUndefined();
  });

  it('is none where nobody can look back', () => {
    expect(reuseOf(facts, 'state')).toBeUndefined();
  });

  it('is counted in words', () => {
    expect(earlierLogins({ times: 1, confidence: 'certain' })).toBe('an earlier login');
    expect(earlierLogins({ times: 3, confidence: 'certain' })).toBe('3 earlier logins');
  });
});
