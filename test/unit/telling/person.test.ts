import { describe, expect, it } from 'vitest';
import { personOf } from '../../../lib/telling/person.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';
import { exchange as exchangeFrom, json } from '../../support/exchange.ts';
import { inspected } from '../../support/report.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;

function person(kind: StepKind, answer: unknown) {
  const exchange = exchangeFrom(json('https://op.example/x', answer));
  const seen = inspected({ steps: [{ kind, exchange }] });
  return personOf(seen.report.flows[0]!.steps, seen.exchangeOf);
}

describe('who signed in', () => {
  it('is told by the ID token: mail address, else user name, else name', () => {
    const all = { email: 'ada@example.com', preferred_username: 'ada', name: 'Ada Lovelace' };
    expect(person('token_request', { id_token: token(all) })).toBe('ada@example.com');
    expect(person('token_request', { id_token: token({ ...all, email: undefined }) })).toBe('ada');
    expect(person('token_request', { id_token: token({ name: 'Zoë d’Or'.replace('’', "'") }) })).toBe(
      "Zoë d'Or",
    );
  });

  it('is told by the userinfo answer', () => {
    expect(person('userinfo_request', { sub: '1', preferred_username: 'grace' })).toBe('grace');
  });
});

describe('nobody is told', () => {
  it.each<[string, StepKind, unknown]>([
    ['of an API’s answer', 'resource_request', { email: 'ada@example.com' }],
    ['of a subject alone', 'token_request', { id_token: token({ sub: '248289761001' }) }],
    ['of a placeholder', 'token_request', { id_token: token({ email: '[email:1]' }) }],
    ['of what is no token', 'token_request', { id_token: 'x.y' }],
    ['of a name that is none', 'userinfo_request', { email: { at: 1 }, name: 'a'.repeat(80) }],
  ])('%s', (_, kind, answer) => {
    expect(person(kind, answer)).toBeUndefined();
  });
});
