import { describe, expect, it } from 'vitest';
import { exposure } from '../../../lib/messages/exposure.ts';
import { nothingLearned } from '../../../lib/messages/learned.ts';
import { viewOf } from '../../../lib/messages/view.ts';
import { exchange, type ExchangeFields } from '../../support/exchange.ts';
import type { TieName } from '../../../lib/vocabulary/ties.ts';

const known: Partial<Record<TieName, string>> = {
  code: 'SplxlOBeZQQYbYS6WxSbIA',
  state: 'af0ifjsldkj9320ad',
  token: 'SlAV32hkKG-access-7a9d',
  device_code: 'GmRhmhcxhwAzkoEqiMEg',
  code_verifier: 'dBjftJeZ4CVP-mB92K27',
};
const learned = {
  ...nothingLearned,
  knows: (name: TieName, value: string) => known[name] === value,
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

describe('what else may be used once leaks', () => {
  it.each([
    ['device_code', 'GmRhmhcxhwAzkoEqiMEg'],
    ['code_verifier', 'dBjftJeZ4CVP-mB92K27'],
  ])('%s', (name, value) => {
    const page = encodeURIComponent(`https://app.example/wait?${name}=${value}`);
    expect(seen({ url: `https://stats.example/hit?dl=${page}` })).toEqual({ [name]: value, place: 'url' });
    const requestBody = { mediaType: 'application/json', text: JSON.stringify({ [name]: value }) };
    expect(seen({ url: 'https://stats.example/hit', method: 'POST', requestBody })).toEqual({
      [name]: value,
      place: 'body',
    });
    expect(seen({ url: `https://stats.example/hit?${name}=somebody-else-s` })).toBeUndefined();
    expect(seen({ url: `https://stats.example/hit?x_${name}=${value}` })).toBeUndefined();
  });

  it('under its own name alone: a code is no device’s code', () => {
    expect(seen({ url: `https://stats.example/hit?device_code=${code}` })).toBeUndefined();
    expect(seen({ url: `https://stats.example/hit?code=GmRhmhcxhwAzkoEqiMEg` })).toBeUndefined();
  });
});

describe('a request that its provider hands on to another host of its own', () => {
  const { state } = known;
  const asked = `client_id=web&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=${state}`;
  const page = { ...context, resourceType: 'main_frame' } as const;

  it.each([
    ['as it is', `https://team-blue.op.example/oauth?${asked}`],
    [
      'inside the address to return to',
      `https://login.op.example/?next=${encodeURIComponent(`/oauth?${asked}`)}`,
    ],
  ])('is no leak of its state, %s', (_, url) => {
    expect(seen({ url, context: page })).toBeUndefined();
  });

  it.each([
    [
      'a picture',
      { url: `https://stats.example/hit?${asked}`, context: { ...context, resourceType: 'fetch' } },
    ],
    ['a page that is told of the answer', { url: `https://stats.example/?state=${state}`, context: page }],
    ['a code', { url: `https://stats.example/?${asked}&code=${code}`, context: page }],
  ] as const)('is one in %s', (_, fields) => {
    expect(seen(fields)).toMatchObject({ place: 'url' });
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

describe('an answer that is handed to a login service', () => {
  const handed = (url: string, name = 'requestUri') => ({
    url,
    method: 'POST',
    requestBody: { mediaType: 'application/json', text: JSON.stringify({ [name]: address }) },
  });
  const firebase = 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp?key=AIza81';

  it('is no leak: Firebase finishes the login for the page', () => {
    expect(seen(handed(firebase))).toBeUndefined();
  });

  it.each([
    'https://identitytoolkit.googleapis.com/v1/accounts:lookup',
    'https://stats.example/accounts:signInWithIdp',
  ])('is one at %s', (url) => expect(seen(handed(url))).toEqual({ code, place: 'body' }));
});

describe('a token leaks under whatever name', () => {
  const token = 'SlAV32hkKG-access-7a9d';
  const found = (text: string, more: Partial<ExchangeFields> = {}) =>
    seen({
      url: 'https://errors.example/e',
      method: 'POST',
      requestBody: { mediaType: 'text/plain', text },
      ...more,
    });
  const report = JSON.stringify({ data: { headers: { Authorization: `Bearer ${token}` } } });
  const leak = { access_token: token, place: 'body', found: 'value' };

  it.each([
    ['in a header’s text', report],
    ['in lines of JSON', `{"event_id":"1"}\n${report}`],
    ['in JSON in JSON', JSON.stringify({ envelope: report })],
    ['in a form', `payload=${encodeURIComponent(report)}`],
    ['in base64', `data=${btoa(report)}`],
    ['in hexadecimals', `data=${[...token].map((one) => one.charCodeAt(0).toString(16)).join('')}`],
    ['as a member by itself', JSON.stringify({ t: token })],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual(leak);
    expect(found(text, { method: 'PUT' })).toEqual(leak);
  });

  it.each(['X-Access-Token', 'x-auth-token', 'X-Forwarded-Authorization', 'X-Jwt'])(
    'in the header %s',
    (name) => {
      const headers = (value: string) => ({ requestHeaders: [[name, value]] as const });
      const url = 'https://stats.example/hit';
      expect(seen({ url, ...headers(token) })).toEqual({ ...leak, place: 'header' });
      expect(seen({ url, ...headers(`Bearer ${token}`) })).toEqual({ ...leak, place: 'header' });
      expect(seen({ url, ...headers(`${token}0`) })).toBeUndefined();
      expect(seen({ url: 'https://app.example/me', ...headers(token) })).toBeUndefined();
      expect(seen({ url: 'https://op.example/me', ...headers(token) })).toBeUndefined();
    },
  );

  it('in an address', () => {
    expect(seen({ url: `https://stats.example/hit?jwt=${token}` })).toEqual({ ...leak, place: 'url' });
  });

  it('but not as a part of another value, in another one, or where a socket has no other place', () => {
    expect(found(`{"t":"x${token}"}`)).toBeUndefined();
    expect(found('{"t":"SlAV32hkKG-access-0000"}')).toBeUndefined();
    expect(seen({ url: `wss://api.example.net/live?auth=${token}` })).toBeUndefined();
    expect(found(report, { url: 'https://op.example/log' })).toBeUndefined();
    expect(found(report, { url: 'https://app.example/log' })).toBeUndefined();
  });
});
