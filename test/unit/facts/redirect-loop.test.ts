import { describe, expect, it } from 'vitest';
import { inspectedBy } from '../../../components/state/live-inspection.ts';
import { createInspection } from '../../../lib/inspection.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { baseTime, exchange, form, redirect, urlWith } from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';
import { panelOf, popupOf, textOf } from '../../support/told.tsx';
import { deflated, authnRequestXml } from '../../support/single-sign-on.ts';

const app = 'https://app.example';
const op = 'https://op.example';
const callback = `${app}/cb?code=Kq8eUwL2vB7nT4xZc9Ra&state=9fQ2mVx7LpTz4KdYbN8sWc`;
const gaveUp = { status: undefined, redirectUrl: undefined, failure: 'net::ERR_TOO_MANY_REDIRECTS' };

function asked(state = '9fQ2mVx7LpTz4KdYbN8sWc'): string {
  return urlWith(`${op}/authorize`, {
    client_id: 'web',
    response_type: 'code',
    redirect_uri: `${app}/cb`,
    scope: 'openid',
    state,
  });
}

/** Navigations of one tab, each of which redirects to the next; the last as told, else to the one before it. */
function chain(urls: readonly string[], last: Partial<Exchange> = {}, from = 0): readonly Exchange[] {
  return urls.map((url, at) => ({
    ...redirect(url, urls[at + 1] ?? urls[at - 1] ?? url, {
      context: { resourceType: 'main_frame', tab: 7, frame: 0 },
      startedAt: baseTime + from + at * 50,
      duration: 40,
    }),
    id: `x${from}-${at}`,
    entry: from + at,
    ...(at === urls.length - 1 && last),
  }));
}

const times = (count: number, round: (n: number) => readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, n) => round(n)).flat();

/** The same without what Chrome says: nobody tells that it gave up. */
const shown = { status: 200, redirectUrl: undefined } as const;

function told(exchanges: readonly Exchange[]): readonly (readonly [string, string])[] {
  return flowsOf(exchanges).map(({ outcome, diagnosis }) => [outcome, diagnosis[0]?.why ?? '']);
}

const saml = urlWith(`${op}/SAML2/SSO/Redirect`, {
  SAMLRequest: deflated(authnRequestXml()),
  RelayState: 'token',
});
const wsfed = urlWith(`${op}/adfs/ls/`, {
  wa: 'wsignin1.0',
  wtrealm: 'urn:app',
  wreply: `${app}/`,
  wctx: 'rm=0&id=passive',
});

const loops: readonly (readonly [string, readonly string[], string])[] = [
  [
    'within the provider',
    [`${app}/login`, asked(), ...times(9, () => [`${op}/login`, `${op}/check`])],
    `between ${op}/login and ${op}/check`,
  ],
  [
    'from the provider’s own request to its login and back',
    times(10, () => [asked(), `${op}/login?rt=1`]),
    `between ${op}/authorize and ${op}/login`,
  ],
  [
    'from one address to itself',
    [asked(), ...times(12, () => [`${op}/session`])],
    `from ${op}/session to itself`,
  ],
  [
    'between app and provider, which answers nothing',
    times(10, (n) => [`${app}/login`, asked(`9fQ2mVx7LpTz4KdYbN8sW${n}`)]),
    `between ${app}/login and ${op}/authorize`,
  ],
  [
    'of a callback between https and http',
    [`${app}/login`, asked(), ...times(9, () => [callback, callback.replace('https:', 'http:')])],
    `between ${app}/cb and http://app.example/cb`,
  ],
  [
    'of a callback with a slash and without',
    [asked(), ...times(9, () => [callback, callback.replace('/cb?', '/cb/?')])],
    `between ${app}/cb and ${app}/cb/`,
  ],
  [
    'through a proxy, after the app took the answer',
    [asked(), callback, ...times(9, () => [`${app}/`, 'https://gate.example/check', `${app}/home`])],
    `between ${app}/, https://gate.example/check and ${app}/home`,
  ],
  [
    'of SAML, within the provider',
    [saml, ...times(9, () => [`${op}/idp/profile`, `${op}/idp/login`])],
    `between ${op}/idp/profile and ${op}/idp/login`,
  ],
  [
    'of WS-Federation, within the provider',
    [wsfed, ...times(9, () => [`${op}/adfs/ls/wia`, `${op}/adfs/ls/auth`])],
    `between ${op}/adfs/ls/wia and ${op}/adfs/ls/auth`,
  ],
];

describe('redirects that go round are told, how often and where', () => {
  it.each(loops)('%s', (_, urls, where) => {
    for (const last of [gaveUp, {}]) {
      const [[outcome, why] = ['', ''], ...more] = told(chain(urls, last));
      expect(more).toEqual([]);
      expect(outcome).toBe('failed');
      expect(why).toMatch(/^Redirects sent the browser round (?:at least )?\d+ times /);
      expect(why).toContain(where);
      expect(why.includes('gave up')).toBe(last === gaveUp);
    }
  });

  it.each(loops)('%s, in panel, popup and text, and when redacted', (_, urls) => {
    const inspection = createInspection();
    for (const one of chain(urls, gaveUp)) inspection.put(one);
    const seen = inspectedBy(inspection, inspection.report({ kind: 'live', entries: 1, skipped: 0 }));
    const flow = seen.report.flows[0]!;
    const safe = redact('default', { exchanges: inspection.evidence(), report: seen.report });
    const views = [panelOf(seen, flow), popupOf(seen, flow), textOf(seen, flow)];
    for (const view of [...views, told(safe.exchanges)[0]?.[1] ?? '']) {
      expect(view).toMatch(/Redirects sent the browser round (?:at least )?\d+ times/);
      expect(view).not.toContain('has not finished');
    }
  });

  it('exactly so often, where nothing was left out', () => {
    const [[, why] = []] = told(chain([asked(), ...times(3, () => [callback, `${app}/home`])], gaveUp));
    expect(why).toContain('round 3 times between');
  });

  it('by whom: the provider where all of it is the provider’s', () => {
    const owners = [0, 4].map((at) => {
      const [flow] = flowsOf(chain(loops[at]![1], gaveUp));
      return flow?.findings.find(({ rule }) => rule === 'err-interaction-loop')?.owner;
    });
    expect(owners).toEqual(['authorization_server', 'client']);
  });
});

const isTold = (exchanges: readonly Exchange[]): boolean =>
  told(exchanges).some(([, why]) => /Redirects sent|in circles/.test(why));

describe('no loop is told', () => {
  it('of many redirects that each lead elsewhere', () => {
    const many = times(20, (n) => [`${n % 2 ? op : 'https://sso.example'}/hop/${n}`]);
    expect(isTold(chain([asked(), ...many, callback, `${app}/home`], shown))).toBe(false);
    expect(isTold(chain([asked(), ...many]))).toBe(false);
    expect(isTold(chain([asked(), ...many], gaveUp))).toBe(false);
  });

  it('of steps at one address that go on', () => {
    const steps = times(6, (n) => [`${op}/continue?step=${n}`]);
    expect(isTold(chain([asked(), ...steps, callback]))).toBe(false);
  });

  it('where a page was shown in the end', () => {
    const round = times(4, () => [`${op}/login`, `${op}/check`]);
    expect(told(chain([asked(), ...round, `${op}/login`], shown))[0]?.[0]).toBe('pending');
    const out = [asked(), ...times(4, () => [callback, `${app}/home`])];
    expect(isTold(chain(out, shown))).toBe(false);
  });

  it('where its person loaded the page again, and it was shown at last', () => {
    const first = chain([asked(), ...times(9, () => [`${op}/login`, `${op}/check`])], gaveUp);
    const second = chain([asked(), `${op}/login`], shown, 20_000);
    expect(isTold([...first, ...second])).toBe(false);
  });

  it('of a page that its person loads again and again', () => {
    const visits = times(6, () => ['']).flatMap((_, n) => chain([asked(), `${op}/login`], shown, n * 9000));
    expect(isTold(visits)).toBe(false);
  });

  it('of a wrong password, typed again and again', () => {
    const tries = times(9, () => ['']).flatMap((_, n) => {
      const context = { resourceType: 'main_frame', tab: 7, frame: 0 } as const;
      const startedAt = baseTime + 1000 + n * 6000;
      return [
        {
          ...form(`${op}/login`, { user: 'alice' }),
          ...redirect(`${op}/login`, `${op}/login?error`, {
            responseHeaders: [['Set-Cookie', `try=${n}`]],
          }),
          method: 'POST',
          context,
          startedAt,
          id: `post${n}`,
          entry: 10 + 2 * n,
        },
        exchange({
          url: `${op}/login?error`,
          status: 200,
          context,
          startedAt: startedAt + 100,
          id: `page${n}`,
          entry: 11 + 2 * n,
        }),
      ];
    });
    expect(isTold([...chain([asked(), `${op}/login`], shown), ...tries])).toBe(false);
  });

  it('of what a script asks for again and again', () => {
    const polls = times(30, () => ['']).map((_, n) =>
      redirect(`${app}/api/me`, `${app}/api/me`, {
        context: { resourceType: 'fetch', tab: 7, frame: 0 },
        startedAt: baseTime + 1000 + n * 100,
        id: `poll${n}`,
        entry: 100 + n,
      }),
    );
    expect(isTold([...chain([asked(), callback, `${app}/home`], shown), ...polls])).toBe(false);
  });

  it('of a refused login that is tried again and then works', () => {
    const refused = `${app}/cb?error=temporarily_unavailable&state=9fQ2mVx7LpTz4KdYbN8sWc`;
    const first = chain([`${app}/login`, asked(), refused, `${app}/error`], shown);
    const second = chain(
      [`${app}/login`, asked('second'), callback.replace(/state=.*/, 'state=second'), `${app}/home`],
      shown,
      9000,
    );
    expect(isTold([...first, ...second])).toBe(false);
  });

  it('of a cookie that is tried once more', () => {
    expect(isTold(chain([asked(), `${op}/login`, `${op}/login?cookies`, `${op}/login`]))).toBe(false);
  });

  it('of two tabs that go to the same', () => {
    const tabs = [1, 2, 3].flatMap((tab) =>
      chain([asked(`state-of-${tab}`), `${op}/login`], { redirectUrl: undefined }, tab).map((one) => ({
        ...one,
        id: `${tab}-${one.id}`,
        context: { ...one.context, tab },
      })),
    );
    expect(isTold(tabs)).toBe(false);
  });
});
