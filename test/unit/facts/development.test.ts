import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../lib/exchange/loopback.ts';
import { isDevelopment, isPlayground } from '../../../lib/facts/development.ts';

describe('the device itself', () => {
  it.each([
    'http://localhost/cb',
    'http://localhost:3000/cb',
    'http://LOCALHOST/cb',
    'http://app.localhost:8080/',
    'http://127.0.0.1:5173',
    'http://127.255.0.9/',
    'http://[::1]:8080/cb',
  ])('is %s', (url) => {
    expect(isLoopback(url)).toBe(true);
    expect(isDevelopment(url)).toBe(true);
  });

  it.each([
    'https://localhost.example/cb',
    'https://notlocalhost/cb',
    'https://127.0.0.1.example/',
    'http://128.0.0.1/',
    'http://192.168.0.1/',
    'http://user:localhost@app.example/',
    'https://app.example/?next=http://localhost',
    'localhost:3000/cb',
    'com.example.app:/cb',
    'localhost',
    '',
  ])('is not %s', (url) => {
    expect(isLoopback(url)).toBe(false);
    expect(isDevelopment(url)).toBe(false);
  });
});

it('a name under .test is for development, and no loopback', () => {
  expect(isDevelopment('https://app.test/cb')).toBe(true);
  expect(isLoopback('https://app.test/cb')).toBe(false);
  expect(isDevelopment('https://app.test.example/cb')).toBe(false);
  expect(isDevelopment('https://contest/cb')).toBe(false);
});

describe('a playground', () => {
  it.each(['https://oauth.tools/callback', 'https://www.certification.openid.net/test'])('is %s', (url) => {
    expect(isPlayground(url)).toBe(true);
  });

  it.each(['https://myoauth.tools/', 'https://oauth.tools.example/', 'https://app.example/jwt.io', ''])(
    'is not %s',
    (url) => {
      expect(isPlayground(url)).toBe(false);
    },
  );
});
