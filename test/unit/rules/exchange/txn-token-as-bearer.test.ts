import { describe, expect, it } from 'vitest';
import { callWith, crossApp } from '../../../support/cross-app.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { flowsOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'txn-token-as-bearer';
const claims = { aud: 'trust.example', sub: 'ann', txn: 'tx-1', jti: '97053963-771d-49cc-a4e3-20aad399c312' };

describe('txn-token-as-bearer', () => {
  it('is medium for a transaction token in Authorization', () => {
    const token = jwt(claims, { typ: 'txntoken+jwt' });
    expect(verdictsOf(rule, crossApp({ answer: { access_token: token }, then: [callWith(token)] }))).toEqual([
      'medium certain',
    ]);
  });

  it('says nothing of one in Txn-Token, which is a call within the transaction', () => {
    const token = jwt(claims, { typ: 'txntoken+jwt' });
    const { requestHeaders: _, ...bare } = callWith(token);
    const exchanges = (headers: readonly Header[]) =>
      crossApp({ answer: { access_token: token }, then: [{ ...bare, requestHeaders: headers }] });
    for (const headers of [
      [['Txn-Token', token]],
      [
        ['Authorization', 'Bearer of-the-service-itself-0123456789'],
        ['Txn-Token', token],
      ],
    ] as const) {
      const all = exchanges(headers);
      for (const seen of [all, redacted(all)]) {
        expect(verdictsOf(rule, seen)).toEqual([]);
        expect(flowsOf(seen).map(({ steps }) => steps.at(-1)?.url?.endsWith('/pages/7'))).toEqual([true]);
      }
    }
  });

  it('says nothing of an access token with the same claims', () => {
    const token = jwt(claims, { typ: 'at+jwt' });
    expect(verdictsOf(rule, crossApp({ answer: { access_token: token }, then: [callWith(token)] }))).toEqual(
      [],
    );
  });
});
