import { describe, expect, it } from 'vitest';
import { isRefused, refusedCallOf } from '../../../../lib/facts/api/refusal.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { messageOf } from '../../../support/messages.ts';

const call = (status: number, fields: Partial<ExchangeFields> = {}) =>
  messageOf('resource_request', { url: 'https://api.example/a', status, ...fields }, { token: 't' });
const challenge = (value: string) => ({ responseHeaders: [['WWW-Authenticate', value]] as const });

describe('a call is refused', () => {
  it('with 401, whatever it says', () => expect(isRefused(call(401))).toBe(true));
  it('with 403 that speaks of the token', () => {
    expect(isRefused(call(403, challenge('Bearer error="insufficient_scope"')))).toBe(true);
  });
});

describe('a call is not refused', () => {
  it.each([200, 403, 404, 500])('with %i alone', (status) => expect(isRefused(call(status))).toBe(false));
  it('with a nonce challenge', () => {
    const nonce = {
      responseHeaders: [
        ['WWW-Authenticate', 'DPoP error="use_dpop_nonce"'],
        ['DPoP-Nonce', 'n'],
      ] as const,
    };
    expect(isRefused(call(401, nonce))).toBe(false);
  });
});

describe('the refused call of a flow', () => {
  it('is the last', () => {
    const [first, last] = [call(401), call(401, { url: 'https://api.example/b' })];
    expect(refusedCallOf({ messages: [first, last] })).toBe(last);
  });

  it('is none where the same was taken later', () => {
    expect(refusedCallOf({ messages: [call(401), call(200)] })).toBeUndefined();
  });

  it('is none where the same was taken later in a file without times', () => {
    const [refused, taken] = [call(401, { startedAt: 0 }), call(200, { startedAt: 0 })];
    expect(refusedCallOf({ messages: [refused, taken] })).toBeUndefined();
  });

  it('stays where it was taken before', () => {
    const [taken, refused] = [call(200), call(401)];
    expect(refusedCallOf({ messages: [taken, refused] })).toBe(refused);
  });

  it('is none where the login after it asks for what it lacked, of this flow or of a later one', () => {
    const refused = call(403, challenge('Bearer error="insufficient_scope", scope="notes:write"'));
    const asks = (scope: string) =>
      messageOf(
        'authorization_request',
        { url: 'https://op.example/auth', startedAt: refused.exchange.startedAt + 1000 },
        { params: { scope }, client: 'spa' },
      );
    expect(refusedCallOf({ messages: [refused, asks('openid notes:write')] })).toBeUndefined();
    expect(refusedCallOf({ messages: [refused, asks('openid')] })).toBe(refused);
  });
});
