import { describe, expect, it } from 'vitest';
import { challengeKeys, deliveredTokens, keysOf, redirectKey } from '../../../lib/flows/keys.ts';
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
      `state:${values.state}`,
      `nonce:${values.nonce}`,
      `challenge:${values.challenge}`,
      'client:spa',
      'server:https://op.example',
      'redirect_uri:https://app.example/cb',
      'provider:https://op.example',
    ]);
  });

  it('as an answer: the code and the state', () => {
    expect(keysOf(response)).toEqual([`code:${values.code}`, `state:${values.state}`]);
  });

  it('as a token request: the code, its verifier, and every token that came for it', () => {
    expect(keysOf(token)).toEqual([
      'server:https://op.example',
      `code:${values.code}`,
      'client:spa',
      `verifier:${values.verifier}`,
      `token:${values.accessToken}`,
      `token:${values.refreshToken}`,
    ]);
  });
});

describe('a verifier', () => {
  it('leads to its challenge by either method', () => {
    expect(challengeKeys(values.verifier)).toEqual([
      `challenge:${values.challenge}`,
      `challenge:${values.verifier}`,
    ]);
  });

  it('that is missing leads nowhere', () => {
    expect(challengeKeys(undefined)).toEqual([]);
    expect(challengeKeys('')).toEqual([]);
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
    expect(redirectKey(uri)).toBe(key);
  });

  it.each([
    ['https://app.example/cb', 'https://app.example/cb/'],
    ['https://app.example/cb', 'http://app.example/cb'],
    ['https://app.example/cb', 'https://app.example/CB'],
    ['http://localhost:3000/cb', 'http://localhost:3001/cb'],
  ])('%s is another than %s', (one, other) => {
    expect(redirectKey(one)).not.toBe(redirectKey(other));
  });
});
