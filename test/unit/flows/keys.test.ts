import { addressKey } from '../../../lib/exchange/parameters.ts';
import { describe, expect, it } from 'vitest';
import { deliveredTokens } from '../../../lib/messages/delivered-tokens.ts';
import { challengesOf, keysOf } from '../../../lib/flows/keys.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { jsonBody } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const { values } = a;
const [request, response, token] = flowIn(a.request(), a.landing(), a.redemption()).messages as [
  Message,
  Message,
  Message,
];

describe('a message makes known', () => {
  it('as a request: its values, its client, its server and where the answer goes', () => {
    expect(keysOf(request)).toEqual([
      { name: 'state', value: values.state },
      { name: 'nonce', value: values.nonce },
      { name: 'code_challenge', value: values.challenge },
      { name: 'server', value: 'https://op.example' },
      { name: 'client', value: 'spa' },
      { name: 'redirect_uri', value: 'https://app.example/cb' },
      { name: 'server', value: 'https://op.example' },
      { name: 'provider', value: 'https://op.example' },
    ]);
  });

  it('as an answer: the code and the state', () => {
    expect(keysOf(response)).toEqual([
      { name: 'code', value: values.code },
      { name: 'state', value: values.state },
    ]);
  });

  it('as a token request: the code, its verifier, and every token that came for it', () => {
    expect(keysOf(token)).toEqual([
      { name: 'code', value: values.code },
      { name: 'server', value: 'https://op.example' },
      { name: 'code_verifier', value: values.verifier },
      { name: 'token', value: values.accessToken },
      { name: 'token', value: values.refreshToken },
      { name: 'client', value: 'spa' },
    ]);
  });
});

describe('a verifier', () => {
  it('leads to its challenge by either method', () => {
    expect(challengesOf(values.verifier)).toEqual([
      { name: 'code_challenge', value: values.challenge },
      { name: 'code_challenge', value: values.verifier },
    ]);
  });

  it('that is missing leads nowhere', () => {
    expect(challengesOf(undefined)).toEqual([]);
    expect(challengesOf('')).toEqual([]);
  });
});

describe('the tokens of an answer', () => {
  const answered = (answer: object) =>
    deliveredTokens(
      flowIn(a.request(), a.landing(), { ...a.redemption(), responseBody: jsonBody(answer) }).messages[2]!,
    );

  it('are read where vendors nest them', () => {
    expect(answered({ ok: true, authed_user: { access_token: 'xoxp' } })).toEqual({ access_token: 'xoxp' });
    expect(answered({ data: { access_token: 't', refresh_token: 'r' } })).toEqual({
      access_token: 't',
      refresh_token: 'r',
    });
  });

  it.each([
    {},
    { access_token: '' },
    { access_token: 7 },
    { access_token: null },
    { data: ['t'] },
    { error: 'x' },
  ])('are none in %j', (answer) => {
    expect(answered(answer)).toEqual({});
  });
});

describe('a redirect URI', () => {
  it.each([
    ['https://app.example/cb?x=1#y', 'https://app.example/cb'],
    ['HTTPS://App.Example:443/cb', 'https://app.example/cb'],
    ['https://app.example', 'https://app.example/'],
    ['http://127.0.0.1:49152/cb', 'http://127.0.0.1:49152/cb'],
    ['com.Example.App:/cb?x', 'com.Example.App:/cb'],
    ['urn:ietf:wg:oauth:2.0:oob', 'urn:ietf:wg:oauth:2.0:oob'],
    ['not a url', 'not a url'],
    ['', ''],
  ])('%s is compared as %s', (uri, key) => {
    expect(addressKey(uri)).toBe(key);
  });

  it.each([
    ['https://app.example/cb', 'https://app.example/cb/'],
    ['https://app.example/cb', 'http://app.example/cb'],
    ['https://app.example/cb', 'https://app.example/CB'],
    ['http://localhost:3000/cb', 'http://localhost:3001/cb'],
  ])('%s is another than %s', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });
});
