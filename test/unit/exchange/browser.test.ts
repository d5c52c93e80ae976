import { expect, it } from 'vitest';
import { browserOf } from '../../../lib/exchange/browser.ts';
import { agents, sending } from '../../support/cookie-login.ts';
import { exchange } from '../../support/exchange.ts';

const named = (...names: readonly string[]) =>
  browserOf(
    names.map((agent) => exchange({ url: 'https://app.example/', ...sending({ 'User-Agent': agent }) })),
  );

it.each([
  [agents.chromium, 'chromium', 142],
  [`${agents.chromium} Edg/142.0.0.0`, 'chromium', 142],
  [agents.chromium.replace('Chrome', 'HeadlessChrome'), 'chromium', 142],
  [agents.firefox, 'firefox', 140],
  [agents.safari, 'webkit', 18],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1',
    'webkit',
    0,
  ],
])('%s is %s %d', (agent, engine, version) => {
  expect(named(agent)).toEqual({ engine, version });
});

it.each(['curl/8.5.0', 'node', 'Mozilla/5.0 (compatible; Bot/1.0)', ''])('%s is no browser', (agent) => {
  expect(named(agent)).toEqual({ engine: undefined, version: 0 });
});

it('the first that names one counts', () => {
  expect(named('node', agents.firefox, agents.chromium).engine).toBe('firefox');
});

it('where no headers were recorded it is unknown', () => {
  expect(browserOf([exchange({ url: 'https://app.example/' })]).engine).toBeUndefined();
});
