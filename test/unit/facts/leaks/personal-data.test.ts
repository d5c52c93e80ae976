import { describe, expect, it } from 'vitest';
import { personalClaimsOf, personalParametersOf } from '../../../../lib/facts/leaks/personal-data.ts';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { codeFlow, factsOf, type Changes } from '../../../support/flow.ts';

const named = (request: Changes, verdicts?: Verdicts) =>
  personalParametersOf(
    factsOf(codeFlow({ request, requestExchange: { verdicts } })).authorizationRequest!.message,
  );

describe('parameters that name a person', () => {
  it('are told by their values', () => {
    expect(named({ login_hint: 'alice@example.com' })).toEqual(['login_hint']);
    expect(named({ login_hint: '0170 1234567', claims: '{"a":"b@c.example"}' })).toEqual([
      'login_hint',
      'claims',
    ]);
    expect(named({ login_hint: 'alice', state: 'alice@example.com' })).toEqual([]);
  });

  it('or by what was recorded, of the names that can be meant', () => {
    expect(named({ login_hint: 'redacted-email-1' }, { personal_data: 'login_hint mood' })).toEqual([
      'login_hint',
    ]);
  });
});

it('claims that are there and not empty are named', () => {
  expect(personalClaimsOf({ email: 'a@b.example', address: null, birthdate: '', sub: '1' })).toEqual([
    'email',
  ]);
  expect(personalClaimsOf({ email_verified: true })).toEqual([]);
});
