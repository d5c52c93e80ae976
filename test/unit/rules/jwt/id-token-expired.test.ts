import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange, form, jsonBody } from '../../../support/exchange.ts';
import {
  codeFlow,
  detailOf,
  findingsOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-expired';
/** An ID token that expires so many seconds after the response's `Date`, or after the browser's time where there is none. */
const login = (
  seconds: number,
  changes: FlowChanges = {},
  date: string | undefined = new Date(baseTime).toUTCString(),
) =>
  codeFlow({
    tokenAnswer: {
      access_token: 'at',
      token_type: 'Bearer',
      expires_in: 600,
      id_token: idTokenOf({ exp: baseTime / 1000 + seconds }),
    },
    tokenExchange: {
      startedAt: baseTime + 2000,
      ...(date && {
        responseHeaders: [
          ['Date', date],
          ['Cache-Control', 'no-store'],
        ],
      }),
    },
    ...changes,
  });

describe('id-token-expired is', () => {
  it('medium for a token that had expired by the server’s clock', () => {
    expect(verdictsOf(rule, login(-3600))).toEqual(['medium certain']);
    expect(detailOf(rule, login(-3600))).toBe(
      'The ID token expired 2025-12-31T23:00:00.000Z, 60 minutes before it was delivered by the server’s clock.',
    );
    expect(detailOf(rule, redacted(login(-3600)))).toBe(detailOf(rule, login(-3600)));
  });

  it('a remark within five minutes', () => {
    expect(verdictsOf(rule, login(-200))).toEqual(['info certain']);
    expect(verdictsOf(rule, login(-301))).toEqual(['medium certain']);
  });

  it('told by the latest of several', () => {
    const renewed = (seconds: number) =>
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
        {
          status: 200,
          responseHeaders: [['Date', new Date(baseTime).toUTCString()]],
          responseBody: jsonBody({
            access_token: 'at-2',
            id_token: idTokenOf({ exp: baseTime / 1000 + seconds }),
          }),
        },
      );
    const answer = (seconds: number) => ({
      access_token: 'at',
      refresh_token: 'rt-1',
      id_token: idTokenOf({ exp: baseTime / 1000 + seconds }),
    });
    for (const [first, second] of [
      [-3600, 60],
      [60, -3600],
    ] as const) {
      const exchanges = login(0, { tokenAnswer: answer(first), then: [renewed(second)] });
      expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    }
  });

  it('no certainty where only the browser’s clock is known', () => {
    expect(verdictsOf(rule, login(-3600, {}, ''))).toEqual(['medium firm']);
  });
});

const hour = 3_600_000;
/** The provider answers with a redirect at so many milliseconds from the browser’s time; the token response has no `Date`. */
const whileClockIsOff = (milliseconds: number, seconds: number, more: Partial<Exchange> = {}) =>
  login(
    seconds,
    {
      requestExchange: {
        status: 302,
        redirectUrl: 'https://op.example/login',
        responseHeaders: [['Date', new Date(baseTime + milliseconds).toUTCString()]],
        ...more,
      },
    },
    '',
  );

describe('id-token-expired leaves a clock that is off to err-clock-skew', () => {
  it('where the token lives by the server’s clock', () => {
    const exchanges = whileClockIsOff(-2 * hour, -3600);
    expect(findingsOf(exchanges).map((finding) => finding.rule)).toEqual(['err-clock-skew']);
    expect(findingsOf(redacted(exchanges)).map((finding) => finding.rule)).toEqual(['err-clock-skew']);
  });

  it('but not what had expired by that clock too', () => {
    expect(verdictsOf(rule, whileClockIsOff(-2 * hour, -3 * 3600))).toEqual(['medium certain']);
    expect(detailOf(rule, whileClockIsOff(-2 * hour, -3 * 3600))).toContain('by the server’s clock');
    expect(verdictsOf(rule, whileClockIsOff(2 * hour, 3600))).toEqual(['medium certain']);
  });

  it.each([
    ['where the clocks agree', whileClockIsOff(20_000, -3600)],
    [
      'where only a cache said what time it was',
      whileClockIsOff(-2 * hour, -3600, {
        responseHeaders: [
          ['Date', new Date(baseTime - 2 * hour).toUTCString()],
          ['Age', '7200'],
        ],
      }),
    ],
    [
      'where only a page that may come from a cache said so',
      whileClockIsOff(-2 * hour, -3600, { status: 200, redirectUrl: undefined }),
    ],
  ])('and judges by the browser’s clock %s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['medium firm']);
  });
});

describe('id-token-expired says nothing', () => {
  it('of a token that lives', () => {
    expect(outcomeOf(rule, login(60))).toBe('pass');
    expect(outcomeOf(rule, login(60, {}, ''))).toBe('pass');
  });

  it('where the browser’s clock alone is off', () => {
    const tomorrow = new Date(baseTime - 86_400_000).toUTCString();
    expect(outcomeOf(rule, login(-3600, {}, tomorrow))).toBe('pass');
  });

  it('of an expired token that a request merely hints with', () => {
    const id_token_hint = idTokenOf({ exp: 1 });
    const logout = exchange({
      url: `https://op.example/session/end?id_token_hint=${id_token_hint}&client_id=spa`,
      status: 302,
    });
    expect(verdictsOf(rule, [...login(60, { request: { id_token_hint } }), logout])).toEqual([]);
  });

  it.each([
    [
      'without exp',
      codeFlow({
        tokenAnswer: { access_token: 'at', token_type: 'Bearer', id_token: idTokenOf({ exp: undefined }) },
      }),
    ],
    [
      'with an exp that is no time',
      codeFlow({
        tokenAnswer: { access_token: 'at', token_type: 'Bearer', id_token: idTokenOf({ exp: 'soon' }) },
      }),
    ],
    ['with an exp that is no date at all', login(1e300)],
    ['where the body was not recorded', codeFlow({ tokenAnswer: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
