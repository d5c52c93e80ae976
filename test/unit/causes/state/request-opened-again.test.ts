import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, exchange, redirect } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'request-opened-again';
const context = { resourceType: 'main_frame' } as const;
const alone: readonly Header[] = [
  ['Sec-Fetch-Site', 'none'],
  ['Sec-Fetch-Mode', 'navigate'],
  ['Sec-Fetch-User', '?1'],
];
/** The provider, where the person is signed in, answers with a redirect to the app. */
const withAnswer = (changes: FlowChanges) => {
  const [request, ...rest] = codeFlow(changes);
  return [{ ...request!, status: 302, redirectUrl: rest[0]!.url }, ...rest];
};
const opened = (
  text: string,
  requestHeaders: readonly Header[] = alone,
  { status = 400, ...changes }: FlowChanges & { status?: number } = {},
) =>
  withAnswer({
    ...changes,
    requestExchange: { requestHeaders, context },
    responseExchange: {
      status,
      requestHeaders: [['Cookie', 'theme=dark']],
      responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
      context: { ...context, initiator: 'https://op.example' },
    },
    token: null,
  });

/** What the tab showed before, so that the recording is seen to have begun earlier. */
const shown = (url = 'https://op.example/home', tab?: number): Exchange =>
  exchange({
    id: 'before',
    url,
    status: 200,
    startedAt: baseTime - 9000,
    context: { ...context, ...(tab !== undefined && { tab }) },
  });

describe(`${id} is the cause`, () => {
  it.each([
    'Invalid state',
    '[authorization_request_not_found]',
    'Unable to verify authorization request state.',
    'Correlation failed.',
    'No matching state found in storage',
  ])('where the app says “%s” to a request that nobody led to', (text) => {
    const exchanges = [shown(), ...opened(text)];
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.confidence).toBe('firm');
    expect(reasonOf(exchanges)?.why).toContain('was opened by its own address');
    expect(reasonOf(exchanges)?.fix).toContain('Begin at the app');
  });
});

describe('a recording that begins with the request, which may be the middle of a redirect', () => {
  it.each(['Invalid state', 'Correlation failed.', 'No matching state found in storage'])(
    'makes a guess of it where the app says “%s”',
    (text) => {
      const reasons = flowsOf(opened(text)).at(-1)?.diagnosis ?? [];
      const guess = reasons.find(({ cause }) => cause === id);
      expect(guess?.confidence).toBe('tentative');
      expect(guess?.tell_apart).toContain('before the recording began');
    },
  );

  it('is one still where something was recorded in another tab only', () => {
    const [request, ...rest] = opened('Invalid state');
    const exchanges = [
      shown('https://op.example/home', 7),
      { ...request!, context: { ...request!.context, tab: 3 } },
      ...rest.map((one) => ({ ...one, context: { ...one.context, tab: 3 } })),
    ];
    const reasons = flowsOf(exchanges).at(-1)?.diagnosis ?? [];
    expect(reasons.find(({ cause }) => cause === id)?.confidence).not.toBe('firm');
  });
});

describe(`${id} is not the cause`, () => {
  const led = (): readonly Exchange[] => {
    const flow = opened('Invalid state');
    return [
      redirect('https://app.example/login', flow[0]!.url, {
        id: 'start',
        startedAt: baseTime - 300,
        requestHeaders: alone,
      }),
      ...flow,
    ];
  };
  it.each<[string, readonly Exchange[]]>([
    ['where the app’s redirect led there, though the person typed the app’s address', led()],
    [
      'where a page led there',
      opened('Invalid state', [
        ['Sec-Fetch-Site', 'cross-site'],
        ['Referer', 'https://app.example/'],
      ]),
    ],
    [
      'in an export without redirects',
      opened('Invalid state').map(({ redirectUrl: _, ...one }, at) =>
        at === 0 ? { ...one, status: 200 } : one,
      ),
    ],
    ['where nothing tells how it was opened', opened('Invalid state', [['Accept', '*/*']])],
    ['where the app means something else', opened('Your account is not a member of this organization')],
    ['where the app says nothing', opened('Something went wrong', alone, { status: 500 })],
    [
      'where a program on this device opened it',
      opened('Invalid state', alone, { redirectUri: 'http://127.0.0.1:51734/cb' }),
    ],
    ['where the app took the answer', opened('Welcome', alone, { status: 200 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(causesOf([shown(), ...exchanges])).not.toContain(id);
  });
});
