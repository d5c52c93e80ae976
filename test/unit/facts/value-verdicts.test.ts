import { describe, expect, it } from 'vitest';
import { valueVerdictsOf } from '../../../lib/facts/value-verdicts.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

/** Values that nobody guesses, where the test names no others. */
const good = (name: string) => `${name.replaceAll('_', '')}8Kq2vXz9LmRt4WbY7NcPd3Hs6JfGa1Ue5`;
const recorded = ({ request, token, ...changes }: FlowChanges) => {
  const flow = codeFlow({
    request: { nonce: good('nonce'), ...request },
    response: { code: good('code') },
    token: { code: good('code'), ...token },
    tokenAnswer: { access_token: good('access_token'), token_type: 'Bearer' },
    ...changes,
  });
  return valueVerdictsOf(factsOf(flow).flow).map(([message, verdicts]) => [message.kind, verdicts]);
};

describe('what only values can prove is recorded', () => {
  it('where it is worth a word, at the message that shows it', () => {
    const request = { state: 'xyz', login_hint: 'alice@example.com' };
    expect(recorded({ request })).toEqual([
      ['authorization_request', { state_strength: 'short' }],
      ['authorization_request', { personal_data: 'login_hint' }],
    ]);
    expect(recorded({ token: { code_verifier: 'a'.repeat(50) } })).toEqual([
      ['token_request', { code_verifier_form: 'guessable' }],
    ]);
  });

  it('and nothing of a login in which all values are good', () => {
    expect(recorded({})).toEqual([]);
  });

  it('where a value that must not be guessed is short, by its name', () => {
    expect(recorded({ request: { nonce: 'n-0S6' } })).toContainEqual([
      'authorization_request',
      { meagre_values: 'nonce' },
    ]);
  });

  it('without a piece of the value', () => {
    const request = { state: 'password:hunter2hunter2', code_challenge: 'hunter2' };
    expect(JSON.stringify(recorded({ request }).map(([, verdicts]) => verdicts))).not.toContain('hunter2');
  });
});
