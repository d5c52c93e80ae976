import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../../lib/exchange/private-host.ts';

describe('a host that the internet does not reach', () => {
  it.each([
    'http://10.1.2.3/',
    'http://192.168.0.7:8080/a',
    'http://172.20.0.4/',
    'http://web:3000/',
    'http://crm.prod.svc/',
    'https://nas.local',
  ])('is that of %s', (url) => {
    expect(isPrivateHost(url)).toBe(true);
  });

  it.each([
    'https://app.example/',
    'http://11.1.2.3/',
    'http://172.32.0.4/',
    'http://localhost:3000/',
    'https://local.example/',
  ])('is not that of %s', (url) => {
    expect(isPrivateHost(url)).toBe(false);
  });
});
