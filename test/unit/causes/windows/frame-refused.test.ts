import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'frame-refused';
const html: Header = ['Content-Type', 'text/html'];
const deny: readonly Header[] = [html, ['X-Frame-Options', 'DENY']];
const ancestors = (list: string): readonly Header[] => [
  html,
  ['Content-Security-Policy', `default-src 'self'; frame-ancestors ${list}`],
];

type Framed = {
  readonly page?: Partial<Exchange>;
  readonly request?: FlowChanges['request'];
  /** The app is itself in a frame of that page. */
  readonly portal?: string;
  readonly changes?: FlowChanges;
};

/** An app begins a login in a frame, and the provider shows its page there. */
function framed(headers: readonly Header[], { page, request, portal, changes }: Framed = {}) {
  const flow = codeFlow({
    ...(request && { request }),
    requestExchange: {
      status: 200,
      responseHeaders: headers,
      context: { resourceType: 'sub_frame', initiator: 'https://app.example' },
      ...page,
    },
    response: null,
    token: null,
    ...changes,
  });
  const app = capture({
    url: 'https://app.example/tab',
    status: 200,
    responseHeaders: [html],
    context: { resourceType: 'sub_frame', initiator: portal ?? 'https://app.example' },
  }).map((one) => ({ ...one, id: 'app', entry: -1, startedAt: flow[0]!.startedAt - 500 }));
  return portal === undefined ? flow : [...app, ...flow];
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['by X-Frame-Options', framed(deny), 'X-Frame-Options: DENY'],
    ['by X-Frame-Options for others', framed([html, ['X-Frame-Options', 'SameOrigin']]), 'SAMEORIGIN'],
    ['by a policy against all', framed(ancestors("'none'")), "frame-ancestors 'none'"],
    [
      'by a policy for another portal than the one around the app',
      framed(ancestors('https://intranet.example'), { portal: 'https://teams.example' }),
      'a frame of https://teams.example',
    ],
    [
      'as the browser says',
      framed([], { page: { status: 0, failure: 'net::ERR_BLOCKED_BY_RESPONSE' } }),
      'enforced',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it('where a silent request would have to ask', () => {
    expect(reasonOf(framed(deny, { request: { prompt: 'none' } }))).toMatchObject({
      cause: id,
      fix: expect.stringContaining('visibly'),
    });
  });
});

describe(`${id} is not the cause`, () => {
  const tab = {
    page: { context: { resourceType: 'main_frame' as const, initiator: 'https://app.example' } },
  };
  it.each<[string, readonly Exchange[]]>([
    ['at the top of a tab', framed(deny, tab)],
    ['where the policy has a place for the page around it', framed(ancestors('https://*.example'))],
    [
      'where the policy names the portal around the app',
      framed(ancestors('https://teams.example'), { portal: 'https://teams.example' }),
    ],
    ['where a list of frames stands beside X-Frame-Options', framed([...ancestors('*'), ...deny.slice(1)])],
    ['of a redirect', framed(deny, { page: { status: 302, redirectUrl: 'https://op.example/login' } })],
    [
      'where a silent request was refused',
      framed(deny, { request: { prompt: 'none' }, page: { status: 400 } }),
    ],
    ['where nothing forbids it', framed([html])],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
