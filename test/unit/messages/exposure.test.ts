import { describe, expect, it } from 'vitest';
import { exposure } from '../../../lib/messages/exposure.ts';
import { nothingLearned } from '../../../lib/messages/learned.ts';
import { viewOf } from '../../../lib/messages/view.ts';
import { exchange, type ExchangeFields } from '../../support/exchange.ts';

const learned = {
  ...nothingLearned,
  knowsCode: (code: string) => code === 'SplxlOBeZQQYbYS6WxSbIA',
  knowsState: (state: string) => state === 'af0ifjsldkj9320ad',
  knowsToken: (token: string) => token === 'SlAV32hkKG-access-7a9d',
  isServerOrigin: (origin: string) => origin === 'https://op.example',
};
const context = { initiator: 'https://app.example' };
const seen = (fields: ExchangeFields) =>
  exposure(viewOf(exchange({ context, ...fields })), learned, undefined)?.params;
const address = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad';
const once = encodeURIComponent(address);
const code = 'SplxlOBeZQQYbYS6WxSbIA';

describe('a leak is seen', () => {
  it('in a Referer', () => {
    const requestHeaders = [['Referer', address]] as const;
    expect(seen({ url: 'https://cdn.example/x.js', requestHeaders })).toEqual({ code, place: 'referer' });
  });

  it.each([
    ['plain', address],
    ['percent-encoded', once],
    ['percent-encoded twice', encodeURIComponent(once)],
  ])('in the address of a beacon, %s', (_, written) => {
    expect(seen({ url: `https://stats.example/hit?dl=${written}` })).toEqual({ code, place: 'url' });
  });

  it('in an address whose answer stands in the fragment', () => {
    const page = encodeURIComponent('https://app.example/cb#access_token=SlAV32hkKG-access-7a9d');
    expect(seen({ url: `https://stats.example/hit?dl=${page}` })).toMatchObject({ place: 'url' });
  });

  it('in a body', () => {
    const requestBody = { mediaType: 'application/json', text: JSON.stringify({ page: address }) };
    expect(seen({ url: 'https://stats.example/hit', method: 'POST', requestBody })).toEqual({
      code,
      place: 'body',
    });
  });
});

describe('nothing leaks', () => {
  it.each([
    ['to the page’s own server', { url: `https://app.example/hit?dl=${once}` }],
    ['to the server that gave the value', { url: `https://op.example/hit?dl=${once}` }],
    ['of a value that no login has', { url: 'https://stats.example/hit?dl=%3Fcode%3DSUMMER-SALE-2026' }],
    ['under a name that only ends so', { url: `https://stats.example/hit?dl=%3Fzipcode%3D${code}` }],
    ['without a page that sent it', { url: `https://stats.example/hit?dl=${once}`, context: {} }],
  ])('%s', (_, fields) => {
    expect(seen(fields)).toBeUndefined();
  });
});
