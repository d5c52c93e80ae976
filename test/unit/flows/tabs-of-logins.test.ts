import { describe, expect, it } from 'vitest';
import { createWatch } from '../../../lib/watch.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { inOrder, spaLogin } from '../../support/scenario.ts';

const inTab = (exchange: Exchange, tab: number, openerTab?: number): Exchange => ({
  ...exchange,
  context: { ...exchange.context, tab, ...(openerTab === undefined ? {} : { openerTab }) },
});

function watching(exchanges: readonly Exchange[]) {
  const watch = createWatch();
  for (const exchange of exchanges) watch.put(exchange);
  return watch;
}

describe('the tabs of logins', () => {
  const login = spaLogin('a');
  const [request, landing] = inOrder(login.request(), login.landing());

  it('are those in which one happened and those that opened them, with when that was last', () => {
    const tabs = watching([inTab(request!, 8, 5), inTab(landing!, 8)]).tabsOfLogins();
    expect([...tabs.keys()].toSorted()).toEqual([5, 8]);
    expect(tabs.get(8)!).toBeGreaterThan(tabs.get(5)!);
  });

  it('are none where the source knows no tabs, and none of a service worker', () => {
    expect(watching([request!]).tabsOfLogins().size).toBe(0);
    expect(watching([inTab(request!, -1)]).tabsOfLogins().size).toBe(0);
  });

  it('are none of a page without a login', () => {
    const [page] = inOrder({ url: 'https://news.example/?state=calm', status: 200 });
    expect(watching([inTab(page!, 3)]).tabsOfLogins().size).toBe(0);
  });

  it('are those of the newest logins, when there are very many', () => {
    const requests = Array.from({ length: 40 }, (_, n) => spaLogin(`n${n}`).request());
    const tabs = watching(inOrder(...requests).map((one, tab) => inTab(one, tab))).tabsOfLogins();
    expect([...tabs.keys()]).toEqual(Array.from({ length: 32 }, (_, n) => n + 8));
  });
});
