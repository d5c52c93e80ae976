import { describe, expect, it } from 'vitest';
import { beganOuterLogin } from '../../../../lib/facts/cookies/began-outer-login.ts';
import { exchange, redirect, urlWith } from '../../../support/exchange.ts';

const request = exchange({ url: 'https://idp.example/sso?SAMLRequest=x' });
const callback = exchange({ url: 'https://app.example/dex/callback', method: 'POST' });
const asked = (at: string, parameters: Readonly<Record<string, string>>) =>
  beganOuterLogin(redirect('https://app.example/login', urlWith(at, parameters)), request, callback);
const outer = { client_id: 'app', redirect_uri: 'https://app.example/auth/callback' };

describe('an answer that redirects to an authorization request', () => {
  it('began the outer login, where the answer of that one goes elsewhere', () => {
    expect(asked('https://app.example/dex/auth', outer)).toBe(true);
  });

  it.each([
    ['the one that was asked in the end', 'https://idp.example/sso', outer],
    ['one whose answer came', 'https://app.example/start', { ...outer, redirect_uri: callback.url }],
    ['one without a client', 'https://app.example/start', { redirect_uri: outer.redirect_uri }],
    ['none at all', 'https://app.example/start', { next: '/' }],
  ])('began no outer login, being %s', (_, at, parameters) => {
    expect(asked(at, parameters)).toBe(false);
  });

  it('needs a redirect', () => {
    expect(beganOuterLogin(exchange({ url: 'https://app.example/login' }), request, callback)).toBe(false);
  });
});
