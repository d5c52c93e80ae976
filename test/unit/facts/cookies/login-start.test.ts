import { expect, it } from 'vitest';
import { jarOf } from '../../../../lib/facts/cookies/jar.ts';
import { loginStartOf } from '../../../../lib/facts/cookies/login-start.ts';
import { sending } from '../../../support/cookie-login.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';

const start = (...fields: readonly ExchangeFields[]) => {
  const all = capture(...fields);
  const { redirects, hosts, since } = loginStartOf(jarOf(all), all.at(-2)!, all.at(-1));
  return { redirects: redirects.map(({ url }) => url), hosts: [...hosts], since: since - all[0]!.startedAt };
};
const request = { url: 'https://op.example/auth' };
const callback = { url: 'https://app.example/cb' };

it('a server begins with its last redirects before the provider', () => {
  const found = start(
    redirect('https://app.example/', 'https://app.example/login'),
    redirect('https://app.example/login', request.url),
    request,
    callback,
  );
  expect(found.redirects).toEqual(['https://app.example/', 'https://app.example/login']);
  expect(found.hosts).toEqual(['app.example']);
});

it('redirects of the provider itself, and of the round before, are none of its own', () => {
  const found = start(
    redirect('https://app.example/cb', 'https://op.example/'),
    redirect('https://op.example/', 'https://app.example/login'),
    redirect('https://app.example/login', 'https://op.example/a'),
    redirect('https://op.example/a', request.url),
    request,
    callback,
  );
  expect(found.redirects).toEqual(['https://app.example/login']);
});

it('a page that went there by itself gives its host', () => {
  const page = { ...request, ...sending({ Referer: 'http://localhost:3000/' }) };
  const found = start(page, { url: 'http://127.0.0.1:3000/cb' });
  expect(found).toMatchObject({ redirects: [], hosts: ['localhost', '127.0.0.1'] });
});

it('a page of the provider gives none', () => {
  const page = { ...request, ...sending({ Referer: 'https://op.example/' }) };
  expect(start(page, callback).hosts).toEqual(['app.example']);
});

it('what belongs to the start goes back to the client’s last page, or a minute', () => {
  const page: ExchangeFields = {
    url: 'https://app.example/',
    status: 200,
    context: { resourceType: 'main_frame' },
  };
  const late = { ...request, startedAt: Date.UTC(2026, 0, 1, 0, 10) };
  expect(start(page, late, { ...callback, startedAt: Date.UTC(2026, 0, 1, 0, 11) }).since).toBe(0);
  expect(start({ url: 'https://x.example/' }, late, callback).since).toBe(540_000);
});
