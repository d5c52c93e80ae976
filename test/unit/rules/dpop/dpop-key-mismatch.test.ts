import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { boundTokens, call, callProof, dpop, dpopFlow, jkt, otherKey, proof } from '../../../support/dpop.ts';
import { jwkThumbprint } from '../../../../lib/facts/tokens/jwk-thumbprint.ts';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { refresh, renewed } from '../../../support/refresh.ts';

const id = 'dpop-key-mismatch';
const token = jwt({ iss: 'https://op.example', aud: 'https://api.example', cnf: { jkt } });
const withToken = (header: Readonly<Record<string, unknown>>, status = 200): FlowChanges => ({
  tokenAnswer: { ...boundTokens, access_token: token },
  then: [call(callProof({ ath: undefined }, header), { status }, token)],
});
const other = { jwk: otherKey };
const refreshWith = (header: Readonly<Record<string, unknown>>, parameters = {}) =>
  refresh(60, 'rt-1-b7c2', renewed('rt-2-b7c2'), parameters, {
    requestHeaders: [dpop(proof({}, header, 'again'))],
  });

/** A client with a secret may renew with another key: the new token is bound to that one. */
const secret = { client_secret: 'confidential-31f' };
const later = { startedAt: baseTime + 90_000 };
const renewedFor = (header: Readonly<Record<string, unknown>>) =>
  refresh(60, 'rt-1-b7c2', { access_token: 'at-2-b7c2', token_type: 'DPoP' }, secret, {
    requestHeaders: [dpop(proof({}, header, 'again'))],
  });
const introspection = (cnf: object) =>
  form(
    'https://op.example/introspect',
    { token: accessToken, client_id: 'api' },
    { status: 200, responseBody: jsonBody({ active: true, cnf }) },
  );

describe('dpop-key-mismatch is', () => {
  it('high when an API takes a token with another key’s proof', () => {
    expect(verdictsOf(id, dpopFlow(withToken(other)))).toEqual(['high certain']);
    expect(detailOf(id, dpopFlow(withToken(other)))).toContain(jkt);
  });

  it('a remark when the API refuses it', () => {
    expect(verdictsOf(id, dpopFlow(withToken(other, 401)))).toEqual(['info certain']);
  });

  it('high when the code was bound to another key', () => {
    const request = { dpop_jkt: jkt };
    expect(verdictsOf(id, dpopFlow({ request }, proof({}, other)))).toEqual(['high certain']);
  });

  it('high when a public client’s refresh token works with another key', () => {
    expect(verdictsOf(id, dpopFlow({ then: [refreshWith(other)] }))).toEqual(['high certain']);
  });

  it('high when an API takes an opaque token with another key’s proof', () => {
    const exchanges = dpopFlow({ then: [call(callProof({}, other))] });
    expect(verdictsOf(id, exchanges)).toEqual(['high certain']);
    expect(detailOf(id, exchanges)).toContain(`the access token was issued for the key ${jkt}`);
    const { before, after } = beforeAndAfterRedaction(id, exchanges);
    expect(after).toEqual(before);
  });

  it('a remark when the API refuses the opaque token', () => {
    const exchanges = dpopFlow({ then: [call(callProof({}, other), { status: 401 })] });
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
  });

  it('high when a renewed opaque token comes with the key of the one before', () => {
    const exchanges = dpopFlow({
      token: secret,
      then: [renewedFor(other), call(callProof(), later, 'at-2-b7c2')],
    });
    expect(verdictsOf(id, exchanges)).toEqual(['high certain']);
  });

  it('told alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(id, dpopFlow(withToken(other)));
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('dpop-key-mismatch says nothing', () => {
  it.each([
    ['where all keys agree', dpopFlow({ ...withToken({}), request: { dpop_jkt: jkt } })],
    ['of a refresh with the same key', dpopFlow({ then: [refreshWith({})] })],
    ['of an opaque token that comes with the key it was issued for', dpopFlow({ then: [call()] })],
    [
      'of an opaque token that is no DPoP token',
      dpopFlow({ tokenAnswer: { ...boundTokens, token_type: 'Bearer' }, then: [call(callProof({}, other))] }),
    ],
    [
      'of an opaque token whose issue was not read',
      dpopFlow({ tokenAnswer: null, then: [call(callProof({}, other))] }),
    ],
    [
      'of an opaque token from elsewhere',
      dpopFlow({ then: [call(callProof({}, other), {}, 'another-token-5f1')] }),
    ],
    [
      'of an opaque token that the server says is bound to the other key',
      dpopFlow({ then: [introspection({ jkt: jwkThumbprint(otherKey) }), call(callProof({}, other))] }),
    ],
    [
      'of an opaque token that was renewed with the key it comes with',
      dpopFlow({ token: secret, then: [renewedFor(other), call(callProof({}, other), later, 'at-2-b7c2')] }),
    ],
    [
      'of a client that proves itself otherwise',
      dpopFlow({
        token: { client_secret: 'confidential-31f' },
        then: [refreshWith(other, { client_secret: 'confidential-31f' })],
      }),
    ],
    ['of a key that cannot be read', dpopFlow(withToken({ jwk: { kty: 'EC' } }))],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('without a proof', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
