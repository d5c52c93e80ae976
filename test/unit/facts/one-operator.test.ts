import { describe, expect, it } from 'vitest';
import { isOneOperator, isOneServerTwice } from '../../../lib/facts/one-operator.ts';

describe('one operator runs', () => {
  it.each([
    ['http://localhost:3000/cb', 'http://localhost:4000/api'],
    ['http://127.0.0.1:3000/', 'http://localhost:9000/'],
    ['http://keycloak:8080/realms/a', 'http://localhost:8080/'],
    ['https://app.example/cb', 'https://api.app.example/me'],
    ['https://accounts.google.com/o/oauth2/v2/auth', 'https://oauth2.googleapis.com/token'],
  ])('%s and %s', (a, b) => {
    expect(isOneOperator(a, b)).toBe(true);
    expect(isOneOperator(b, a)).toBe(true);
  });
});

describe('two may run', () => {
  it.each([
    ['http://localhost:3000/cb', 'https://stats.example/collect'],
    ['http://10.0.0.1/cb', 'http://10.0.0.2/collect'],
    ['http://keycloak/', 'http://collector/'],
    ['https://app.example/cb', 'https://app.other.example.net/'],
    ['https://accounts.google.com/', 'https://google.com.example/token'],
    ['', 'http://localhost/'],
  ])('%s and %s', (a, b) => {
    expect(isOneOperator(a, b)).toBe(false);
  });
});

describe('one server has two names', () => {
  it('in a container and outside, with one path', () => {
    expect(isOneServerTwice('http://keycloak:8080/realms/a', 'http://localhost:8080/realms/a/')).toBe(true);
    expect(isOneServerTwice('http://auth.internal/', 'http://192.168.0.7')).toBe(true);
  });

  it.each([
    ['http://keycloak:8080/realms/a', 'http://localhost:8080/realms/b'],
    ['https://evil.example/', 'http://localhost:8080/'],
    ['https://op.example/', 'https://op.other.example/'],
    ['not a url', 'http://localhost/'],
  ])('but not %s and %s', (a, b) => {
    expect(isOneServerTwice(a, b)).toBe(false);
  });
});
