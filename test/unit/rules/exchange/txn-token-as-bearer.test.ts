import { describe, expect, it } from 'vitest';
import { callWith, crossApp } from '../../../support/cross-app.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'txn-token-as-bearer';
const claims = { aud: 'trust.example', sub: 'ann', txn: 'tx-1', jti: '97053963-771d-49cc-a4e3-20aad399c312' };

describe('txn-token-as-bearer', () => {
  it('is medium for a transaction token in Authorization', () => {
    const token = jwt(claims, { typ: 'txntoken+jwt' });
    expect(verdictsOf(rule, crossApp({ answer: { access_token: token }, then: [callWith(token)] }))).toEqual([
      'medium certain',
    ]);
  });

  it('says nothing of an access token with the same claims', () => {
    const token = jwt(claims, { typ: 'at+jwt' });
    expect(verdictsOf(rule, crossApp({ answer: { access_token: token }, then: [callWith(token)] }))).toEqual(
      [],
    );
  });
});
