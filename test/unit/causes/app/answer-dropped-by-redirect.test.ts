import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'answer-dropped-by-redirect';
const app = 'https://app.example';
const a = spaLogin('a', { tab });
const context = { tab, resourceType: 'main_frame' } as const;

const led = (to: string, after: ExchangeFields, more: Partial<Exchange> = {}): readonly Exchange[] =>
  capture(page(`${app}/`), a.request(), redirect(a.answer, to, { context, ...more }), after);
const refused = (url: string, status = 400) =>
  page(url, {
    status,
    responseBody: {
      mediaType: 'text/html',
      text: '<title>Oops</title><h1>Something is off</h1><p>Missing code</p>',
    },
  });

describe(`${id} is the cause`, () => {
  it.each<[string, string, string]>([
    ['by a language', `${app}/en/cb`, 'with a language before it'],
    ['by a language and a country', `${app}/pt-BR/cb`, 'with a language before it'],
    ['by a slash', `${app}/cb/`, 'with a slash at its end'],
  ])('%s', (_, to, words) => {
    const exchanges = led(to, refused(to));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain('the code and state stayed behind');
  });
});

describe(`${id} is not the cause`, () => {
  const query = new URL(a.answer).search;
  it.each<[string, readonly Exchange[]]>([
    ['where the query goes along', led(`${app}/en/cb${query}`, refused(`${app}/en/cb${query}`))],
    ['where the app goes on elsewhere', led(`${app}/en/home`, refused(`${app}/en/home`))],
    ['where the app led to its own error', led(`${app}/error`, refused(`${app}/error`))],
    ['where the app then works', led(`${app}/en/cb`, page(`${app}/en/cb`))],
    ['where the same address is shown without its query', led(`${app}/cb`, refused(`${app}/cb`))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
