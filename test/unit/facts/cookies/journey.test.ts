import { describe, expect, it } from 'vitest';
import { jarOf } from '../../../../lib/facts/cookies/jar.ts';
import { journeyTo, type CookieJourney, type CookieStory } from '../../../../lib/facts/cookies/journey.ts';
import { cookieLogin, sending, setting, type CookieLogin } from '../../../support/cookie-login.ts';
import { redirect, type ExchangeFields } from '../../../support/exchange.ts';

const journey = (changes: CookieLogin): CookieJourney => {
  const login = cookieLogin(changes);
  return journeyTo(jarOf(login.exchanges), login.callback);
};
const stories = (changes: CookieLogin): readonly CookieStory[] => journey(changes).stories;
const kind = (story: CookieStory | undefined): string | undefined => story?.fate.kind;

/** Some answer of the app while the person is at the provider. */
const appSets = (line: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  id: 'later',
  url: 'https://app.example/poll',
  ...sending({ 'Sec-Fetch-Site': 'same-origin' }),
  responseHeaders: setting([line]),
  ...more,
});

describe('a cookie that comes back', () => {
  it('came as it was set', () => {
    const [story] = stories({ set: ['login=one; Path=/; Secure; SameSite=Lax'], sent: '_ga=1; login=one' });
    expect(story).toMatchObject({
      name: 'login',
      host: 'app.example',
      hostOnly: true,
      path: '/',
      fate: { kind: 'came', confidence: 'certain', write: { version: 1, exchange: { id: 'start' } } },
    });
  });

  it('came though the rules of browsers would have kept it: what was seen counts', () => {
    expect(kind(stories({ set: ['login=one; SameSite=Strict'], sent: 'login=one' })[0])).toBe('came');
    expect(kind(stories({ set: ['login=one; SameSite=None'], sent: 'login=one' })[0])).toBe('came');
  });

  it('came where its value was masked by another tool', () => {
    expect(kind(stories({ set: ['login=********'], sent: 'login=[REDACTED]' })[0])).toBe('came');
  });

  it('came with the value of the last answer that changed it', () => {
    const login = {
      set: ['login=one; Path=/'],
      meanwhile: [appSets('login=two; Path=/')],
      sent: 'login=two',
    };
    expect(stories(login)[0]?.fate).toMatchObject({
      kind: 'came',
      write: { version: 2, exchange: { id: 'later' } },
    });
  });

  it('came from either of two answers that were under way at once, whichever was there first', () => {
    const meanwhile = [
      appSets('login=two; Path=/', { id: 'slow', duration: 3000 }),
      appSets('login=three; Path=/', { id: 'quick', duration: 10 }),
    ];
    const login = { set: ['login=one; Path=/'], meanwhile };
    expect(stories({ ...login, sent: 'login=three' })[0]?.fate).toMatchObject({
      kind: 'came',
      write: { exchange: { id: 'quick' } },
    });
    expect(stories({ ...login, sent: 'login=two' })[0]?.fate).toMatchObject({
      kind: 'came',
      write: { exchange: { id: 'slow' } },
    });
    expect(stories({ ...login, sent: 'login=one' })[0]?.fate).toMatchObject({ kind: 'came-changed' });
  });

  it('came from an answer that was still under way', () => {
    const late = appSets('login=two; Path=/', { duration: 60_000 });
    expect(kind(stories({ meanwhile: [late], sent: 'login=two' })[0])).toBe('came');
  });

  it('came from the redirect that led to the request, however long that seems to have taken', () => {
    const { exchanges } = cookieLogin({
      answer: {
        ...redirect('https://app.example/cb', 'https://app.example/home'),
        duration: 60_000,
        responseHeaders: setting(['sid=one']),
      },
      afterwards: [
        { id: 'home', url: 'https://app.example/home', ...sending({ 'Sec-Fetch-Site': 'cross-site' }) },
      ],
    });
    const home = exchanges.find(({ id }) => id === 'home')!;
    expect(kind(journeyTo(jarOf(exchanges), home).stories[0])).toBe('missing');
  });

  it('came changed: with the value of an earlier answer, or with one that nobody was seen to set', () => {
    const login = { set: ['login=one; Path=/'], meanwhile: [appSets('login=two; Path=/')] };
    expect(stories({ ...login, sent: 'login=one' })[0]?.fate).toMatchObject({
      kind: 'came-changed',
      since: { exchange: { id: 'start' } },
      confidence: 'firm',
    });
    expect(stories({ ...login, sent: 'login=odd' })[0]?.fate).toMatchObject({
      kind: 'came-changed',
      since: undefined,
      confidence: 'tentative',
    });
  });

  it('was not set by what came later', () => {
    expect(kind(stories({ sent: 'login=one', afterwards: [appSets('login=one; Path=/')] })[0])).toBe('unset');
  });

  it('was set by nobody in sight', () => {
    expect(stories({ sent: 'theme=dark' })).toEqual([
      {
        name: 'theme',
        host: '',
        hostOnly: true,
        path: '',
        writes: [],
        fate: { kind: 'unset', confidence: 'certain' },
      },
    ]);
  });

  it('is told from another one of its name by its value', () => {
    const set = ['sid=root; Path=/', 'sid=cb; Path=/cb', 'sid=all; Path=/; Domain=app.example'];
    const fates = stories({ set, sent: 'sid=cb; sid=all' }).map(({ path, fate }) => [path, fate.kind]);
    expect(fates).toEqual([
      ['/', 'missing'],
      ['/cb', 'came'],
      ['/', 'came'],
    ]);
  });
});

describe('a cookie that does not come back', () => {
  it('was dropped, and why', () => {
    expect(stories({ set: ['login=one; SameSite=None'] })[0]?.fate).toMatchObject({
      kind: 'dropped',
      reason: 'none-without-secure',
      older: false,
      confidence: 'certain',
      write: { exchange: { id: 'start' } },
    });
  });

  it('was dropped, and an older one came instead', () => {
    const set = [`sid=${'x'.repeat(5000)}; Path=/`];
    const before = [appSets('sid=old; Path=/')];
    for (const login of [
      { before, set, sent: 'sid=old' },
      { set, sent: 'sid=old' },
    ]) {
      expect(stories(login)[0]?.fate).toMatchObject({ kind: 'dropped', reason: 'too-large', older: true });
    }
  });

  it('was not dropped where it comes later', () => {
    const afterwards = [{ url: 'https://app.example/home', ...sending({ Cookie: 'login=one' }) }];
    const [story] = stories({ set: ['login=one; Path=/; SameSite=None'], afterwards });
    expect(kind(story)).toBe('missing');
    expect(story?.seenAgain?.url).toBe('https://app.example/home');
  });

  it('was deleted, by another answer', () => {
    const login = { set: ['login=one; Path=/'], meanwhile: [appSets('login=; Path=/; Max-Age=0')] };
    expect(stories(login)[0]?.fate).toMatchObject({ kind: 'deleted', write: { exchange: { id: 'later' } } });
  });

  it('was not deleted where the deletion was for another path or host', () => {
    const login = { set: ['login=one; Path=/'], sent: 'login=one' };
    for (const line of ['login=; Path=/poll; Max-Age=0', 'login=; Path=/; Domain=app.example; Max-Age=0'])
      expect(kind(stories({ ...login, meanwhile: [appSets(line)] })[0])).toBe('came');
  });

  it('had expired, in seconds', () => {
    expect(stories({ set: ['login=one; Path=/; Max-Age=300'], stay: 400_000 })[0]?.fate).toMatchObject({
      kind: 'expired',
      lifetime: 300,
      age: 401,
      confidence: 'certain',
    });
  });

  it('had expired by the clock of its server alone', () => {
    const answer = (date: string) => ({
      start: {
        responseHeaders: [
          ['Set-Cookie', 'login=one; Path=/; Expires=Thu, 01 Jan 2026 00:05:00 GMT'],
          ['Date', date],
        ] as const,
      },
    });
    const slow = answer('Wed, 31 Dec 2025 23:00:00 GMT');
    const right = answer('Thu, 01 Jan 2026 00:00:00 GMT');
    expect(kind(stories({ ...right, stay: 400_000 })[0])).toBe('expired');
    expect(kind(stories({ ...slow, stay: 400_000 })[0])).toBe('missing');
  });

  it('had not expired in time, nor where no times were recorded', () => {
    expect(kind(stories({ set: ['login=one; Path=/; Max-Age=300'], stay: 200_000 })[0])).toBe('missing');
    const login = cookieLogin({ set: ['login=one; Path=/; Max-Age=300'], stay: 400_000 });
    const timeless = login.exchanges.map((one) => ({ ...one, startedAt: 0 }));
    const callback = timeless.find(({ id }) => id === 'callback')!;
    expect(kind(journeyTo(jarOf(timeless), callback).stories[0])).toBe('missing');
    const start = { startedAt: 0 };
    expect(kind(stories({ set: ['login=one; Path=/; Max-Age=300'], start, stay: 400_000 })[0])).toBe(
      'missing',
    );
  });

  it('was withheld, and comes again once a page of the app stands in between', () => {
    const afterwards = [{ url: 'https://app.example/home', ...sending({ Cookie: 'sid=one' }) }];
    const [story] = stories({ set: ['sid=one; Path=/; Secure; SameSite=Strict'], afterwards });
    expect(story?.fate).toMatchObject({ kind: 'withheld', reason: 'strict', confidence: 'certain' });
    expect(story?.seenAgain?.url).toBe('https://app.example/home');
  });

  it('is missing where nothing recorded explains it', () => {
    expect(stories({ set: ['login=one; Path=/; Secure; SameSite=Lax'] })[0]?.fate).toMatchObject({
      kind: 'missing',
      confidence: 'tentative',
    });
  });

  it('is no part of the journey when it was set afterwards, or by the callback itself', () => {
    expect(stories({ afterwards: [appSets('a=1')], answer: { responseHeaders: setting(['b=1']) } })).toEqual(
      [],
    );
  });
});

describe('nothing is said to be lost', () => {
  it('where the headers of the request were not recorded', () => {
    const [story] = stories({ set: ['login=one'], answer: { requestHeaders: undefined } });
    expect(kind(story)).toBe('not recorded');
  });

  it.each(['', 'REDACTED', '********'])('where %j stands in the place of all cookies', (sent) => {
    expect(kind(stories({ set: ['login=one; SameSite=Strict'], sent })[0])).toBe('not recorded');
  });

  it('where Cookie headers were taken out and Set-Cookie left in', () => {
    const login = cookieLogin({
      set: ['login=one; Path=/; Secure; SameSite=Lax'],
      afterwards: [{ url: 'https://app.example/home', ...sending({ 'Sec-Fetch-Site': 'same-origin' }) }],
    });
    const stripped = login.exchanges.map((one) => ({
      ...one,
      requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'Cookie'),
    }));
    const callback = stripped.find(({ id }) => id === 'callback')!;
    expect(kind(journeyTo(jarOf(stripped), callback).stories[0])).toBe('not recorded');
  });

  it('but a Strict cookie is, in a recording that has no other', () => {
    const login = cookieLogin({ set: ['login=one; Path=/; Secure; SameSite=Strict'] });
    const bare = login.exchanges.map((one) => ({
      ...one,
      requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'Cookie'),
    }));
    const callback = bare.find(({ id }) => id === 'callback')!;
    expect(kind(journeyTo(jarOf(bare), callback).stories[0])).toBe('withheld');
  });
});

describe('two cookies of one name in a request', () => {
  const set = ['sid=old; Path=/cb', 'sid=new; Path=/'];

  it('are told, and whether the first is the latest', () => {
    expect(journey({ set: set.toReversed(), sent: 'sid=old; sid=new' }).duplicates).toEqual([
      { name: 'sid', count: 2, firstIsLatest: true },
    ]);
    const later = { set: [set[0]!], meanwhile: [appSets('sid=new; Path=/')] };
    expect(journey({ ...later, sent: 'sid=old; sid=new' }).duplicates).toEqual([
      { name: 'sid', count: 2, firstIsLatest: false },
    ]);
    expect(journey({ sent: 'sid=a; sid=b' }).duplicates).toEqual([
      { name: 'sid', count: 2, firstIsLatest: undefined },
    ]);
  });

  it('are none where each name is there once', () => {
    expect(journey({ set, sent: 'sid=old; uid=new' }).duplicates).toEqual([]);
  });
});

it('as many cookies as no browser sends are counted, and followed as far as one would', () => {
  const line = (at: number): string => `c${at % 500}=${at}; Path=/${at % 7}`;
  const meanwhile = Array.from({ length: 2000 }, (_, at) => appSets(line(at), { id: `m${at}` }));
  const login = { meanwhile, sent: Array.from({ length: 3000 }, (_, at) => `c${at}=x`).join('; ') };
  expect(journey(login).header?.count).toBe(3000);
});
