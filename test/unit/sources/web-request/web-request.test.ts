import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { createWebRequestSource } from '../../../../lib/sources/web-request/web-request.ts';
import { createEvidence, type Evidence } from '../../../support/evidence.ts';
import {
  authorizeUrl,
  callbackUrl,
  eventMaker,
  loginEvents,
  play,
  type BrowserEvent,
  type Flavour,
} from '../../../support/web-request-events.ts';

const flavours: readonly Flavour[] = ['chrome', 'firefox'];

function sourceOf(evidence: Evidence, limit?: number) {
  const options = { nextEntry: () => evidence.exchanges.size };
  return createWebRequestSource(evidence, limit === undefined ? options : { ...options, limit });
}

function replay(events: readonly BrowserEvent[]) {
  const evidence = createEvidence();
  const source = sourceOf(evidence);
  for (const event of events) play(source, event);
  return { evidence, source, exchanges: [...evidence.exchanges.values()] };
}

/** The same, with the worker dying before the event at `place`: only the evidence remains. */
function replayWithDeath(events: readonly BrowserEvent[], place: number): readonly Exchange[] {
  const evidence = createEvidence();
  const first = sourceOf(evidence);
  for (const event of events.slice(0, place)) play(first, event);
  const second = sourceOf(evidence);
  second.resume(JSON.parse(JSON.stringify([...evidence.exchanges.values()])));
  for (const event of events.slice(place)) play(second, event);
  return [...evidence.exchanges.values()];
}

function targetsOf(exchanges: readonly Exchange[]) {
  return exchanges.map(({ url, redirectUrl }) => [url, redirectUrl]);
}

describe.each(flavours)('a login in %s', (flavour) => {
  const { exchanges, source, evidence } = replay(loginEvents(flavour));

  it('becomes its exchanges, one a hop, in order of arrival', () => {
    expect(
      exchanges.map(({ id, entry, method, url, status }) => ({ id, entry, method, url, status })),
    ).toEqual([
      { id: 'web:102.0', entry: 0, method: 'GET', url: authorizeUrl, status: 302 },
      { id: 'web:104.0', entry: 1, method: 'POST', url: 'https://op.example/login/7', status: 303 },
      { id: 'web:104.1', entry: 2, method: 'GET', url: callbackUrl, status: 200 },
      { id: 'web:105.0', entry: 3, method: 'POST', url: 'https://op.example/token', status: 200 },
      { id: 'web:106.0', entry: 4, method: 'GET', url: 'https://op.example/me', status: 200 },
    ]);
  });

  it('knows where each happened', () => {
    expect(exchanges[0]?.context).toEqual({
      resourceType: 'main_frame',
      tab: 1,
      frame: 0,
      initiator: 'https://app.example',
    });
    expect(exchanges[3]?.context.resourceType).toBe('fetch');
  });

  it('keeps the token request with its body, headers where they were asked for, redirects and durations', () => {
    expect(exchanges[3]?.requestBody).toEqual({
      mediaType: 'application/x-www-form-urlencoded',
      text: 'grant_type=authorization_code&code=c1&code_verifier=v',
    });
    expect(exchanges[3]).not.toHaveProperty('responseHeaders');
    expect(exchanges[4]?.requestHeaders).toEqual([['Authorization', 'Bearer at1']]);
    expect(exchanges[4]?.responseHeaders).toEqual([['Content-Type', 'application/json']]);
    expect(exchanges[0]?.redirectUrl).toBe('https://op.example/login/7');
    expect(exchanges[0]?.duration).toBe(30);
  });

  it('leaves nothing of the password form', () => {
    expect(JSON.stringify(evidence.puts)).not.toMatch(/hunter2|alice/);
    expect(exchanges[1]).not.toHaveProperty('requestBody');
  });

  it('ends with nothing under way but the landing of its frame', () => {
    expect(source.retained()).toBe(1);
  });

  it('knows where a hop led to though the browser never told of that redirect', () => {
    const events = loginEvents(flavour);
    const redirects = events.flatMap(({ event }, place) => (event === 'beforeRedirect' ? [place] : []));
    expect(redirects.length).toBeGreaterThan(1);
    for (const lost of redirects)
      expect(targetsOf(replay(events.toSpliced(lost, 1)).exchanges)).toEqual(targetsOf(exchanges));
  });

  it('gives the same evidence when the worker dies between any two events', () => {
    const events = loginEvents(flavour);
    // A navigation that its redirect admits has left no evidence before: a new worker learns of it from that event on.
    const late = ({ startedAt, duration, requestHeaders, ...rest }: Exchange) =>
      rest.id === 'web:104.0' ? rest : { startedAt, duration, requestHeaders, ...rest };
    for (let place = 0; place <= events.length; place++) {
      expect(replayWithDeath(events, place).map(late), `dead before event ${place}`).toEqual(
        exchanges.map(late),
      );
    }
  });
});

describe('what is not ours', () => {
  it('causes no put and leaves no record, for fetches even while they are under way', () => {
    const { request } = eventMaker('chrome');
    const evidence = createEvidence();
    const source = sourceOf(evidence);
    for (let n = 0; n < 50; n++) {
      const post = n % 2 ? { method: 'POST', raw: `{"n":${n}}` } : {};
      for (const event of request(
        { type: 'xmlhttprequest', deep: true },
        { url: `https://x.example/${n}`, ...post },
      )) {
        play(source, event);
        expect(source.retained()).toBe(0);
      }
    }
    expect(evidence.puts).toEqual([]);
  });

  it('leaves no record of navigations once they have ended, failed or left for another program', () => {
    const { request, navigation } = eventMaker('firefox');
    const { source, evidence } = replay([
      ...request(
        {},
        { url: 'https://a.example/', redirectUrl: 'https://b.example/' },
        { url: 'https://b.example/' },
      ),
      navigation('committed', 'https://b.example/'),
      ...request(
        { frameId: 4, type: 'sub_frame' },
        { url: 'https://ads.example/', error: 'NS_ERROR_NET_RESET' },
      ),
      ...request({}, { url: 'https://c.example/', redirectUrl: 'mailto:someone@c.example' }),
    ]);
    expect(source.retained()).toBe(0);
    expect(evidence.puts).toEqual([]);
  });

  it('is bounded even when ends are never told', () => {
    const { request } = eventMaker('chrome');
    const evidence = createEvidence();
    const source = sourceOf(evidence, 10);
    for (let n = 0; n < 100; n++) {
      const [begun] = request({ tabId: n }, { url: `https://x.example/?response_type=code&n=${n}` });
      play(source, begun!);
    }
    expect(evidence.exchanges.size).toBe(100);
    expect(source.retained()).toBe(10);
  });

  it('ignores the requests Firefox makes up', () => {
    const [begun] = eventMaker('firefox').request({}, { url: authorizeUrl });
    if (begun?.event !== 'beforeRequest') throw new Error('no request');
    const details = { ...begun.details, requestId: 'fakeRequest-7' };
    expect(replay([{ event: 'beforeRequest', details }]).evidence.puts).toEqual([]);
  });
});

describe('request bodies', () => {
  const bodyOf = (hop: object, url = 'https://op.example/token', type = 'xmlhttprequest') => {
    const events = eventMaker('chrome').request({ type }, { url, method: 'POST', ...hop });
    return replay(events).exchanges[0]?.requestBody;
  };

  it('are form text again when the browser has parsed the form', () => {
    expect(bodyOf({ form: { grant_type: 'refresh_token', refresh_token: 'r & 1' } })).toEqual({
      mediaType: 'application/x-www-form-urlencoded',
      text: 'grant_type=refresh_token&refresh_token=r+%26+1',
    });
  });

  it('are text when they come as bytes, a character split between two of them', () => {
    const bytes = new TextEncoder().encode('{"grant_type=":"é"}');
    const cut = bytes.indexOf(0xc3) + 1;
    const [begun] = eventMaker('chrome').request(
      { type: 'xmlhttprequest' },
      { url: 'https://op.example/t', method: 'POST' },
    );
    if (begun?.event !== 'beforeRequest') throw new Error('no request');
    const raw = [{ bytes: bytes.slice(0, cut).buffer }, { bytes: bytes.slice(cut).buffer }];
    const { exchanges } = replay([
      { event: 'beforeRequest', details: { ...begun.details, requestBody: { raw } } },
    ]);
    expect(exchanges[0]?.requestBody).toEqual({ mediaType: 'application/json', text: '{"grant_type=":"é"}' });
  });

  it('stay away when a login form goes to a URL full of protocol parameters', () => {
    expect(bodyOf({ form: { username: 'alice', password: 'hunter2' } }, authorizeUrl, 'main_frame')).toEqual({
      mediaType: 'application/x-www-form-urlencoded',
    });
  });

  it('stay away when a form of a protocol message also asks for a password', () => {
    expect(bodyOf({ form: { code: 'c1', state: 's', 'login[password]': 'hunter2' } })).not.toHaveProperty(
      'text',
    );
  });

  it('stay when the password grant sends them', () => {
    const raw = 'grant_type=password&username=alice&password=hunter2';
    expect(bodyOf({ raw })?.text).toBe(raw);
  });

  it('are known to exist when they are too long', () => {
    expect(bodyOf({ raw: 'x'.repeat(300_000) }, authorizeUrl)).toEqual({ mediaType: '' });
  });

  it('of a form_post response stay', () => {
    expect(bodyOf({ form: { code: 'c1', state: 's1' } }, 'https://app.example/cb', 'main_frame')?.text).toBe(
      'code=c1&state=s1',
    );
  });
});

describe('redirects', () => {
  it('to a private-use scheme end the request', () => {
    const redirectUrl = 'com.example.app:/cb?code=c1&state=s1';
    const events = eventMaker('chrome').request(
      {},
      { url: 'https://op.example/login/7', method: 'POST', redirectUrl },
    );
    const { exchanges, source } = replay(events);
    expect(exchanges).toMatchObject([
      {
        url: 'https://op.example/login/7',
        status: 302,
        redirectUrl,
        responseHeaders: [['Location', redirectUrl]],
      },
    ]);
    // Its frame still shows the page that asked; nothing is under way.
    source.tabRemoved(1);
    expect(source.retained()).toBe(0);
  });

  it('keep 307 a POST', () => {
    const events = eventMaker('chrome').request(
      {},
      { url: authorizeUrl, method: 'POST', status: 307, redirectUrl: `${authorizeUrl}&again` },
      { url: `${authorizeUrl}&again`, method: 'POST' },
    );
    expect(replay(events).exchanges.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('number only the hops that were kept, and never twice the same', () => {
    const events = eventMaker('chrome').request(
      { type: 'xmlhttprequest' },
      { url: authorizeUrl, redirectUrl: 'https://op.example/a' },
      { url: 'https://op.example/a', redirectUrl: 'https://op.example/b' },
      { url: 'https://op.example/b', redirectUrl: callbackUrl },
      { url: callbackUrl },
    );
    const { exchanges, source } = replay(events);
    expect(exchanges.map(({ id, url }) => [id, url])).toEqual([
      ['web:100.0', authorizeUrl],
      ['web:100.1', 'https://op.example/b'],
      ['web:100.2', callbackUrl],
    ]);
    expect(source.retained()).toBe(0);
  });

  it('to a dead port leave a failed landing', () => {
    const events = eventMaker('chrome').request(
      {},
      { url: authorizeUrl, redirectUrl: 'http://127.0.0.1:1/cb?code=c1&state=s1' },
      { url: 'http://127.0.0.1:1/cb?code=c1&state=s1', error: 'net::ERR_CONNECTION_REFUSED' },
    );
    expect(replay(events).exchanges[1]).toMatchObject({ status: 0, failure: 'net::ERR_CONNECTION_REFUSED' });
  });

  it('that are aborted after the response came are no failures', () => {
    const events = eventMaker('firefox').request({}, { url: callbackUrl });
    const [last] = events.slice(-1);
    if (last?.event !== 'completed') throw new Error('no end');
    const aborted = { ...last.details, error: 'Error code 2152398850' };
    const { exchanges } = replay([...events.slice(0, -1), { event: 'errorOccurred', details: aborted }]);
    expect(exchanges[0]).toMatchObject({ status: 200 });
    expect(exchanges[0]).not.toHaveProperty('failure');
  });
});

it('says that an answer came from the browser’s cache', () => {
  const events = eventMaker('chrome').request({}, { url: callbackUrl });
  const cached = events.map((one) =>
    one.event === 'completed' ? { ...one, details: { ...one.details, fromCache: true } } : one,
  );
  expect(replay(cached).exchanges[0]?.context).toMatchObject({ tab: 1, servedBy: 'cache' });
  expect(replay(events).exchanges[0]?.context).not.toHaveProperty('servedBy');
});

it('gives the number of what the sink rejected to the next', () => {
  const evidence = createEvidence();
  // Rejects an authorization request until its answer is known.
  const put = (exchange: Exchange) => exchange.redirectUrl !== undefined && evidence.put(exchange);
  const source = sourceOf({ ...evidence, put });
  const { request } = eventMaker('chrome');
  for (const event of request({}, { url: authorizeUrl, redirectUrl: callbackUrl })) play(source, event);
  expect([...evidence.exchanges.values()].map(({ id, entry }) => [id, entry])).toEqual([['web:100.0', 0]]);
});

describe('fragments', () => {
  const bare = 'https://app.example/cb';
  const landed = `${bare}#access_token=at1&state=s1`;

  it('come from the redirect that led there', () => {
    const events = eventMaker('chrome').request(
      {},
      { url: authorizeUrl, redirectUrl: landed },
      { url: bare },
    );
    expect(replay(events).exchanges[1]?.url).toBe(landed);
  });

  it('come from the committed navigation where the request does not show them', () => {
    const { request, navigation } = eventMaker('chrome');
    const events = request({}, { url: bare });
    const { exchanges } = replay([
      ...events.slice(0, -1),
      navigation('committed', landed),
      ...events.slice(-1),
    ]);
    expect(exchanges).toMatchObject([{ id: 'web:100.0', url: landed, status: 200 }]);
  });

  it('make a navigation of their own when they change on a page already there', () => {
    const { request, navigation } = eventMaker('chrome');
    const { exchanges } = replay([...request({}, { url: bare }), navigation('fragmentUpdated', landed)]);
    expect(exchanges).toMatchObject([{ id: expect.stringMatching(/^nav:1\.0\./), url: landed }]);
  });

  it('of an application that routes by them are not added to its callback', () => {
    const { request, navigation } = eventMaker('chrome');
    const { exchanges } = replay([
      ...request({}, { url: callbackUrl }),
      navigation('committed', callbackUrl),
      navigation('fragmentUpdated', `${callbackUrl}#/home`),
    ]);
    expect(exchanges).toMatchObject([{ url: callbackUrl }]);
  });
});

describe('navigations without a request', () => {
  it('are kept when a service worker answered for the redirect URI', () => {
    const { request, navigation } = eventMaker('chrome');
    const [begun, sent, received, redirected] = request({}, { url: authorizeUrl, redirectUrl: callbackUrl });
    const { exchanges } = replay([
      begun!,
      sent!,
      received!,
      redirected!,
      navigation('committed', callbackUrl),
    ]);
    expect(exchanges.map(({ url }) => url)).toEqual([authorizeUrl, callbackUrl]);
    expect(exchanges[1]).not.toHaveProperty('status');
  });

  it('are joined by their request when the browser tells of it later, as Firefox does of whole redirect chains', () => {
    const { request, navigation } = eventMaker('firefox');
    const chain = request({}, { url: authorizeUrl, redirectUrl: callbackUrl }, { url: callbackUrl });
    const { exchanges } = replay([navigation('committed', callbackUrl), ...chain]);
    expect(exchanges.map(({ url, status }) => [url, status])).toEqual([
      [callbackUrl, 200],
      [authorizeUrl, 302],
    ]);
    const [landing] = chain.slice(-4);
    expect(exchanges[0]?.startedAt).toBe(landing?.event === 'beforeRequest' && landing.details.timeStamp);
  });

  it('are not joined by a later request for the same page', () => {
    const { request, navigation } = eventMaker('chrome');
    const { exchanges } = replay([
      navigation('committed', callbackUrl),
      ...request({}, { url: callbackUrl }),
    ]);
    expect(exchanges.map(({ id }) => id)).toEqual([expect.stringMatching(/^nav:/), 'web:100.0']);
  });

  it('are nothing when they are the error page of a redirect that left the browser', () => {
    const { request, navigation } = eventMaker('firefox');
    const redirectUrl = 'com.example.app:/cb?code=c1&state=s1';
    const events = [
      ...request({}, { url: authorizeUrl, redirectUrl }),
      navigation('committed', authorizeUrl),
    ];
    expect(replay(events).exchanges).toHaveLength(1);
    expect(replayWithDeath(events, events.length - 1)).toHaveLength(1);
  });

  it('are nothing when the person goes back to an old page', () => {
    const { navigation } = eventMaker('chrome');
    expect(
      replay([navigation('committed', callbackUrl, { transitionQualifiers: ['forward_back'] })]).exchanges,
    ).toEqual([]);
  });

  it('are nothing when the request was seen, also by a worker that has died since', () => {
    const { request, navigation } = eventMaker('chrome');
    const events = [...request({}, { url: callbackUrl }), navigation('committed', callbackUrl)];
    expect(replay(events).exchanges).toHaveLength(1);
    expect(replayWithDeath(events, events.length - 1)).toHaveLength(1);
  });
});

describe('popups', () => {
  const opened: BrowserEvent = { event: 'createdNavigationTarget', details: { tabId: 9, sourceTabId: 1 } };
  const inPopup = () => eventMaker('chrome').request({ tabId: 9 }, { url: authorizeUrl });

  it('know who opened them, whichever event comes first', () => {
    const events = inPopup();
    const before = replay([opened, ...events]).exchanges;
    const after = replay([events[0]!, opened, ...events.slice(1)]).exchanges;
    expect(before[0]?.context).toMatchObject({ tab: 9, openerTab: 1 });
    expect(after).toEqual(before);
  });

  it('know it also from what an earlier worker noted, and not after the tab has closed', () => {
    const evidence = createEvidence();
    const source = sourceOf(evidence);
    const { request } = eventMaker('chrome');
    source.resume(
      [],
      [
        [8, 1],
        [9, 1],
      ],
    );
    source.tabRemoved(8);
    for (const tabId of [8, 9]) {
      for (const event of request({ tabId }, { url: authorizeUrl })) play(source, event);
    }
    expect([...evidence.exchanges.values()].map(({ context }) => context.openerTab)).toEqual([undefined, 1]);
  });
});

it('takes up requests of service workers, which have no tab, by their initiator', () => {
  const events = eventMaker('chrome').request(
    { type: 'xmlhttprequest', tabId: -1, frameId: -1, initiator: 'https://app.example' },
    { url: 'https://op.example/token', method: 'POST', raw: 'grant_type=refresh_token' },
  );
  expect(replay(events).exchanges[0]?.context).toMatchObject({ tab: -1, initiator: 'https://app.example' });
});

it('takes the beginning of a hop once, however often it is told', () => {
  const events = eventMaker('firefox').request({}, { url: authorizeUrl });
  const { exchanges } = replay([...events.slice(0, 2), events[0]!, ...events.slice(2)]);
  expect(exchanges).toEqual(replay(events).exchanges);
});

it('drops what the sink rejects on a closer look', () => {
  const evidence: Evidence = { ...createEvidence(), put: () => false };
  const source = sourceOf(evidence);
  for (const event of loginEvents('chrome')) play(source, event);
  expect(source.retained()).toBe(0);
});

describe('an error at a server whose logins are followed', () => {
  const answered = (kind: { type: 'main_frame' | 'xmlhttprequest'; deep?: boolean }, status: number) => {
    const evidence: Evidence = {
      ...createEvidence(),
      admitsError: (url) => url.startsWith('https://op.example/'),
    };
    const source = sourceOf(evidence);
    const url = 'https://op.example/session-expired';
    for (const event of eventMaker('chrome').request(kind, { url, status })) play(source, event);
    return [...evidence.exchanges.values()].map((exchange) => exchange.status);
  };

  it('is kept when it is a page', () => {
    expect(answered({ type: 'main_frame' }, 400)).toEqual([400]);
  });

  it('is nothing when it is a call of a script, or no error', () => {
    expect(answered({ type: 'xmlhttprequest', deep: true }, 400)).toEqual([]);
    expect(answered({ type: 'main_frame' }, 200)).toEqual([]);
  });
});

it.each(flavours)('asks about a header that presents a token by custom, in %s', (flavour) => {
  const asked: (string | undefined)[] = [];
  const evidence: Evidence = {
    ...createEvidence(),
    admits: (_method, _url, _redirectUrl, credential) => {
      if (credential !== undefined) asked.push(credential);
      return false;
    },
  };
  const source = sourceOf(evidence);
  const call = { url: 'https://api.example/me', requestHeaders: { 'X-Id': 'at0', 'X-Auth-Token': 'at1' } };
  for (const event of eventMaker(flavour).request({ type: 'xmlhttprequest', deep: true }, call))
    play(source, event);
  expect(asked).toEqual(['at1']);
});
