import { expect, it } from 'vitest';
import { isOneSite } from '../../../lib/exchange/site.ts';

it.each([
  ['https://app.example/a', 'http://app.example:8080/b'],
  ['https://login.app.example', 'https://www.app.example'],
  ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
])('%s and %s are one site', (a, b) => {
  expect(isOneSite(a, b)).toBe(true);
});

it.each([
  ['https://app.example', 'https://app.example.org'],
  ['http://10.0.0.1', 'http://192.168.0.1'],
  ['http://10.1.0.1', 'http://10.2.0.1'],
  ['com.example.app:/a', 'com.example.app:/b'],
  ['', ''],
])('%s and %s are not', (a, b) => {
  expect(isOneSite(a, b)).toBe(false);
});
