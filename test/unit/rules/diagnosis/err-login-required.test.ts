import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, findingsOf, verdictsOf } from '../../../support/flow.ts';

const silent = (error: string, prompt: string | undefined = 'none') =>
  codeFlow({ request: { prompt }, response: { code: undefined, error }, token: null });

describe('err-login-required is a remark', () => {
  it.each(['login_required', 'interaction_required', 'account_selection_required'])('on %s', (error) => {
    expect(verdictsOf('err-login-required', silent(error))).toEqual(['info certain']);
    expect(detailOf('err-login-required', silent(error))).toBe(
      `The answer says ${error}; the request had prompt=none.`,
    );
  });

  it('and the only thing to say: the answer was to be expected', () => {
    expect(findingsOf(silent('login_required')).map(({ rule }) => rule)).toEqual(['err-login-required']);
  });

  it('without a prompt too, and it claims none', () => {
    const exchanges = codeFlow({ response: { code: undefined, error: 'login_required' }, token: null });
    expect(detailOf('err-login-required', exchanges)).toBe('The answer says login_required.');
  });
});

describe('err-login-required says nothing', () => {
  it.each(['consent_required', 'access_denied', 'server_error'])('on %s', (error) => {
    expect(verdictsOf('err-login-required', silent(error))).toEqual([]);
  });

  it('of a silent login that succeeded, or is not answered', () => {
    expect(findingsOf(codeFlow({ request: { prompt: 'none' } }))).toEqual([]);
    const pending = codeFlow({ request: { prompt: 'none' }, response: null, token: null });
    expect(verdictsOf('err-login-required', pending)).toEqual([]);
  });
});
