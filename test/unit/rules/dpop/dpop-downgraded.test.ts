import { describe, expect, it } from 'vitest';
import { boundTokens, call, dpopFlow } from '../../../support/dpop.ts';
import { accessToken, codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'dpop-downgraded';
const bearer = { ...boundTokens, token_type: 'Bearer' };
const found = (changes: FlowChanges) => verdictsOf(id, dpopFlow({ tokenAnswer: bearer, ...changes }));
const asBearer = call('', { requestHeaders: [['Authorization', `Bearer ${accessToken}`]] });

describe('dpop-downgraded is', () => {
  it('low for a Bearer token that was asked for with a proof', () => {
    expect(found({})).toEqual(['low certain']);
  });

  it('medium when the client then uses it as such', () => {
    expect(found({ then: [asBearer] })).toEqual(['medium certain']);
  });

  it('a remark where the server does not say that it supports DPoP', () => {
    expect(found({ metadata: {}, then: [asBearer] })).toEqual(['info certain']);
    const metadata = { dpop_signing_alg_values_supported: ['ES256'] };
    expect(found({ metadata, then: [asBearer] })).toEqual(['medium certain']);
  });
});

describe('dpop-downgraded says nothing', () => {
  it.each([
    ['of a DPoP token', dpopFlow()],
    ['of a token_type in other letters', dpopFlow({ tokenAnswer: { ...boundTokens, token_type: 'dpop' } })],
    ['of a refusal', dpopFlow({ tokenAnswer: { error: 'invalid_dpop_proof' } })],
    ['without a proof', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('where the answer was not recorded or does not say its type', () => {
    expect(outcomeOf(id, dpopFlow({ tokenAnswer: null }))).toBe('not applicable');
    expect(outcomeOf(id, dpopFlow({ tokenAnswer: { access_token: accessToken } }))).toBe('not applicable');
  });
});
