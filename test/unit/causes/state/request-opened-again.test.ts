import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, redirect } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

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

describe(`${id} is the cause`, () => {
  it.each([
    'Invalid state',
    '[authorization_request_not_found]',
    'Unable to verify authorization request state.',
    'Correlation failed.',
    'No matching state found in storage',
  ])('where the app says “%s” to a request that nobody led to', (text) => {
    expect(causeAndOfTrace(opened(text))).toEqual([id, id]);
    expect(reasonOf(opened(text))?.why).toContain('was opened by its own address');
    expect(reasonOf(opened(text))?.fix).toContain('Begin at the app');
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
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
