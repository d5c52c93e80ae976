import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { refresh, renewed } from '../../../support/refresh.ts';
import { rows } from '../../../support/rows.ts';

const id = 'refresh-token-replayed';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));
const first = refresh(0, 'rt-1-b7c2', renewed('rt-2-b7c2'));
const refused = { error: 'invalid_grant' };

describe('refresh-token-replayed is', () => {
  it('high when the server takes the old token long after', () => {
    expect(found(first, refresh(3600, 'rt-1-b7c2', renewed('rt-9-b7c2')))).toEqual(['high certain']);
  });

  it('medium when the server refuses it', () => {
    expect(found(first, refresh(3600, 'rt-1-b7c2', refused))).toEqual(['medium certain']);
  });

  it('low for two refreshes that race', () => {
    expect(found(first, refresh(2, 'rt-1-b7c2', refused))).toEqual(['low certain']);
  });

  it('a remark within the time that servers grant', () => {
    expect(found(first, refresh(40, 'rt-1-b7c2', renewed('rt-3-b7c2')))).toEqual(['info certain']);
  });

  it('seen within one flow as well', () => {
    const login = refresh(0, 'rt-0-b7c2', renewed('rt-1-b7c2'));
    const rotated = refresh(100, 'rt-1-b7c2', renewed('rt-2-b7c2'));
    const replayed = refresh(900, 'rt-1-b7c2', renewed('rt-3-b7c2'));
    expect(found(login, rotated, replayed)).toEqual(['high certain']);
  });

  it('told alike after redaction', () => {
    const replayed = capture(first, refresh(3600, 'rt-1-b7c2', renewed('rt-9-b7c2')));
    const { before, after } = beforeAndAfterRedaction(id, replayed);
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('refresh-token-replayed says nothing', () => {
  it.each(
    rows([
      ['where each refresh sends the newest token', first, refresh(600, 'rt-2-b7c2', renewed('rt-3-b7c2'))],
      [
        'of a token that is never replaced',
        refresh(0, 'rt-1-b7c2', renewed()),
        refresh(900, 'rt-1-b7c2', renewed()),
      ],
      [
        'when the first answer never came',
        refresh(0, 'rt-1-b7c2', {}, {}, { status: 0, responseBody: undefined }),
        refresh(20, 'rt-1-b7c2', renewed('rt-2-b7c2')),
      ],
      [
        'when the second was lost',
        first,
        refresh(900, 'rt-1-b7c2', {}, {}, { status: 0, responseBody: undefined }),
      ],
      [
        'of another client’s token',
        first,
        refresh(900, 'rt-7-b7c2', renewed('rt-8-b7c2'), { client_id: 'other' }),
      ],
      [
        'of the refusal before the token was replaced',
        refresh(0, 'rt-1-b7c2', refused),
        refresh(9, 'rt-1-b7c2', renewed('rt-2')),
      ],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });
});

describe('refresh-token-replayed of a client with a secret', () => {
  const secret = { client_secret: 'confidential-31f' };
  const program = { context: {}, requestHeaders: [['User-Agent', 'node']] } as const;
  const own = (seconds: number, sent: string, received: string, more = {}) =>
    refresh(seconds, sent, renewed(received, more), secret, program);
  /** In one flow: the second retries the first, and is given so. */
  const retried = (again: Record<string, string>, more: Partial<Exchange>) =>
    found(
      own(0, 'rt-0-b7c2', 'rt-1-b7c2'),
      own(100, 'rt-1-b7c2', 'rt-2-b7c2'),
      refresh(105, 'rt-1-b7c2', renewed('rt-3-b7c2'), again, more),
    );

  it('is no finding for a retry soon after, while nothing that the first brought was used', () => {
    expect(found(own(0, 'rt-1-b7c2', 'rt-2-b7c2'), own(5, 'rt-1-b7c2', 'rt-3-b7c2'))).toEqual([]);
  });

  it('is one where the retry proves nothing, or what a page shows to everybody', () => {
    const page = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;
    expect(retried({}, program)).toEqual(['low certain']);
    expect(retried(secret, page)).toEqual(['low certain']);
  });

  it('is none where it proves itself, or may do so in headers that nobody heard', () => {
    const assertion = { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' };
    expect(retried(secret, program)).toEqual([]);
    expect(retried({ ...assertion, client_assertion: 'e30.e30.AAAA' }, program)).toEqual([]);
    expect(retried({}, { ...program, requestHeaders: undefined })).toEqual([]);
  });

  it('is one where what the first brought had been used, and long after', () => {
    const used = own(20, 'rt-2-b7c2', 'rt-4-b7c2');
    expect(found(own(0, 'rt-1-b7c2', 'rt-2-b7c2'), used, own(40, 'rt-1-b7c2', 'rt-3-b7c2'))).not.toEqual([]);
    expect(found(own(0, 'rt-1-b7c2', 'rt-2-b7c2'), own(3600, 'rt-1-b7c2', 'rt-3-b7c2'))).toEqual([
      'high certain',
    ]);
  });
});
