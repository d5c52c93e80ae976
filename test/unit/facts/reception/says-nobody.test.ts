import { describe, expect, it } from 'vitest';
import { saysNobody } from '../../../../lib/facts/reception/says-nobody.ts';
import { exchange } from '../../../support/exchange.ts';

const answered = (path: string, text: string, status = 200) =>
  exchange({
    url: `https://app.example${path}`,
    status,
    responseBody: { mediaType: 'application/json', text },
  });

describe('an answer says that nobody is signed in', () => {
  it.each([
    ['by a flag', '/api/me', '{"authenticated":false,"user":null}'],
    ['by another', '/session', '{"isLoggedIn":false}'],
    ['by one with another name', '/whoami', '{"is_signed_in": false}'],
    ['by a flag within', '/userinfo', '{"data":{"loggedIn":false}}'],
    ['by a user that is none', '/api/user', '{"user":null}'],
    ['by nothing at all, of Auth.js', '/api/auth/session', '{}'],
    ['by nothing at all, of Better Auth', '/api/auth/get-session', 'null'],
  ])('%s', (_, path, text) => {
    expect(saysNobody(answered(path, text))).toBe(true);
  });

  it('by the verdict of a trace, where the answer is gone', () => {
    const bare = exchange({ url: 'https://app.example/api/me', status: 200 });
    expect(saysNobody({ ...bare, verdicts: { signed_in: 'nobody' } })).toBe(true);
    expect(saysNobody(bare)).toBe(false);
  });
});

describe('an answer does not say so', () => {
  it.each([
    ['with a flag for somebody', '/api/me', '{"authenticated":true,"user":null}'],
    ['with somebody', '/api/me', '{"user":{"name":"Jo"}}'],
    ['with somebody beside another flag', '/api/me', '{"name":"Jo","two_factor":false}'],
    ['with an account that another holds', '/profile', '{"user":null,"profile":{"name":"Jo"}}'],
    ['of a part of the app', '/chat/session', '{"authenticated":false}'],
    ['where nobody is asked for', '/api/orders', '{"authenticated":false}'],
    ['with nothing, elsewhere', '/api/me', '{}'],
    ['where a second factor is to come', '/api/session', '{"authenticated":false,"next":"mfa"}'],
    [
      'with somebody beside a flag within',
      '/api/me',
      '{"authenticated":true,"user":{"is_authenticated":false}}',
    ],
    ['in words', '/api/me', 'authenticated: false'],
    ['in a list', '/api/me', '[{"authenticated":false}]'],
    ['without a word', '/api/auth/session', ''],
  ])('%s', (_, path, text) => {
    expect(saysNobody(answered(path, text))).toBe(false);
  });

  it('with another status', () => {
    expect(saysNobody(answered('/api/me', '{"authenticated":false}', 401))).toBe(false);
  });
});
