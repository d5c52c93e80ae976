import { describe, expect, it } from 'vitest';
import { whoseClock } from '../../../lib/causes/whose-clock.ts';
import { partyClocks, type PartyClock } from '../../../lib/facts/party-clocks.ts';
import { messageOf } from '../../support/messages.ts';

const clock = (ahead: number | undefined): PartyClock | undefined =>
  ahead === undefined
    ? undefined
    : {
        ahead,
        by: {
          value: 'now',
          name: 'Date',
          message: messageOf('saml_response', { url: 'https://sp.example/acs' }),
        },
      };
const whose = (provider: number | undefined, site: number | undefined) =>
  whoseClock(partyClocks(clock(provider), clock(site)), 'sp.example', 'idp.example');

describe('it is told whose clock is off', () => {
  it.each<[string, number, number, RegExp, RegExp]>([
    [
      'that of the site',
      0,
      600_000,
      /the clock of sp\.example .* 10 minutes ahead of this browser’s, and that of idp/,
      /clock of sp\.example/,
    ],
    [
      'that of the provider',
      -300_000,
      1000,
      /the clock of idp\.example .* 5 minutes behind .* and that of sp/,
      /clock of idp\.example/,
    ],
    ['none, as the time went by', 0, 900, /the time really went by/, /Begin the login again/],
    [
      'that of the browser, which does not matter',
      400_000,
      401_000,
      /the time really went by/,
      /Begin the login again/,
    ],
  ])('%s', (_, provider, site, why, fix) => {
    expect(whose(provider, site).why).toMatch(why);
    expect(whose(provider, site).fix).toMatch(fix);
  });

  it('both', () => {
    expect(whose(-300_000, 600_000).why).toMatch(
      /Both clocks are off: that of sp\.example is 10 minutes ahead/,
    );
  });

  it.each([
    [undefined, 600_000],
    [0, undefined],
  ])('but not where one of them was not seen', (provider, site) => {
    expect(whose(provider, site)).toEqual({ why: '' });
  });
});
