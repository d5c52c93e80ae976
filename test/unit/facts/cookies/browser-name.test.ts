import { describe, expect, it } from 'vitest';
import { browserNameOf } from '../../../../lib/facts/cookies/browser-name.ts';
import { exchange } from '../../../support/exchange.ts';

const ios = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const url = 'https://app.example/cb';
const nameOf = (agent: string) => browserNameOf(exchange({ url, requestHeaders: [['User-Agent', agent]] }));

describe('a request’s browser', () => {
  it.each([
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'],
    ['Firefox', `${ios} FxiOS/150.0 Mobile/15E148 Safari/604.1`],
    ['Chrome', `${windows} Chrome/156.0.0.0 Safari/537.36`],
    ['Edge', `${windows} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`],
    ['Safari', `${ios} Version/18.6 Mobile/15E148 Safari/604.1`],
    ['the Google app', `${ios} GSA/390.0 Mobile/15E148 Safari/604.1`],
    ['the view inside the app LINE', `${ios} Safari Line/15.4.1`],
    ['an app’s own view', `${ios} Mobile/15E148`],
  ])('is %s', (name, agent) => {
    expect(nameOf(agent)).toBe(name);
  });

  it.each(['', 'curl/8.5.0', 'okhttp/4.12.0', 'Mozilla/5.0', 'Mozilla/5.0 (compatible; bot/2.1)'])(
    'is not named by “%s”',
    (agent) => {
      expect(nameOf(agent)).toBeUndefined();
    },
  );

  it('is not named where no header was recorded', () => {
    expect(browserNameOf(exchange({ url }))).toBeUndefined();
  });
});
