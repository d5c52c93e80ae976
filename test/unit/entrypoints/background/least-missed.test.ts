import { describe, expect, it } from 'vitest';
import { leastMissed, standingAlone, type Held } from '../../../../entrypoints/background/least-missed.ts';
import { exchange } from '../../../support/exchange.ts';

const held = (id: string, site: string, isUnfinished = false, size = 10): Held => ({
  id,
  site,
  isUnfinished,
  size,
});
const bytesOf = (all: readonly Held[]) => all.reduce((sum, { size }) => sum + size, 0);

describe('what is let go when memory is full', () => {
  it('is of a page that opened 700 logins, and nothing of the login of another', () => {
    const storm = Array.from({ length: 700 }, (_, n) => held(`s${n}`, 'storm.example', true));
    const login = [held('a', 'app.example'), held('b', 'app.example', true)];
    const all = [...login, ...storm];
    const gone = leastMissed(all, bytesOf(all), bytesOf(all) * 0.75);
    expect(gone).toEqual(storm.slice(0, gone.length).map(({ id }) => id));
    expect(bytesOf(all) - gone.length * 10).toBeLessThanOrEqual(bytesOf(all) * 0.75);
  });

  it('is the oldest of finished logins first, then of unfinished ones', () => {
    const all = [
      held('a', 'app.example', true),
      held('b', 'app.example'),
      held('c', 'app.example'),
      held('d', 'app.example', true),
    ];
    expect(leastMissed(all, 40, 20)).toEqual(['b', 'c']);
    expect(leastMissed(all, 40, 10)).toEqual(['b', 'c', 'a']);
  });

  it('always suffices, however the sites are shared', () => {
    for (let sites = 1; sites <= 40; sites++) {
      const all = Array.from({ length: 120 }, (_, n) =>
        held(`x${n}`, `site${(n * n) % sites}`, n % 3 === 0, (n % 7) + 1),
      );
      const goal = bytesOf(all) * 0.75;
      const gone = new Set(leastMissed(all, bytesOf(all), goal));
      expect(bytesOf(all.filter(({ id }) => !gone.has(id))), `${sites} sites`).toBeLessThanOrEqual(goal);
    }
  });

  it('is nothing where there is room', () => {
    expect(leastMissed([held('a', 'app.example')], 10, 10)).toEqual([]);
  });
});

it('an exchange without a login is of the page that asked, else of its own host', () => {
  const url = 'https://api.example/me';
  expect(standingAlone(exchange({ url, context: { initiator: 'https://app.example' } })).site).toBe(
    'app.example',
  );
  expect(standingAlone(exchange({ url })).site).toBe('api.example');
});
