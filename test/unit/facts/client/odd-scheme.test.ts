import { describe, expect, it } from 'vitest';
import { oddSchemeOf } from '../../../../lib/facts/client/odd-scheme.ts';

describe('an address of an app’s own scheme with a host', () => {
  it.each([
    ['io.element.desktop://vector/webapp/', 'vector', 'io.element.desktop:/vector/webapp/'],
    ['com.example.app://callback', 'callback', 'com.example.app:/callback'],
    ['myapp://auth?from=login', 'auth', 'myapp:/auth?from=login'],
  ])('%s is told', (address, host, right) => {
    const odd = oddSchemeOf(address);
    expect(odd?.what).toContain(`“${host}” is read as a host`);
    expect(odd?.fix).toContain(right);
  });

  it.each([
    ['https://app.example/callback'],
    ['http://127.0.0.1:8080/'],
    ['chrome-extension://abcdefgh/cb'],
    ['com.example.app:/callback'],
    ['com.example.app:///callback'],
    ['urn:ietf:wg:oauth:2.0:oob'],
  ])('%s is none', (address) => {
    expect(oddSchemeOf(address)).toBeUndefined();
  });
});
