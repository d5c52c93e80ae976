import { describe, expect, it } from 'vitest';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { dpop, proof } from '../../../support/dpop.ts';
import { outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { refresh, renewed } from '../../../support/refresh.ts';

const id = 'refresh-token-not-rotated';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));

describe('refresh-token-not-rotated is', () => {
  it('medium when a page’s refresh brings no new refresh token', () => {
    expect(found(refresh(0, 'rt-1-b7c2', renewed()))).toEqual(['medium certain']);
  });

  it('medium when the same one comes back', () => {
    expect(found(refresh(0, 'rt-1-b7c2', renewed('rt-1-b7c2')))).toEqual(['medium certain']);
  });

  it('high when one token works again after more than a minute', () => {
    const twice = [refresh(0, 'rt-1-b7c2', renewed()), refresh(90, 'rt-1-b7c2', renewed())];
    expect(found(...twice)).toEqual(['medium certain', 'high certain']);
    const joined = twice.map((one, at) => ({
      ...one,
      ...(at === 0 && refresh(0, 'rt-1-b7c2', renewed('rt-1-b7c2'))),
    }));
    expect(found(...joined)).toEqual(['high certain']);
  });

  it('told alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      capture(refresh(0, 'rt-1-b7c2', renewed('rt-1-b7c2'))),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('refresh-token-not-rotated says nothing', () => {
  it.each([
    ['where the token is replaced', refresh(0, 'rt-1-b7c2', renewed('rt-2-b7c2'))],
    ['of a client with a secret', refresh(0, 'rt-1-b7c2', renewed(), { client_secret: 'confidential-31f' })],
    ['of a proof of possession', refresh(0, 'rt-1-b7c2', renewed(), {}, { requestHeaders: [dpop(proof())] })],
    ['of a refusal', refresh(0, 'rt-1-b7c2', { error: 'invalid_grant' })],
  ])('%s', (_, one) => {
    expect(found(one)).toEqual([]);
  });

  it('and does not pass where the headers were not recorded, in which a proof may have been', () => {
    const unseen = capture(refresh(0, 'rt-1-b7c2', renewed(), {}, { requestHeaders: undefined }));
    expect(outcomeOf(id, unseen)).toBe('not applicable');
  });

  it('and does not pass where the answer was not recorded', () => {
    const unread = capture(refresh(0, 'rt-1-b7c2', {}, {}, { responseBody: undefined }));
    expect(outcomeOf(id, unread)).toBe('not applicable');
  });
});

it('refresh-token-not-rotated judges nothing by what a cleaner put in the tokens’ place', () => {
  const exchanges = capture(refresh(0, '[REDACTED]', renewed('[REDACTED]')));
  expect(verdictsOf(id, exchanges)).toEqual([]);
  expect(outcomeOf(id, exchanges)).toBe('not applicable');
});
