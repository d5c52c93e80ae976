import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { code, codeFlow } from '../../../support/flow.ts';

const id = 'storage-partitioned-handler';
const html: Header = ['Content-Type', 'text/html'];
const app = 'https://shop.example';

type Changes = {
  readonly handler?: string;
  readonly frame?: Partial<Exchange> | null;
  readonly back?: Partial<Exchange> | null;
};

/** A login whose answer a helper page takes, which sends the browser back to the app. */
function helped({ handler = 'https://demo-77.firebaseapp.com/__/auth/handler', frame, back }: Changes = {}) {
  const origin = new URL(handler).origin;
  const page = (url: string, from: string, more: Partial<Exchange> = {}): ExchangeFields => ({
    url,
    status: 200,
    context: { resourceType: 'main_frame', initiator: from },
    responseHeaders: [html],
    ...more,
  });
  const flow = codeFlow({
    at: 'https://accounts.provider.example/auth',
    redirectUri: handler,
    request: { code_challenge: undefined, code_challenge_method: undefined },
    requestExchange: {
      requestHeaders: [['Cookie', 'p=1']],
      context: { resourceType: 'main_frame', initiator: origin },
    },
    responseExchange: { responseHeaders: [html] },
    token: null,
    then: [
      ...(back === null ? [] : [page(`${app}/login`, origin, { ...back })]),
      ...(frame === null
        ? []
        : [
            page(`${origin}/__/auth/iframe`, app, {
              context: { resourceType: 'sub_frame', initiator: app },
              ...frame,
            }),
          ]),
    ],
  });
  const started = flow[0]!.startedAt;
  const before = [
    page(`${app}/login`, 'https://mail.example', { context: { resourceType: 'main_frame' } }),
    page(`${handler}?authType=signInViaRedirect`, app),
  ];
  return [
    ...before.map((one, at) =>
      exchange({ ...one, id: `b${at}`, entry: at - 2, startedAt: started - 2000 + at * 500 }),
    ),
    ...flow,
  ];
}

describe(`${id} is the cause`, () => {
  it.each([
    'https://demo-77.firebaseapp.com/__/auth/handler',
    'https://demo-77.web.app/__/auth/handler',
    'https://tenant.broker.example/callback',
  ])('where %s took the answer for an app of another site', (handler) => {
    const exchanges = helped({ handler });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(new URL(handler).hostname);
    expect(reasonOf(exchanges)?.why).toContain('shop.example');
  });
});

/** Safari’s exports hold no redirects, and so no request that one led to. */
const withoutRequest = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter(({ url }) => !url.startsWith('https://accounts.provider.example/auth'));

describe('where the request was not recorded', () => {
  it.each(['https://demo-77.web.app/__/auth/handler', 'https://tenant.broker.example/callback'])(
    'the app that led to %s and was led back to is known all the same',
    (handler) => {
      const exchanges = withoutRequest(helped({ handler }));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain('shop.example');
    },
  );

  it.each<[string, readonly Exchange[]]>([
    ['the browser did not go back to it', helped({ back: null })],
    ['it asks nothing in a frame', helped({ frame: null })],
    ['the helper is of its own site', helped({ handler: 'https://auth.shop.example/__/auth/handler' })],
  ])('is not told where %s', (_, exchanges) => {
    expect(causesOf(withoutRequest(exchanges))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the helper is of the app’s own site',
      helped({ handler: 'https://auth.shop.example/__/auth/handler' }),
    ],
    ['where the app asks nothing in a frame', helped({ frame: null })],
    ['in a popup: the app was never left', helped({ back: null })],
    [
      'where the provider said no',
      helped().map((one) =>
        one.url.includes(code)
          ? { ...one, url: one.url.replace(`code=${code}`, 'error=access_denied') }
          : one,
      ),
    ],
    ['of a frame of somebody else', helped({ frame: { url: 'https://ads.example/frame' } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
