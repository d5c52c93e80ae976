import { describe, expect, it } from 'vitest';
import { answerBindingOf } from '../../../lib/facts/answer-binding.ts';
import { inTurn } from '../../support/in-turn.ts';
import { codeFlow, factsOf, verdictsOf, type Changes, type FlowChanges } from '../../support/flow.ts';

const bindingOf = (changes: FlowChanges) => answerBindingOf(factsOf(codeFlow(changes)));
const access = { nonce: undefined, scope: 'photos' };
const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };

describe('an answer is tied to the browser', () => {
  it('by a nonce of OpenID, and by PKCE', () => {
    expect(bindingOf({})).toEqual({ by: 'nonce' });
    expect(bindingOf({ request: access })).toEqual({ by: 'pkce' });
  });

  it('by PKCE with a doubt where the server’s metadata says nothing of it', () => {
    expect(bindingOf({ request: access, metadata: {} })).toEqual({ by: 'pkce', doubt: 'unproven' });
    const says = { code_challenge_methods_supported: ['S256'] };
    expect(bindingOf({ request: access, metadata: says })).toEqual({ by: 'pkce' });
  });
});

describe('an answer is tied by nothing', () => {
  it('without PKCE and nonce, and where a nonce is no OpenID', () => {
    expect(bindingOf({ request: { ...access, ...withoutPkce } })).toEqual({ by: 'none' });
    const foreign = { ...access, ...withoutPkce, nonce: 'n-0S6_WzA2Mj' };
    expect(bindingOf({ request: foreign, token: null })).toEqual({ by: 'none' });
  });

  it('where the server took a code without the right verifier', () => {
    const ignored = { request: access, token: { code_verifier: 'w'.repeat(43) } };
    expect(bindingOf(ignored)).toEqual({ by: 'none', doubt: 'ignored' });
  });

  it('where nonce and challenge are those of an earlier login', () => {
    const again = (request: Changes) => {
      const answer = { code: 'another-code-8d1f', state: 'xyz123' };
      const other = codeFlow({ request: { state: 'xyz123', ...request }, response: answer, token: null });
      return verdictsOf('state-weak', inTurn(60_000, codeFlow(), other));
    };
    expect(again({})).toEqual(['medium firm']);
    expect(again({ nonce: 'n-another-1b2c' })).toEqual([]);
  });
});
