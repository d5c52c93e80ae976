import { describe, expect, it } from 'vitest';
import {
  TabListeners,
  tabListener,
  type RequestFilter,
} from '../../../../entrypoints/background/tab-listeners.ts';

type Details = { readonly url: string };

/** One of webRequest's events, and who listens to it. */
function event() {
  const listeners = new Map<(details: Details) => undefined, RequestFilter>();
  let calls = 0;
  return {
    tabs: () => [...listeners.values()].map(({ tabId }) => tabId),
    filters: () => [...listeners.values()],
    calls: () => calls,
    tell: (details: Details) => [...listeners.keys()].forEach((listener) => listener(details)),
    addListener: (listener: (details: Details) => undefined, filter: RequestFilter) => {
      calls += 1;
      listeners.set(listener, filter);
    },
    removeListener: (listener: (details: Details) => undefined) => void listeners.delete(listener),
  };
}

describe('listeners of tabs', () => {
  const listeningTo = (sent: ReturnType<typeof event>, heard: string[] = []) =>
    new TabListeners([tabListener(sent, ({ url }) => void heard.push(url), ['xmlhttprequest'])]);

  it('hear all tabs until it is known which are of logins, and then those alone', () => {
    const sent = event();
    const listeners = listeningTo(sent);
    expect(sent.filters()).toEqual([{ urls: ['<all_urls>'], types: ['xmlhttprequest'] }]);
    listeners.listenTo(new Set([7]));
    expect(sent.tabs()).toEqual([7]);
    listeners.listenTo(new Set([7, 9]));
    expect(sent.tabs()).toEqual([7, 9]);
    listeners.listenTo(new Set([9]));
    expect(sent.tabs()).toEqual([9]);
  });

  it('are none while there is no login: its tab is what everybody else’s requests are spared for', () => {
    const sent = event();
    listeningTo(sent).listenTo(new Set());
    expect(sent.filters()).toEqual([]);
  });

  it('are not touched while the tabs stay the same', () => {
    const sent = event();
    const listeners = listeningTo(sent);
    listeners.listenTo(new Set([7]));
    const calls = sent.calls();
    listeners.listenTo(new Set([7]));
    expect(sent.calls()).toBe(calls);
  });

  it('are a function for each tab, because a listener has one filter, and tell all of them the same', () => {
    const sent = event();
    const heard: string[] = [];
    listeningTo(sent, heard).listenTo(new Set([7, 9]));
    sent.tell({ url: 'https://api.example/' });
    expect(heard).toEqual(['https://api.example/', 'https://api.example/']);
  });
});
