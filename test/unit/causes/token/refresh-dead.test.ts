import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'refresh-dead';
const refresh = (token: string, seconds: number, answer: Readonly<Record<string, unknown>>): ExchangeFields =>
  form(
    'https://op.example/token',
    { grant_type: 'refresh_token', refresh_token: token, client_id: 'spa' },
    {
      startedAt: baseTime + seconds * 1000,
      status: answer['error'] ? 400 : 200,
      responseHeaders: [['Access-Control-Allow-Origin', '*']],
      responseBody: jsonBody(answer),
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    },
  );
const given = (refreshToken: string, more: Readonly<Record<string, unknown>>) => ({
  access_token: `at-of-${refreshToken}`,
  token_type: 'Bearer',
  expires_in: 300,
  refresh_token: refreshToken,
  ...more,
});
const refused = { error: 'invalid_grant', error_description: 'Token is not active' };
const login = (
  more: Readonly<Record<string, unknown>>,
  ...then: readonly ExchangeFields[]
): readonly Exchange[] => codeFlow({ tokenAnswer: given('rt-1-9sk2', more), then });

/** A token that says itself that it is good for half an hour, of a server whose clock is that many seconds ahead. */
const ofItself = (ahead: number, seconds: number): readonly Exchange[] => {
  const token = jwt({ typ: 'Refresh', exp: baseTime / 1000 + ahead + 1800 });
  const said = new Date(baseTime + ahead * 1000).toUTCString();
  return codeFlow({
    tokenAnswer: given(token, {}),
    tokenExchange: {
      responseHeaders: [
        ['Date', said],
        ['Access-Control-Allow-Origin', '*'],
      ],
    },
    then: [refresh(token, seconds, refused)],
  });
};

describe(`${id} is the cause`, () => {
  it.each<[string, Readonly<Record<string, unknown>>, number, string]>([
    [
      'Keycloak',
      { refresh_expires_in: 1800 },
      3000,
      'was good for 30 minutes (refresh_expires_in), and was used 50 minutes',
    ],
    [
      'GitHub',
      { refresh_token_expires_in: 15_897_600 },
      20_000_000,
      'good for 184 days (refresh_token_expires_in)',
    ],
    [
      'a server that sends numbers as text',
      { refresh_token_expires_in: '3600' },
      9000,
      'good for 60 minutes',
    ],
  ])('of %s', (_, lifetime, seconds, words) => {
    const exchanges = login(lifetime, refresh('rt-1-9sk2', seconds, refused));
    expectReason(exchanges, id, words);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
    expect(reasonOf(exchanges)?.fix).toContain('new login');
  });

  it('counted from the answer that brought the last token', () => {
    const exchanges = login(
      { refresh_expires_in: 1800 },
      refresh('rt-1-9sk2', 600, given('rt-2-81hd7', { refresh_expires_in: 1800 })),
      refresh('rt-2-81hd7', 4200, refused),
    );
    expectReason(exchanges, id, 'used 60 minutes after op.example gave it');
  });

  it('by the token’s own exp, where the server says no lifetime', () => {
    expect(reasonOf(ofItself(0, 3000))).toMatchObject({ cause: id });
    expect(reasonOf(ofItself(0, 3000))?.why).toContain('(exp)');
    expect(reasonOf(ofItself(7200, 3000))?.why).toContain('good for 30 minutes (exp)');
  });

  it('and not the access token, which an API refused for its age afterwards', () => {
    const token = jwt({ iss: 'https://op.example', aud: 'account', exp: baseTime / 1000 + 300 });
    const call: ExchangeFields = {
      url: 'https://app.example/api',
      startedAt: baseTime + 3_001_000,
      status: 401,
      requestHeaders: [['Authorization', `Bearer ${token}`]],
      responseHeaders: [['WWW-Authenticate', 'Bearer error="invalid_token"']],
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    };
    const before = { ...call, startedAt: baseTime + 10_000, status: 200, responseHeaders: [] };
    const answer = { ...given('rt-1-9sk2', { refresh_expires_in: 1800 }), access_token: token };
    const exchanges = codeFlow({
      tokenAnswer: answer,
      then: [before, refresh('rt-1-9sk2', 3000, refused), call],
    });
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['within the time', login({ refresh_expires_in: 1800 }, refresh('rt-1-9sk2', 1200, refused))],
    ['within the time that the token says, by a clock that is behind', ofItself(-7200, 1200)],
    ['of an offline token', login({ refresh_expires_in: 0 }, refresh('rt-1-9sk2', 90_000, refused))],
    ['where nobody said a lifetime', login({}, refresh('rt-1-9sk2', 90_000, refused))],
    ['by the access token’s lifetime', login({ expires_in: 300 }, refresh('rt-1-9sk2', 3000, refused))],
    [
      'of a refresh that went well',
      login({ refresh_expires_in: 1800 }, refresh('rt-1-9sk2', 3000, given('rt-2', {}))),
    ],
    [
      'of another refusal',
      login({ refresh_expires_in: 1800 }, refresh('rt-1-9sk2', 3000, { error: 'invalid_client' })),
    ],
    ['of a token of another login', login({ refresh_expires_in: 1800 }, refresh('rt-9-kk3j', 3000, refused))],
    [
      'of one that was taken later without a word of its time',
      login(
        { refresh_expires_in: 1800 },
        refresh('rt-1-9sk2', 1700, { access_token: 'at-2', token_type: 'Bearer' }),
        refresh('rt-1-9sk2', 3000, refused),
      ),
    ],
    [
      'of one that was sent twice at once',
      login(
        { refresh_expires_in: 1800 },
        refresh('rt-1-9sk2', 2000, given('rt-2-81hd7', {})),
        refresh('rt-1-9sk2', 2001, refused),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
