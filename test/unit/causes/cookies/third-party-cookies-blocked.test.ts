import { describe, expect, it } from 'vitest';
import { agents, sending, type CookieLogin } from '../../../support/cookie-login.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

/** A page of the app in a frame. */
function framedPage(from: string): ExchangeFields {
  return {
    url: 'https://app.example/board',
    status: 200,
    requestHeaders: Object.entries({ ...inFrame, 'Sec-Fetch-Site': 'cross-site', Referer: `${from}/` }),
    responseHeaders: [['Content-Type', 'text/html']],
    context: { ...frame, initiator: from },
  };
}

const frame = { tab: 2, frame: 5, resourceType: 'sub_frame' } as const;
const inFrame = { 'User-Agent': agents.chromium, 'Sec-Fetch-Dest': 'iframe' };

/** The app in a frame of that page, where its own page begins the login; the provider knows the person. */
function framedApp(around: string, ...set: readonly string[]): CookieLogin {
  const own = { ...inFrame, 'Sec-Fetch-Site': 'same-origin', Referer: 'https://app.example/board' };
  const back = { ...inFrame, 'Sec-Fetch-Site': 'cross-site', Referer: 'https://app.example/' };
  return {
    way: 'silent',
    set,
    before: [framedPage(around)],
    start: { ...sending(own), context: { ...frame, initiator: 'https://app.example' } },
    answer: {
      requestHeaders: Object.entries(back),
      context: { ...frame, initiator: 'https://app.example' },
    },
  };
}

const id = 'third-party-cookies-blocked';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a Lax cookie in a frame',
      { way: 'framed', set: ['connect.sid=a-secret; Path=/; Secure; SameSite=Lax'] },
      'is not sent inside a page of another site (https://portal.elsewhere)',
    ],
    [
      'of a Lax cookie that the app’s own page in such a frame had set',
      framedApp('https://portal.elsewhere', 'connect.sid=a-secret; Path=/; Secure; SameSite=Lax'),
      'in a frame of a page of another site (https://portal.elsewhere), where only SameSite=None cookies are stored',
    ],
    [
      'of a Strict cookie there: Lax would not help',
      framedApp('https://portal.elsewhere', 'connect.sid=a-secret; Path=/; Secure; SameSite=Strict'),
      'in a frame of a page of another site (https://portal.elsewhere)',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of the tab’s own page', { set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'] }],
    [
      'where it came',
      { way: 'framed', set: ['connect.sid=1; Path=/; Secure; SameSite=None'], sent: 'connect.sid=1' },
    ],
    [
      'where the app took the answer',
      {
        way: 'framed',
        set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
    [
      'where a page of the same site is around it',
      framedApp('https://www.app.example', 'connect.sid=1; Path=/; Secure; SameSite=Lax'),
    ],
    [
      'where the frame was led on from elsewhere inside the app’s own page',
      {
        ...framedApp('https://widget.elsewhere', 'connect.sid=1; Path=/; Secure; SameSite=Lax'),
        before: [
          { url: 'https://app.example/', context: { tab: 2, resourceType: 'main_frame' } },
          framedPage('https://widget.elsewhere'),
        ],
      },
    ],
    [
      'where the framed page was another tab’s',
      {
        ...framedApp('https://portal.elsewhere', 'connect.sid=1; Path=/; Secure; SameSite=Lax'),
        before: [{ ...framedPage('https://portal.elsewhere'), context: { tab: 7, frame: 3 } }],
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
