import { describe, expect, it } from 'vitest';
import { Badges, leavesLogins, type TabTimes } from '../../../../entrypoints/background/badge.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { WatchedFlow } from '../../../../lib/watch.ts';
import { exchange } from '../../../support/exchange.ts';
import { plainFlow, plainWatch } from '../../../support/plain-watch.ts';

const request = exchange({
  url: 'https://op.example/auth',
  startedAt: 1000,
  context: { tab: 9, openerTab: 1, initiator: 'https://app.example' },
});

function watchOf(exchanges: readonly Exchange[], fields: Partial<WatchedFlow> = {}) {
  const watch = plainWatch((kept) => (kept.length > 0 ? [plainFlow(kept, fields)] : []))();
  for (const one of exchanges) watch.put(one);
  return watch;
}

function button(pages: Record<number, string>) {
  const shown = new Map<number, string>();
  const badges = new Badges({
    pageOf: async (tab) => pages[tab],
    show: async (tab, { text }) => void shown.set(tab, text),
  });
  return { badges, shown };
}

async function shownOn(page: string, fields: Partial<WatchedFlow> = {}, left: TabTimes = []) {
  const { badges, shown } = button({ 9: page });
  await badges.refresh(watchOf([request], fields), left);
  return shown.get(9);
}

describe('the badge', () => {
  it('is on the tab of the login and on the one that opened it, and on no other', async () => {
    const { badges, shown } = button({
      1: 'https://app.example/',
      9: 'https://op.example/login',
      5: 'https://op.example/',
    });
    await badges.refresh(watchOf([request]), []);
    expect(Object.fromEntries(shown)).toEqual({ 1: '✓', 9: '✓' });
  });

  it('is the newest, however slowly the browser shows an older one', async () => {
    const shown: string[] = [];
    const slow = Promise.withResolvers<void>();
    const badges = new Badges({
      pageOf: async () => 'https://op.example/',
      show: async (_, { text }) => {
        if (text === '…') await slow.promise;
        shown.push(text);
      },
    });
    const first = badges.refresh(watchOf([request], { outcome: 'pending' }), []);
    const second = badges.refresh(watchOf([request]), []);
    slow.resolve();
    await Promise.all([first, second]);
    expect(shown.at(-1)).toBe('✓');
  });

  it('is there on the pages of the provider, the client and the redirect URI', async () => {
    expect(await shownOn('https://op.example/consent')).toBe('✓');
    expect(await shownOn('https://app.example/home')).toBe('✓');
  });

  it('is not there on other pages of the tab, even while the login is in progress', async () => {
    expect(await shownOn('https://news.example/')).toBe('');
    expect(await shownOn('https://news.example/', { outcome: 'pending' })).toBe('');
  });

  it('does not come back with a login that was over when the tab went elsewhere; one in progress does', async () => {
    expect(await shownOn('https://app.example/', {}, [[9, 2000]])).toBe('');
    expect(await shownOn('https://app.example/', { outcome: 'pending' }, [[9, 2000]])).toBe('…');
    expect(await shownOn('https://app.example/', {}, [[9, 500]])).toBe('✓');
  });

  it('disappears when all is cleared or paused', async () => {
    const { badges, shown } = button({ 1: 'https://app.example/', 9: 'https://op.example/' });
    await badges.refresh(watchOf([request]), []);
    await badges.refresh(undefined, []);
    expect(Object.fromEntries(shown)).toEqual({ 1: '', 9: '' });
  });

  it('is not asked for of tabs that are gone, nor for requests without a tab', async () => {
    const { badges, shown } = button({});
    await badges.refresh(watchOf([request, { ...request, id: 'x1', context: { tab: -1 } }]), []);
    expect(shown.size).toBe(0);
  });
});

it('a tab leaves its logins when it goes to a page of none of them', () => {
  const watch = watchOf([request]);
  expect(leavesLogins(9, 'https://news.example/', watch)).toBe(true);
  expect(leavesLogins(9, 'https://app.example/x', watch)).toBe(false);
  expect(leavesLogins(5, 'https://news.example/', watch)).toBe(false);
});
