import { describe, expect, it } from 'vitest';
import { valueVerdictsOf } from '../../../lib/facts/value-verdicts.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const recorded = (changes: FlowChanges) =>
  valueVerdictsOf(factsOf(codeFlow(changes)).flow).map(([message, verdicts]) => [message.kind, verdicts]);

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

  it('without a piece of the value', () => {
    const request = { state: 'password:hunter2hunter2', code_challenge: 'hunter2' };
    expect(JSON.stringify(recorded({ request }).map(([, verdicts]) => verdicts))).not.toContain('hunter2');
  });
});
