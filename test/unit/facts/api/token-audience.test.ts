import { describe, expect, it } from 'vitest';
import { foreignAudienceOf } from '../../../../lib/facts/api/token-audience.ts';
import { jwt } from '../../../support/logins.ts';
import { messageOf } from '../../../support/messages.ts';

const meantBy = (aud: unknown, url = 'https://api.example/a', verdicts = {}) =>
  foreignAudienceOf(messageOf('resource_request', { url, verdicts }, { token: jwt({ aud }) }), 'spa')?.meant;

describe('a token is meant for', () => {
  it.each([
    ['00000003-0000-0000-c000-000000000000', 'graph'],
    ['https://graph.microsoft.com/', 'graph'],
    ['account', 'account'],
    ['spa', 'client'],
    ['https://billing.other.test', 'other'],
    [['https://billing.other.test', 'account'], 'other'],
  ])('%j: %s', (aud, meant) => {
    expect(meantBy(aud)).toBe(meant);
  });

  it('whom a trace says', () => {
    expect(meantBy('OAL-3', undefined, { token_for: 'graph' })).toBe('graph');
  });
});

describe('nothing proves that a token is meant for another', () => {
  it.each([
    ['orders', undefined],
    [undefined, undefined],
    ['https://api.example', undefined],
    [['account', 'https://api.example/v2'], undefined],
    ['https://graph.microsoft.com', 'https://graph.microsoft.com/v1.0/me'],
    [{}, undefined],
  ])('%j at %s', (aud, url) => {
    expect(meantBy(aud, url)).toBeUndefined();
  });
});
