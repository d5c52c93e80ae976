import { describe, expect, it } from 'vitest';
import { brokenPkce, reliesOnPkce } from '../../../../lib/facts/pkce/broken-pkce.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../../support/flow.ts';

const facts = (changes: FlowChanges = {}) => factsOf(codeFlow(changes));
const broken = (changes: FlowChanges) => {
  const found = facts(changes).of(brokenPkce);
  return found && `${found.what} ${found.accepted ? 'accepted' : 'refused'}`;
};
const tokenAnswer = { error: 'invalid_grant' };
const bare = { code_challenge: undefined, code_challenge_method: undefined };

describe('PKCE is broken by', () => {
  it.each<readonly [string, FlowChanges]>([
    ['wrong_verifier accepted', { token: { code_verifier: 'w'.repeat(43) } }],
    ['wrong_verifier refused', { token: { code_verifier: 'w'.repeat(43) }, tokenAnswer }],
    ['wrong_verifier accepted', { token: { code_verifier: 'w'.repeat(43) }, response: null }],
    ['missing_verifier accepted', { token: { code_verifier: undefined } }],
    ['missing_verifier refused', { token: { code_verifier: undefined }, tokenAnswer }],
    ['missing_challenge accepted', { request: bare }],
  ])('%s: %j', (expected, changes) => expect(broken(changes)).toBe(expected));
});

describe('PKCE is not broken by', () => {
  it.each<readonly [string, FlowChanges]>([
    ['the right verifier', {}],
    ['an exchange that was not seen', { token: null }],
    ['a refusal for another reason', { tokenAnswer }],
    ['a verifier without a challenge that was refused', { request: bare, tokenAnswer }],
    ['another login’s code', { token: { code: 'of-another-login-entirely', code_verifier: undefined } }],
    ['a request whose content was not recorded', { token: { code: undefined, code_verifier: undefined } }],
  ])('%s', (_, changes) => expect(broken(changes)).toBeUndefined());
});

describe('a login relies on PKCE', () => {
  it('with a challenge, as long as the server did not show that it ignores it', () => {
    expect(reliesOnPkce(facts())).toBe(true);
    expect(reliesOnPkce(facts({ token: null }))).toBe(true);
    expect(reliesOnPkce(facts({ token: { code_verifier: 'x' }, tokenAnswer }))).toBe(true);
  });

  it('neither without one nor where a wrong verifier was good enough', () => {
    expect(reliesOnPkce(facts({ request: bare }))).toBe(false);
    expect(reliesOnPkce(facts({ token: { code_verifier: 'w'.repeat(43) } }))).toBe(false);
  });
});
