import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { eventWords } from '../../../../lib/telling/sign-in-events.ts';
import { at, fetched, login, page } from '../../../support/around.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const pending = { ResultValue: 'AuthenticationPending', Retry: true, ErrCode: 0 };
const done = { ResultValue: 'Success', Retry: false, ErrCode: 0 };
const context = 'a-secret-context-that-is-made-anew-for-each-answer-and-is-long';
/** As Microsoft’s page asks whether a push message was confirmed. Its cookies bring it into what surrounds the login. */
const poll = (answer: object, more: Partial<Exchange> = {}): ExchangeFields =>
  fetched('https://op.example/common/SAS/EndAuth', {
    method: 'POST',
    requestBody: jsonBody({ AuthMethodId: 'PhoneAppNotification', Ctx: context }),
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'slice=prod; path=/'],
    ],
    responseBody: jsonBody(answer),
    ...more,
  });
const asked = (...polls: readonly (readonly [number, ExchangeFields])[]) => [
  [0, login.request()] as const,
  [1, page('https://op.example/login')] as const,
  ...polls,
];
const goesOn = [
  [16, page('https://op.example/ProcessAuth', { method: 'POST' })],
  [17, login.landing()],
] as const;

/** What is told of it, of a redacted trace alike. */
function told(moments: readonly (readonly [number, ExchangeFields])[]): readonly string[] {
  const exchanges = at(...moments);
  const [own, ofTrace] = [exchanges, redacted(exchanges)].map((all) =>
    (flowsOf(all)[0]?.events ?? []).flatMap((event) =>
      event.event === 'provider_waited' ? [eventWords(event)] : [],
    ),
  );
  expect(ofTrace).toEqual(own);
  return own!;
}

const waited =
  'The provider’s page asked again and again for 12 s and was told the same, then something else, and went on: it seems to have waited for something elsewhere (a push message, a QR code or a link in a mail, say)';

describe('a page of the provider’s that waits for something elsewhere', () => {
  it.each<[string, readonly (readonly [number, ExchangeFields])[]]>([
    [
      'asks its server, is told the same, and then something else',
      [2, 5, 8, 11].map((second) => [second, poll(pending)] as const),
    ],
    [
      'is told the same but for long values that are made anew',
      [2, 5, 8, 11].map(
        (second) => [second, poll({ ...pending, Ctx: `${context}-${second}${second}` })] as const,
      ),
    ],
  ])('%s', (_, polls) => {
    expect(told([...asked(...polls, [14, poll(done)]), ...goesOn])).toEqual([waited]);
  });

  it('is still told the same where the login has not come back', () => {
    const polls = [2, 5, 8, 11, 14].map((second) => [second, poll(pending)] as const);
    expect(told(asked(...polls))).toEqual([
      'The provider’s page asked again and again for 12 s and was told the same: it may wait for something elsewhere (a push message, a QR code or a link in a mail, say)',
    ]);
  });
});

describe('nothing is told of', () => {
  const four = [2, 5, 8, 11].map((second) => [second, poll(pending)] as const);
  it.each<[string, readonly (readonly [number, ExchangeFields])[]]>([
    ['a page that asks twice', [...asked([2, poll(pending)], [5, poll(done)]), ...goesOn]],
    [
      'answers that never change, where the login came back',
      [...asked(...four, [14, poll(pending)]), ...goesOn],
    ],
    [
      'answers whose words were not recorded',
      [
        ...asked(
          ...[2, 5, 8, 11, 14].map((second) => [second, poll({}, { responseBody: undefined })] as const),
        ),
      ],
    ],
    [
      'a person who tries now and then',
      [
        ...asked(
          [2, poll(pending)],
          [4, poll(pending)],
          [31, poll(pending)],
          [70, poll(pending)],
          [82, poll(done)],
        ),
      ],
    ],
    [
      'passwords that are tried',
      [
        ...asked(
          ...[2, 5, 8, 11].map((second) => [second, poll({ ok: false, message: 'Wrong password' })] as const),
          [14, poll(done)],
        ),
        ...goesOn,
      ],
    ],
    ['errors', [...asked(...four.map(([second]) => [second, poll(pending, { status: 400 })] as const), [14, poll(done)]), ...goesOn]], // prettier-ignore
    [
      'a page of the app’s',
      [
        ...asked(...four, [14, poll(done)]).map(
          ([second, one]) =>
            [second, { ...one, url: one.url?.replace('op.example/common', 'app.example/common') }] as const,
        ),
        ...goesOn,
      ],
    ],
  ])('%s', (_, moments) => {
    expect(told(moments as readonly (readonly [number, ExchangeFields])[])).toEqual([]);
  });
});
