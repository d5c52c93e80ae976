import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'session-taken-by-neighbour';
const app = 'https://app.example';
const a = spaLogin('a', { tab });
const context = { tab, resourceType: 'main_frame' } as const;
const sets = (...cookies: readonly string[]): readonly Header[] => cookies.map((one) => ['Set-Cookie', one]);
const brings = (cookie: string): Partial<Exchange> => ({ requestHeaders: [['Cookie', cookie]] });

const taken = redirect(a.answer, `${app}/`, {
  context,
  responseHeaders: sets('JSESSIONID=a-secret-AAA; Path=/; HttpOnly; Secure'),
});
const home = page(`${app}/`, brings('JSESSIONID=a-secret-AAA'));
const neighbour = (set: string, url = `${app}:8443/reports/`): ExchangeFields =>
  page(url, {
    ...brings('JSESSIONID=a-secret-AAA'),
    responseHeaders: [['Content-Type', 'text/html'], ...sets(set)],
  });
const overwrites = neighbour('JSESSIONID=a-secret-BBB; Path=/; HttpOnly; Secure');
const ledToSignIn = (cookie = 'JSESSIONID=a-secret-BBB') =>
  redirect(`${app}/cases`, `${app}/login`, { context, ...brings(cookie) });
const visited = (...after: readonly ExchangeFields[]) =>
  capture(page(`${app}/`, brings('lang=en')), a.request(), taken, home, ...after);

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[], string]>([
    ['of another sign-in', [overwrites, ledToSignIn()], 'led to https://app.example/login to sign in again'],
    [
      'of a refused page',
      [
        overwrites,
        page(`${app}/cases`, {
          ...brings('JSESSIONID=a-secret-BBB'),
          status: 401,
          startedAt: baseTime + 20_000,
        }),
      ],
      'answered 401',
    ],
  ])('%s', (_, after, words) => {
    const exchanges = visited(...after);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example:8443/reports/ then set a cookie');
    expect(JSON.stringify(reasonOf(exchanges))).not.toContain('a-secret');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    [
      'where the app takes the new value',
      [overwrites, page(`${app}/cases`, brings('JSESSIONID=a-secret-BBB'))],
    ],
    [
      'where the app took the new value once',
      [overwrites, page(`${app}/a`, brings('JSESSIONID=a-secret-BBB')), ledToSignIn()],
    ],
    ['where nothing comes afterwards', [overwrites]],
    [
      'where the app itself gives it another value',
      [neighbour('JSESSIONID=a-secret-BBB; Path=/', `${app}/x`), ledToSignIn()],
    ],
    [
      'where the other has a path of its own',
      [neighbour('JSESSIONID=a-secret-BBB; Path=/reports'), ledToSignIn('JSESSIONID=a-secret-AAA')],
    ],
    [
      'where the other sets the same value',
      [neighbour('JSESSIONID=a-secret-AAA; Path=/'), ledToSignIn('JSESSIONID=a-secret-AAA')],
    ],
    [
      'where the other has another name',
      [neighbour('RSESSION=a-secret-BBB; Path=/'), ledToSignIn('JSESSIONID=a-secret-AAA')],
    ],
    ['where the session is over by itself', [ledToSignIn('JSESSIONID=a-secret-AAA')]],
  ])('%s', (_, after) => {
    expect(causesOf(visited(...after))).not.toContain(id);
  });
});
