import { describe, expect, it } from 'vitest';
import { boundTokens, call, callProof, dpopFlow, jkt } from '../../../support/dpop.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'sender-constrained-token-as-bearer';
const found = (...then: readonly ExchangeFields[]) => verdictsOf(id, dpopFlow({ then }));
const bearer = (more: Partial<ExchangeFields> = {}, token = accessToken) =>
  call('', { requestHeaders: [['Authorization', `Bearer ${token}`]], ...more });
const unproved = call('', { requestHeaders: [['Authorization', `DPoP ${accessToken}`]] });

describe('sender-constrained-token-as-bearer is', () => {
  it('high when an API takes a DPoP token as a bearer token', () => {
    expect(found(bearer())).toEqual(['high certain']);
  });

  it('high when it takes one without a proof', () => {
    expect(found(unproved)).toEqual(['high certain']);
  });

  it('high for a token that names its key, whatever the token response called it', () => {
    const token = jwt({ iss: 'https://op.example', cnf: { jkt } });
    const tokenAnswer = { access_token: token, token_type: 'Bearer' };
    expect(verdictsOf(id, codeFlow({ tokenAnswer, then: [bearer({}, token)] }))).toEqual(['high certain']);
  });

  it('low when the API refuses it', () => {
    expect(found(bearer({ status: 401 }))).toEqual(['low certain']);
  });

  it('medium where the API asks for Bearer tokens alone', () => {
    const asking = bearer({ status: 401, responseHeaders: [['WWW-Authenticate', 'Bearer realm="notes"']] });
    expect(found(asking, bearer())).toEqual(['medium certain', 'low certain']);
  });

  it('a remark for a token that is bound to a certificate', () => {
    const token = jwt({
      iss: 'https://op.example',
      cnf: { 'x5t#S256': 'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0' },
    });
    const tokenAnswer = { access_token: token, token_type: 'Bearer' };
    expect(verdictsOf(id, codeFlow({ tokenAnswer, then: [bearer({}, token)] }))).toEqual(['info tentative']);
  });
});

describe('sender-constrained-token-as-bearer says nothing', () => {
  it.each([
    ['of a bound token with its proof', dpopFlow({ then: [call(callProof())] })],
    ['of a bearer token that is one', codeFlow({ then: [bearer()] })],
    [
      'of a downgraded token',
      dpopFlow({ tokenAnswer: { ...boundTokens, token_type: 'Bearer' }, then: [bearer()] }),
    ],
    ['of a call that has no answer yet', dpopFlow({ then: [bearer({ status: undefined })] })],
    ['of a call that failed', dpopFlow({ then: [bearer({ status: 0 })] })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('where the headers were not recorded', () => {
    const unseen = call('', {
      url: `https://api.example/notes?access_token=${accessToken}`,
      requestHeaders: undefined,
    });
    expect(outcomeOf(id, dpopFlow({ then: [unseen] }))).toBe('not applicable');
  });
});
