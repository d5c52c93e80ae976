import { describe, expect, it } from 'vitest';
import { factsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

type Places = { readonly server?: string; readonly page?: string };

/** The environment of a login whose answer goes there, asked for by a page or by nobody who was seen. */
function environmentAt(redirectUri: string, { server = 'https://op.example', page }: Places = {}) {
  const request = spaLogin('a', { redirectUri, server }).request();
  const context = page === undefined ? {} : { initiator: page };
  return factsIn({ ...request, context }).environment;
}

describe('a client is in development', () => {
  it.each([
    ['http://localhost:3000/cb', undefined],
    ['https://app.test/cb', undefined],
    ['http://127.0.0.1:5173/cb', 'http://127.0.0.1:5173'],
    ['http://localhost:51004/cb', 'http://localhost:51004'],
  ])('at %s, asked for by %s', (redirectUri, page) => {
    expect(environmentAt(redirectUri, page === undefined ? {} : { page })).toBe('development');
  });
});

describe('a client is in production', () => {
  it.each(['https://app.example/cb', 'https://localhost.example/cb', 'com.example.app:/cb'])(
    'at %s',
    (uri) => {
      expect(environmentAt(uri)).toBe('production');
    },
  );

  it.each([
    'http://127.0.0.1:51004/cb',
    'http://127.0.0.1:8912/cb',
    'http://[::1]:40001/',
    'http://localhost:51004/cb',
  ])('as an application on the device that listens at %s', (uri) => {
    expect(environmentAt(uri)).toBe('production');
  });

  it('wherever its server runs', () => {
    expect(environmentAt('https://app.example/cb', { server: 'http://localhost:9000' })).toBe('production');
  });
});

it('a playground is one, at either end', () => {
  expect(environmentAt('https://oidcdebugger.com/debug')).toBe('playground');
  expect(environmentAt('https://app.example/cb', { server: 'https://certification.openid.net' })).toBe(
    'playground',
  );
});
