import { describe, expect, it } from 'vitest';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
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

/** So many logins in a frame that show nothing, one after the other. */
const silent = (
  count: number,
  gap: number,
  scope: (at: number) => string = () => 'openid',
  prompt: string | undefined = 'none',
): readonly Exchange[] =>
  inTurn(
    gap * 1000,
    ...Array.from({ length: count }, (_, at) =>
      codeFlow({
        request: {
          prompt,
          scope: scope(at),
          state: `silent-${at}`,
          nonce: `n-${at}`,
          code_challenge: `${at}`.repeat(43),
        },
        response: { state: `silent-${at}`, code: `code-${at}-of-many` },
        token: null,
      }),
    ),
  );

describe('refresh-storm counts silent logins as well', () => {
  it('low for four within a minute, told once', () => {
    expect(verdictsOf(id, silent(4, 10))).toEqual(['low certain']);
    expect(detailOf(id, silent(4, 10))).toContain('4 silent logins (prompt=none)');
    expect(verdictsOf(id, silent(6, 8))).toEqual(['low certain']);
  });

  it.each([
    ['three', silent(3, 10)],
    ['four over several minutes', silent(4, 60)],
    ['four for different APIs', silent(4, 10, (at) => `openid api-${at}:read`)],
    ['four that a person saw', silent(4, 10, undefined, 'login')],
  ])('but not %s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });
});
