import { expect, it } from 'vitest';
import { ownerOf } from '../../../../lib/messages/oauth1/site.ts';

it.each([
  ['https://api.x.com/oauth', 'x.com'],
  ['https://x.com:8443/', 'x.com'],
  ['http://id.localhost:4000/a', 'id.localhost'],
  ['http://localhost:4000/a', 'http://localhost:4000'],
  ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
  ['com.example.app:/cb', 'com.example.app:'],
  ['no url', ''],
])('the site of %s is %s', (url, site) => {
  expect(ownerOf(url)).toBe(site);
});
