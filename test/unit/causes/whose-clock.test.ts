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
const whose = (
  provider: number | undefined,
  site: number | undefined,
  verdict: 'not yet valid' | 'expired' = 'expired',
  by = 3000,
) => whoseClock(partyClocks(clock(provider), clock(site)), 'sp.example', 'idp.example', { verdict, by });

it('is for whom to mend it whose clock it is', () => {
  expect(whose(-400_000, 0).owner).toBe('authorization_server');
  expect(whose(0, 400_000).owner).toBeUndefined();
});

describe('it is told whose clock is off of what had expired', () => {
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
    [
      'none, as the time went by',
      0,
      900,
      /Both clocks agree: the time really went by/,
      /Begin the login again/,
    ],
    [
      'that of the browser, which does not matter',
      400_000,
      401_000,
      /the time really went by/,
      /Begin the login again/,
    ],
    [
      'none that explains it: the site’s is behind and lets pass more',
      0,
      -600_000,
      /^ The time really went by/,
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
});

describe('it is told whose clock is off of what is not valid yet', () => {
  it.each<[string, number, number, number, RegExp, RegExp]>([
    [
      'the site’s, by seconds that no browser measures',
      0,
      -900,
      2000,
      /clock of sp\.example is behind that of idp\.example/,
      /NTP.*clock skew or drift/,
    ],
    ['the same where this browser’s is off', 400_000, 399_000, 3000, /clock of sp\.example is behind/, /NTP/],
    [
      'that of the site',
      0,
      -600_000,
      590_000,
      /the clock of sp\.example .* 10 minutes behind this browser’s/,
      /clock of sp\.example by NTP/,
    ],
    [
      'that of the provider',
      300_000,
      0,
      290_000,
      /the clock of idp\.example .* 5 minutes ahead/,
      /clock of idp\.example by NTP/,
    ],
    [
      'none, of what the provider dates ahead',
      0,
      0,
      95_000,
      /idp\.example wrote a beginning that lies ahead/,
      /Let idp\.example write/,
    ],
  ])('%s', (_, provider, site, by, why, fix) => {
    const told = whose(provider, site, 'not yet valid', by);
    expect(told.why).toMatch(why);
    expect(told.fix).toMatch(fix);
    expect(`${told.why} ${told.fix ?? ''}`).not.toMatch(/went by|Begin the login again|too late/);
  });

  it('both', () => {
    expect(whose(600_000, -300_000, 'not yet valid').why).toMatch(/Both clocks are off/);
  });

  it.each([
    [4000, -4000, 'not yet valid', / The clock of sp\.example is 8 seconds behind that of idp\.example\./],
    [-4000, 4000, 'expired', / The clock of sp\.example is 8 seconds ahead of that of idp\.example\./],
  ] as const)(
    'each of two that are right by themselves, and not together: %i, %i',
    (provider, site, verdict, why) => {
      const told = whose(provider, site, verdict);
      expect(told.why).toMatch(why);
      expect(told.fix).toMatch(/NTP/);
    },
  );
});

it('an answer that is older than the request before it was shown again, or its time is of another zone', () => {
  const told = whoseClock(partyClocks(clock(0), clock(0)), 'sp.example', 'idp.example', {
    verdict: 'expired',
    by: 3_600_000,
    older: 7_200_000,
  });
  expect(told.why).toMatch(
    /2 hours older than the request before it: either .* shown again .* or idp\.example/,
  );
  expect(told.why).not.toContain('went by');
  expect(told.fix).toMatch(/If the new answer is as old/);
});

describe('it is not told whose clock is off', () => {
  it.each([
    [undefined, 600_000],
    [0, undefined],
  ])('where one of them was not seen', (provider, site) => {
    expect(whose(provider, site)).toEqual({ why: '' });
    expect(whose(provider, site, 'not yet valid')).toEqual({ why: '' });
  });
});
