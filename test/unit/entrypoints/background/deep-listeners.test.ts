import { describe, expect, it } from 'vitest';
import {
  LearnedListeners,
  deepListener,
  matchPatterns,
  type RequestFilter,
} from '../../../../entrypoints/background/deep-listeners.ts';

describe('match patterns', () => {
  it('have no ports, which Firefox does not know: all ports of the host match', () => {
    expect(matchPatterns(['http://127.0.0.1:4000', 'http://127.0.0.1:4001', 'https://op.example'])).toEqual([
      'http://127.0.0.1/*',
      'https://op.example/*',
    ]);
  });

  it('leave out what is no web origin', () => {
    expect(matchPatterns(['com.example.app:', 'null', '', 'not a url', 'data:'])).toEqual([]);
  });
});

function event() {
  const listeners = new Map<unknown, RequestFilter>();
  let calls = 0;
  return {
    listeners,
    calls: () => calls,
    addListener: (listener: () => void, filter: RequestFilter) => {
      calls += 1;
      listeners.set(listener, filter);
    },
    removeListener: (listener: () => void) => void listeners.delete(listener),
  };
}

describe('deep listeners', () => {
  const listener = () => undefined;

  it('hear the learned origins alone, with the same function each time, and nothing once there are none', () => {
    const sent = event();
    const learned = new LearnedListeners([deepListener(sent, listener, [])]);
    learned.listenTo(['https://op.example']);
    learned.listenTo(['https://op.example', 'https://api.example']);
    expect([...sent.listeners]).toMatchObject([
      [listener, { urls: ['https://api.example/*', 'https://op.example/*'] }],
    ]);
    learned.listenTo([]);
    expect(sent.listeners.size).toBe(0);
  });

  it('leave navigations, and what scripts fetch, to the listeners that never go', () => {
    const sent = event();
    new LearnedListeners([deepListener(sent, listener, [])]).listenTo(['https://op.example']);
    expect(sent.listeners.get(listener)?.types).toEqual(['script', 'image', 'ping']);
  });

  it('are not touched while the origins stay the same', () => {
    const sent = event();
    const learned = new LearnedListeners([deepListener(sent, listener, [])]);
    learned.listenTo(['https://a.example', 'https://b.example']);
    learned.listenTo(['https://b.example', 'https://a.example', 'https://a.example:8443']);
    expect(sent.calls()).toBe(1);
  });
});
