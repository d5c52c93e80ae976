import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'challenge-missing';
const refused = (changes: ApiCall = {}) => calledApi(changes);
const headed = (...responseHeaders: readonly Header[]) => refused({ call: { responseHeaders } });

describe('challenge-missing is', () => {
  it('low for a 401 without a challenge', () => {
    expect(verdictsOf(id, refused())).toEqual(['low certain']);
    expect(detailOf(id, refused())).toBe(
      'https://api.example/orders answered 401 to a token, without WWW-Authenticate. Expected: a challenge that says what is wrong with it.',
    );
    expect(verdictsOf(id, redacted(refused()))).toEqual(['low certain']);
  });

  it('low where the body alone says why', () => {
    expect(verdictsOf(id, refused({ message: 'The incoming token has expired' }))).toEqual(['low certain']);
  });

  it('low for a DPoP call as well', () => {
    expect(verdictsOf(id, refused({ token: 'at-1-opaque', authorization: 'DPoP at-1-opaque' }))).toEqual([
      'low certain',
    ]);
  });

  it('said once of many calls', () => {
    const [first] = refused().slice(-1);
    const again = refused().concat({ ...first!, id: 'again', startedAt: first!.startedAt + 1000, entry: 9 });
    expect(verdictsOf(id, again)).toEqual(['low certain']);
  });
});

describe('challenge-missing says nothing', () => {
  it('of a challenge, of whatever scheme', () => {
    for (const challenge of [
      'Bearer error="invalid_token"',
      'Bearer',
      'DPoP error="use_dpop_nonce"',
      'Custom',
    ])
      expect(outcomeOf(id, refused({ challenge }))).toBe('pass');
  });

  it('of one that Amazon’s gateway renamed', () => {
    const login = headed(['Date', 'x'], ['x-amzn-Remapped-WWW-Authenticate', 'Bearer error="invalid_token"']);
    expect(outcomeOf(id, login)).toBe('pass');
  });

  it.each([
    ['where a script recorded what it was shown', headed(['Content-Type', 'application/json'])],
    ['where no headers were recorded', headed()],
    ['of a call that was taken', refused({ status: 200 })],
    ['of 403', refused({ status: 403 })],
    ['of a call without a token', refused({ call: { requestHeaders: [] } })],
    ['where no API was called', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
