import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../lib/report/gaps.ts';
import { redirect, type ExchangeFields } from '../../support/exchange.ts';
import { factsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const gaps = (...fields: readonly ExchangeFields[]) =>
  gapsOf(factsIn(...fields))
    .map(({ text }) => text)
    .join('\n');
/** Kinds of the steps at which gaps stand. */
const places = (...fields: readonly ExchangeFields[]) => gapsOf(factsIn(...fields)).map(({ at }) => at?.kind);
const session = { responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']] } as const;
const unread = { ...a.redemption(), responseBody: undefined };
const hidden = {
  url: 'https://op.example/auth?client_id=spa&request_uri=urn:ietf:params:oauth:request_uri:1',
};

describe('a login has no gap', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['that was seen whole', [a.request(), a.landing(), a.redemption()]],
    ['that has only begun', [a.request()]],
    ['whose token response has not come yet', [a.request(), a.landing(), { ...unread, status: undefined }]],
    ['whose token request got no response', [a.request(), a.landing(), { ...unread, status: 0 }]],
    [
      'of a machine that asks for its own token',
      [a.redemption({ grant_type: 'client_credentials', code: '' })],
    ],
  ])('%s', (_, fields) => {
    expect(gaps(...fields)).toBe('');
  });
});

describe('what was not seen is told', () => {
  it('of a code exchange between servers', () => {
    expect(gaps(a.request(), redirect(a.answer, 'https://app.example/home', session))).toMatch(
      /will have exchanged it/,
    );
  });

  it('of an app that took the answer and shows nothing more', () => {
    const said = gaps(a.request(), redirect(a.answer, 'https://app.example/home'));
    expect(said).toMatch(/reached an application’s server/);
    expect(said).not.toMatch(/exchanged/);
  });

  it('of an app on the device that was handed the answer', () => {
    const app = a.answer.replace('https://app.example', 'com.example.app:');
    const said = gaps(a.request({ redirect_uri: 'com.example.app:/cb' }), a.landing(app.replace(':/', ':/')));
    expect(said).toMatch(/handed to an app on the device/);
    expect(said).not.toMatch(/server/);
  });

  it('of a token response without a body, or with one that is no token response', () => {
    expect(gaps(a.request(), a.landing(), unread)).toMatch(
      /token response was not recorded, or could not be read/,
    );
    const page = { mediaType: 'text/html', text: '<h1>Bad Gateway</h1>' };
    expect(gaps(a.request(), a.landing(), { ...unread, status: 502, responseBody: page })).toMatch(
      /could not be read/,
    );
  });

  it('of a token request whose headers were not heard, at its step', () => {
    const unheard = { ...a.redemption(), requestHeaders: undefined };
    expect(gaps(a.request(), a.landing(), unheard)).toMatch(/headers of a request .* were not recorded/);
    expect(places(a.request(), a.landing(), unheard)).toEqual(['token_request']);
  });

  it('of a request that went another way', () => {
    expect(gaps(hidden)).toMatch(/only carried a reference/);
  });

  it.each<[string, ExchangeFields]>([
    ['the answer', redirect('https://op.example/login', `${a.answer}&iss=https%3A%2F%2Fop.example`)],
    ['the code exchange', a.redemption()],
  ])('of a login that was recorded from %s on', (_, first) => {
    expect(gaps(first)).toMatch(/Recording began in the middle/);
  });

  it('once: a hidden request was seen to begin', () => {
    expect(gaps(hidden, a.landing())).not.toMatch(/Recording began/);
  });
});

describe('a gap stands at the step that it concerns', () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    [
      'the exchange that no browser sees',
      'token_request',
      [a.request(), redirect(a.answer, 'https://app.example/home', session)],
    ],
    [
      'the answer that an app took',
      'authorization_response',
      [a.request(), redirect(a.answer, 'https://app.example/home')],
    ],
    ['the token request without a body', 'token_request', [a.request(), a.landing(), unread]],
    ['the request that hides what it asks for', 'authorization_request', [hidden]],
    ['the first step of what was recorded late', 'token_request', [a.redemption()]],
  ])('%s', (_, kind, fields) => {
    expect(places(...fields)).toEqual([kind]);
  });
});
