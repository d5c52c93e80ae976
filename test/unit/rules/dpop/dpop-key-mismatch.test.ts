import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { boundTokens, call, callProof, dpop, dpopFlow, jkt, otherKey, proof } from '../../../support/dpop.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
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
    ['of an opaque token', dpopFlow({ then: [call(callProof({}, other))] })],
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
