import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { dated } from '../../../support/saml-login.ts';
import { tokenResponseXml, wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-time-left';
const minute = 60_000;
const app = new URL(wsfedLogin.response().url).origin;
const sharePoint = '/_layouts/15/Authenticate.aspx';

type Round = {
  /** How far the app's clock is ahead. */
  readonly ahead: number;
  /** The page of the app’s own that asks for the token. */
  readonly by?: string;
  /** Where the token's end is. */
  readonly expires?: string;
  readonly times?: number;
};

/** The app takes the token, sets its session and asks for the next token at once. */
function rounds({
  ahead,
  by = sharePoint,
  expires = '2026-01-01T01:00:00Z',
  times = 3,
}: Round): readonly Exchange[] {
  const of = (at: number): readonly ExchangeFields[] => {
    const from = baseTime + at * 2000;
    const token = tokenResponseXml
      .replaceAll('2026-01-01T01:00:00Z', expires)
      .replace('_a75adf55', `_a${at}`);
    const asked = wsfedLogin.request({ wct: new Date(from).toISOString() });
    const clock = dated(from + ahead);
    return [
      { ...asked, startedAt: from + 100, responseHeaders: [dated(from)] },
      {
        ...wsfedLogin.response(token),
        startedAt: from + 300,
        status: 302,
        redirectUrl: `${app}${by}`,
        responseHeaders: [clock, ['Set-Cookie', 'FedAuth=a-secret; Path=/; Secure; HttpOnly']],
      },
      redirect(`${app}${by}`, asked.url, {
        startedAt: from + 500,
        requestHeaders: [['Cookie', 'FedAuth=a-secret']],
        responseHeaders: [clock],
      }),
    ];
  };
  return capture(...Array.from({ length: times }, (_, at) => of(at)).flat());
}

describe(`${id} is the cause`, () => {
  it('where SharePoint’s clock leaves less of the token than it takes off', () => {
    const exchanges = rounds({ ahead: 57 * minute });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix, confidence } = reasonOf(exchanges) ?? {};
    expect(why).toContain('3 minutes were left of it (of 60 minutes)');
    expect(why).toContain('57 minutes ahead of this browser’s');
    expect(why).not.toContain('a-secret');
    expect(fix).toContain('NTP');
    expect(confidence).toBe('firm');
  });

  it('where the token’s lifetime is no longer than what SharePoint takes off', () => {
    const exchanges = rounds({ ahead: 0, expires: '2026-01-01T00:08:00Z' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('TokenLifetime');
  });

  it('and no more than perhaps of another application', () => {
    const exchanges = rounds({ ahead: 57 * minute, by: '/start' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(exchanges)?.why).not.toContain('SharePoint');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where most of the token’s time is left', rounds({ ahead: 20 * minute })],
    ['where the clocks agree', rounds({ ahead: 0 })],
    [
      'of another application whose tokens live shortly',
      rounds({ ahead: 0, by: '/start', expires: '2026-01-01T00:08:00Z' }),
    ],
    ['of a token that is over by the application’s clock', rounds({ ahead: 90 * minute })],
    ['where the application let the person in', rounds({ ahead: 57 * minute, times: 1 }).slice(0, 2)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
