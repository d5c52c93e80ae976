import { describe, expect, it } from 'vitest';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { refresh, renewed } from '../../../support/refresh.ts';

const id = 'refresh-storm';
const found = (fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));
/** So many refreshes, each with the token of the one before. */
const chain = (
  count: number,
  gap: number,
  scope: (at: number) => string | undefined = () => undefined,
  life = 600,
) =>
  Array.from({ length: count }, (_, at) =>
    refresh(at * gap, `rt-${at}-b7c2`, renewed(`rt-${at + 1}-b7c2`, { expires_in: life }), {
      scope: scope(at),
    }),
  );

describe('refresh-storm is', () => {
  it('low for four renewals within a minute', () => {
    expect(found(chain(4, 12))).toEqual(['low certain']);
  });

  it('medium for more than one in ten seconds', () => {
    expect(found(chain(8, 5))).toEqual(['medium certain']);
  });

  it('raised once when the token is never replaced and each refresh is a flow of its own', () => {
    const same = Array.from({ length: 6 }, (_, at) => refresh(at * 8, 'rt-1-b7c2', renewed()));
    expect(found(same)).toEqual(['low certain']);
  });

  it('low for renewing again and again long before the end of an hour', () => {
    expect(found(chain(6, 120, undefined, 3600))).toEqual(['low certain']);
  });
});

describe('refresh-storm says nothing', () => {
  it.each([
    ['of one refresh', chain(1, 0)],
    ['of three in a minute', chain(3, 10)],
    ['of renewals at the end of the token’s life', chain(8, 560)],
    ['of one token for each of several APIs', chain(5, 2, (at) => `api-${at}:read`)],
    [
      'of refusals',
      Array.from({ length: 6 }, (_, at) => refresh(at, 'rt-1-b7c2', { error: 'invalid_grant' })),
    ],
    ['of two early renewals in an hour', chain(3, 120, undefined, 3600)],
  ])('%s', (_, fields) => {
    expect(found(fields)).toEqual([]);
  });
});
