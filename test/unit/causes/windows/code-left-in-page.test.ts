import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime } from '../../../support/exchange.ts';
import { leftCode, msalPopupState, type LeftCode } from '../../../support/left-code.ts';

const id = 'code-left-in-page';
const home: LeftCode = {
  inFragment: true,
  startUrl: 'https://app.example/login',
  redirectUri: 'https://app.example/login',
};
const movedOn = (url: string, after: number) => ({
  url,
  status: 200,
  startedAt: baseTime + after,
  responseHeaders: [['Content-Type', 'text/html']] as const,
  context: { resourceType: 'main_frame' as const },
});

describe(`${id} is the cause`, () => {
  it('where the answer came to the very page that began the login', () => {
    const exchanges = leftCode(home);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('in the fragment of https://app.example/login');
    expect(reasonOf(exchanges)?.tell_apart).toContain('console');
  });

  it('more surely where that page is in a popup', () => {
    expect(reasonOf(leftCode({ ...home, request: { state: msalPopupState } }))).toMatchObject({
      cause: id,
      confidence: 'firm',
    });
  });

  it('where a slash at the end is all that differs', () => {
    expect(causesOf(leftCode({ ...home, redirectUri: 'https://app.example/login/' }))).toEqual([id]);
  });

  it('where the app goes on to another page at once', () => {
    const then = [movedOn('https://app.example/home', 1500)];
    expect(causesOf(leftCode({ ...home, startUrl: 'https://app.example/', then }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where the redirect URI is a page of its own', { ...home, startUrl: 'https://app.example/' }],
    ['where the code came in the query', { ...home, inFragment: false }],
    ['where the page redeemed it', { ...home, isRedeemed: true }],
    [
      'where the app goes on much later',
      {
        ...home,
        startUrl: 'https://app.example/',
        then: [movedOn('https://app.example/home', 20_000)],
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode(changes))).not.toContain(id);
  });
});
