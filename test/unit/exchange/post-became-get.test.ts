import { describe, expect, it } from 'vitest';
import { postBecameGetOf } from '../../../lib/exchange/post-became-get.ts';
import { form } from '../../support/exchange.ts';

const callback = 'https://app.example/auth/callback';

describe('a POST that became a GET', () => {
  const post = (to: string, status = 301) =>
    form(callback, { SAMLResponse: 'x' }, { status, redirectUrl: to });
  it.each([
    ['scheme', 'http://app.example/auth/callback', 302],
    ['host', 'https://www.app.example/auth/callback', 301],
    ['path', 'https://app.example/auth/callback/', 301],
    ['path', 'https://app.example/en/auth/callback', 303],
  ])('by another %s', (part, to, status) => {
    expect(postBecameGetOf(post(to, status))).toMatchObject({ status, differsIn: [part] });
  });

  const withCookie = (cookie: string, status = 302) => ({
    ...post('https://app.example/Auth/Callback/', status),
    responseHeaders: [['Set-Cookie', cookie]] as const,
  });
  const session = '.AspNetCore.Cookies=CfDJ8; path=/; secure; HttpOnly';
  it.each([
    ['301, which only tidies', withCookie(session, 301)],
    ['a cookie of the proxy’s', withCookie('__cf_bm=x; path=/; HttpOnly; Secure')],
    ['a language', withCookie('lang=en; path=/')],
    [
      'https where it came over http',
      { ...withCookie('sid=x; path=/; HttpOnly'), url: 'http://app.example/auth/callback' },
    ],
    [
      'http and a cookie of the proxy’s',
      { ...withCookie('AWSALB=x; HttpOnly'), redirectUrl: 'http://app.example/auth/callback' },
    ],
  ])('also with %s', (_what, one) => {
    expect(postBecameGetOf(one)).toBeDefined();
  });

  it.each([
    ['of a server that took it and began a session', withCookie(session)],
    [
      'of a server that did so and believes to be on http',
      { ...withCookie(session), redirectUrl: 'http://app.example/auth/callback' },
    ],
    ['a way on to another page', post('https://app.example/home', 303)],
    ['a redirect that keeps the body', post('https://app.example/auth/callback/', 308)],
    ['a GET', { ...post('https://app.example/auth/callback/'), method: 'GET' }],
    ['the same page again', post('https://app.example/auth/callback', 303)],
    ['another host', post('https://other.example/auth/callback', 302)],
  ])('is not %s', (_what, one) => {
    expect(postBecameGetOf(one)).toBeUndefined();
  });
});
