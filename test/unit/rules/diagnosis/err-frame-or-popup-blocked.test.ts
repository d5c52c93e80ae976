import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-frame-or-popup-blocked';

/** A login page in a frame of the app, answered with these headers. */
const framed = (headers: readonly Header[], changes: FlowChanges = {}) =>
  codeFlow({
    response: null,
    token: null,
    ...changes,
    requestExchange: {
      status: 200,
      responseHeaders: headers,
      context: { resourceType: 'sub_frame', initiator: 'https://app.example' },
      ...changes.requestExchange,
    },
  });

const inWindow = (headers: readonly Header[], response_mode = 'web_message') =>
  codeFlow({
    request: { response_mode },
    requestExchange: { status: 200, responseHeaders: headers },
    response: null,
    token: null,
  });

const csp = (policy: string): readonly Header[] => [['Content-Security-Policy', policy]];

describe('err-frame-or-popup-blocked is a remark', () => {
  it.each<[readonly Header[]]>([
    [[['X-Frame-Options', 'deny']]],
    [[['X-Frame-Options', 'SAMEORIGIN']]],
    [csp("default-src 'self'; frame-ancestors 'none'")],
    [csp("frame-ancestors 'self'")],
  ])('on a login page in a frame, answered with %j', (headers) => {
    expect(verdictsOf(id, framed(headers))).toEqual(['info certain']);
  });

  it('on a frame that the browser says it blocked', () => {
    const requestExchange = { status: 0, failure: 'net::ERR_BLOCKED_BY_RESPONSE' };
    expect(verdictsOf(id, framed([], { requestExchange }))).toEqual(['info certain']);
  });

  it('on a window that cut itself off from its opener', () => {
    expect(verdictsOf(id, inWindow([['Cross-Origin-Opener-Policy', 'same-origin']]))).toEqual(['info firm']);
  });
});

describe('err-frame-or-popup-blocked says nothing', () => {
  it('of the same page at the top of a tab', () => {
    const requestExchange = { context: { resourceType: 'main_frame' as const } };
    expect(verdictsOf(id, framed([['X-Frame-Options', 'DENY']], { requestExchange }))).toEqual([]);
  });

  it('of a frame that was redirected: what is not shown is not refused', () => {
    const requestExchange = {
      status: 302,
      redirectUrl: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA',
    };
    expect(verdictsOf(id, framed([['X-Frame-Options', 'DENY']], { requestExchange }))).toEqual([]);
  });

  it('of frames that are allowed', () => {
    expect(verdictsOf(id, framed([]))).toEqual([]);
    expect(verdictsOf(id, framed(csp('frame-ancestors https://app.example')))).toEqual([]);
  });

  it('of frame-ancestors that allow it beside a stricter old header', () => {
    const both: readonly Header[] = [
      ...csp('frame-ancestors https://app.example'),
      ['X-Frame-Options', 'DENY'],
    ];
    expect(verdictsOf(id, framed(both))).toEqual([]);
  });

  it('of a silent login that succeeded in its frame', () => {
    const answered = framed([['X-Frame-Options', 'DENY']], { response: {}, token: {} });
    expect(verdictsOf(id, answered)).toEqual([]);
  });

  it('of windows that keep their opener, or need none', () => {
    expect(verdictsOf(id, inWindow([['Cross-Origin-Opener-Policy', 'same-origin-allow-popups']]))).toEqual(
      [],
    );
    expect(verdictsOf(id, inWindow([['Cross-Origin-Opener-Policy', 'same-origin']], 'query'))).toEqual([]);
  });

  it('and does not apply where no authorization request was seen', () => {
    expect(outcomeOf(id, codeFlow({ request: null }))).toBe('not applicable');
  });
});
