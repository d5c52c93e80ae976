import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { answer, open, push } from '../../../support/pushed.ts';
import { rows } from '../../../support/rows.ts';

const id = 'par-request-uri-reused';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));
const secondAnswer = answer(50, { code: 'second-Bf8Ay0s7XqK1' });

describe('par-request-uri-reused is', () => {
  it('medium when the server answers a reference a second time', () => {
    expect(found(push(), open(2), answer(9), open(40), secondAnswer)).toEqual(['medium certain']);
  });

  it('low when the client only tries', () => {
    expect(found(push(), open(2), answer(9), open(40))).toEqual(['low certain']);
  });

  it('medium when an expired reference is answered', () => {
    expect(found(push(), open(90), answer(95))).toEqual(['medium certain']);
    expect(detailOf(id, capture(push(), open(90), answer(95)))).toContain(
      '90 seconds after it was issued; it was good for 60',
    );
  });

  it('medium when another client’s reference is answered', () => {
    expect(found(push({ client_id: 'other' }), open(2), answer(9))).toEqual(['medium certain']);
  });

  it('told alike after redaction', () => {
    const twice = capture(push(), open(2), answer(9), open(40), secondAnswer);
    const { before, after } = beforeAndAfterRedaction(id, twice);
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('par-request-uri-reused says nothing', () => {
  it.each(
    rows([
      ['of a reference used once', push(), open(2), answer(9)],
      ['of a page loaded again before the answer', push(), open(2), open(8), answer(15)],
      [
        'of the same login tried again after an error',
        push(),
        open(2),
        answer(9, { code: '', error: 'server_error' }),
        open(12),
      ],
      ['of a few seconds too late', push(), open(63), answer(70)],
      ['where the push was not seen', open(900), answer(905)],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('of a request object that the client publishes', () => {
    const request = { request_uri: 'https://app.example/request.jwt' };
    expect(verdictsOf(id, codeFlow({ request }))).toEqual([]);
  });
});
