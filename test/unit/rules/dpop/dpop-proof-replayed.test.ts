import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { call, callProof, dpopFlow, otherKey } from '../../../support/dpop.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { rows } from '../../../support/rows.ts';

const id = 'dpop-proof-replayed';
const found = (...then: readonly ExchangeFields[]) => verdictsOf(id, dpopFlow({ then }));

describe('dpop-proof-replayed is', () => {
  it('medium for one proof on two calls', () => {
    expect(found(call(), call())).toEqual(['medium certain']);
  });

  it('medium for one jti in two proofs', () => {
    expect(found(call(), call(callProof({ iat: baseTime / 1000 + 5 })))).toEqual(['medium certain']);
  });

  it('high when two changes were accepted with it', () => {
    const post = call(callProof({ htm: 'POST' }), { method: 'POST' });
    expect(found(post, post)).toEqual(['high certain']);
    expect(found(post, { ...post, status: 401 })).toEqual(['medium certain']);
  });

  it('one finding for many repetitions, alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(id, dpopFlow({ then: [call(), call(), call()] }));
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('dpop-proof-replayed says nothing', () => {
  const twin = (startedAt: number) => call(callProof(), { startedAt: baseTime + startedAt });
  it.each(
    rows([
      ['of a proof for each call', call(callProof({}, {}, 'one')), call(callProof({}, {}, 'two'))],
      [
        'of a redirect',
        call(callProof(), { status: 307, redirectUrl: 'https://api.example/v2/notes' }),
        call(callProof(), { url: 'https://api.example/v2/notes' }),
      ],
      ['of a service worker’s copy', twin(9000), twin(9020)],
      ['of a retry after the connection broke', call(callProof(), { status: 0 }), call()],
      ['of another key’s jti', call(), call(callProof({}, { jwk: otherKey }))],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('without any proof', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
