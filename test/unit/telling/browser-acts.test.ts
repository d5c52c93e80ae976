import { describe, expect, it } from 'vitest';
import { browserActsOf, browserActWords, isLoss } from '../../../lib/telling/browser-acts.ts';

const kept = { act: 'kept', cookie: 'sid' } as const;
const lost = { act: 'not_sent', cookie: 'sid' } as const;

describe('what the browser did, in words', () => {
  it('names the cookie', () => {
    expect(browserActWords(kept)).toBe('The browser keeps the cookie sid');
    expect(browserActWords(lost)).toBe('The browser does not send the cookie sid');
  });

  it('needs none where windows are meant', () => {
    expect(browserActWords({ act: 'opener_cut', cookie: null })).toBe(
      'The browser cuts the popup off from the page that opened it',
    );
  });

  it('is a loss, but for what it keeps', () => {
    expect([kept, lost].map(isLoss)).toEqual([false, true]);
  });
});

describe('the browser has a part', () => {
  it('where the first reason says so, and no other', () => {
    expect(browserActsOf({ diagnosis: [{ browser: [kept, lost] }] })).toEqual([kept, lost]);
    expect(browserActsOf({ diagnosis: [{}, { browser: [lost] }] })).toEqual([]);
    expect(browserActsOf({ diagnosis: [] })).toEqual([]);
  });
});
