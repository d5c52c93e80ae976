import { describe, expect, it } from 'vitest';
import { isOneSite, isPublicSuffix, siteOf } from '../../../lib/exchange/site.ts';

it.each([
  ['https://app.example/a', 'http://app.example:8080/b'],
  ['https://login.app.example', 'https://www.app.example'],
  ['https://login.shop.co.uk', 'https://www.shop.co.uk'],
  ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
  ['http://localhost:3000', 'http://localhost:8080'],
  ['http://nas:1', 'http://nas:2'],
  ['http://[::1]:1', 'http://[::1]:2'],
])('%s and %s are one site', (a, b) => {
  expect(isOneSite(a, b)).toBe(true);
});

it.each([
  ['https://app.example', 'https://app.example.org'],
  ['https://shop.co.uk', 'https://bank.co.uk'],
  ['https://one.vercel.app', 'https://other.vercel.app'],
  ['https://one.github.io', 'https://other.github.io'],
  ['https://one.azurewebsites.net', 'https://other.azurewebsites.net'],
  ['http://10.0.0.1', 'http://192.168.0.1'],
  ['http://10.1.0.1', 'http://10.2.0.1'],
  ['http://localhost', 'http://127.0.0.1'],
  ['http://a.localhost', 'http://localhost'],
  ['com.example.app:/a', 'com.example.app:/b'],
  ['', ''],
])('%s and %s are not', (a, b) => {
  expect(isOneSite(a, b)).toBe(false);
});

it('the site of a host below a suffix is what was registered', () => {
  expect(siteOf('https://a.b.app.co.uk:8443/x')).toBe('app.co.uk');
});

describe('a public suffix', () => {
  it.each(['com', 'co.uk', 'github.io', 'localhost', 'nas'])('is %s', (host) => {
    expect(isPublicSuffix(host)).toBe(true);
  });

  it.each(['example.com', 'one.github.io', 'a.localhost', '127.0.0.1', ''])('is not %s', (host) => {
    expect(isPublicSuffix(host)).toBe(false);
  });
});
