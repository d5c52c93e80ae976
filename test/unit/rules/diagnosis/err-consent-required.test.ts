import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'err-consent-required';
const answered = (error: string, error_description?: string) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null });

describe('err-consent-required is a remark', () => {
  it.each([
    ['consent_required', undefined],
    [
      'interaction_required',
      'AADSTS65001: The user or administrator has not consented to use the application',
    ],
    ['invalid_client', 'AADSTS90094: The grant requires admin permission'],
    ['access_denied', 'Admin approval required'],
  ])('on %s (%s)', (error, description) => {
    expect(verdictsOf(id, answered(error, description))).toEqual(['info certain']);
  });

  it('that names the scopes that are new', () => {
    const state = 'another-state-77x';
    const later = codeFlow({
      request: { scope: 'openid email calendar', state, nonce: 'n-2', prompt: 'none' },
      response: { code: undefined, error: 'consent_required', state },
      token: null,
    }).map((one, at) => ({ ...one, id: `r${at}`, entry: 20 + at, startedAt: baseTime + 600_000 + at * 500 }));
    expect(detailOf(id, [...codeFlow(), ...later])).toContain('New since the login before: calendar.');
  });

  it('whose evidence is the request and its answer', () => {
    expect(findingsOf(answered('consent_required')).find(({ rule }) => rule === id)?.steps).toEqual([
      'flow-1.1',
      'flow-1.2',
    ]);
  });
});

describe('err-consent-required says nothing', () => {
  it.each([
    ['access_denied', undefined],
    ['access_denied', 'The user did not consent'],
    ['login_required', undefined],
    ['interaction_required', 'AADSTS50076: multi-factor authentication'],
    ['server_error', 'consent service not reachable'],
  ])('on %s (%s)', (error, description) => {
    expect(verdictsOf(id, answered(error, description))).toEqual([]);
  });

  it('of a login that succeeded', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
