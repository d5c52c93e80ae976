import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { fetched, page, tab } from '../../../support/around.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { spaLogin } from '../../../support/scenario.ts';

const app = 'https://app.example';
const a = spaLogin('a', { tab });
const context = { tab, resourceType: 'main_frame' } as const;
const registration =
  '(ES256 RS256);path="/dbsc/start";challenge="a-secret-challenge";authorization="a-secret-code"';
const landing = (name: string, more: readonly Header[] = []): ExchangeFields =>
  redirect(a.answer, `${app}/`, {
    context,
    responseHeaders: [
      ['Set-Cookie', 'sid=a-secret-of-a-session; Path=/; HttpOnly'],
      [name, registration],
      ...more,
    ],
  });
const home = page(`${app}/`, { requestHeaders: [['Cookie', 'sid=a-secret-of-a-session']] });
const proof = (headers: readonly Header[], more: Partial<Exchange> = {}): ExchangeFields =>
  fetched(`${app}/dbsc/start`, {
    method: 'POST',
    requestHeaders: headers,
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'bound=a-secret-of-ten-minutes; Max-Age=600; Path=/'],
    ],
    ...more,
  });

function eventsIn(...after: readonly ExchangeFields[]): readonly string[] {
  const exchanges = capture(a.request(), ...after);
  const trace = redacted(exchanges);
  expect(JSON.stringify(trace)).not.toContain('a-secret');
  const [told, ofTrace] = [exchanges, trace].map((all) =>
    (flowsOf(all)[0]?.events ?? []).flatMap(({ event, old_names: isOld }) =>
      event.startsWith('device_') ? [`${event.replace('device_session_', '')}${isOld ? ' (old)' : ''}`] : [],
    ),
  );
  expect(ofTrace).toEqual(told);
  return told!;
}

describe('a session that is bound to the device', () => {
  it.each<[string, readonly string[], readonly ExchangeFields[]]>([
    [
      'is offered and begins',
      ['offered', 'began'],
      [landing('Secure-Session-Registration'), home, proof([['Secure-Session-Response', 'eyJ.a-secret.x']])],
    ],
    [
      'is renewed',
      ['renewed'],
      [
        redirect(a.answer, `${app}/`, { context }),
        proof([
          ['Secure-Session-Response', 'eyJ.a-secret.x'],
          ['Sec-Secure-Session-Id', 'a-secret-id'],
        ]),
      ],
    ],
    [
      'is offered by names of an earlier draft',
      ['offered (old)'],
      [landing('Sec-Session-Registration'), home],
    ],
    [
      'is refused',
      ['offered', 'refused'],
      [
        landing('Secure-Session-Registration'),
        home,
        proof([['Secure-Session-Response', 'eyJ.a-secret.x']], { status: 401 }),
      ],
    ],
    [
      'is not refused where the server asks for a newer proof',
      ['offered'],
      [
        landing('Secure-Session-Registration'),
        home,
        proof([['Secure-Session-Response', 'eyJ.a-secret.x']], {
          status: 403,
          responseHeaders: [['Secure-Session-Challenge', '"a-secret-challenge"']],
        }),
      ],
    ],
    [
      'could not be renewed',
      ['skipped'],
      [
        redirect(a.answer, `${app}/`, { context }),
        page(`${app}/`, {
          requestHeaders: [['Secure-Session-Skipped', 'unreachable;session_identifier="a-secret-id"']],
        }),
      ],
    ],
    ['is told by nothing else', [], [landing('Session-Registration'), home]],
  ])('%s', (_, told, after) => {
    expect(eventsIn(...after)).toEqual(told);
  });
});
