import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-silent-renew-cookies';
const frame: readonly Header[] = [
  ['Sec-Fetch-Dest', 'iframe'],
  ['Sec-Fetch-Site', 'cross-site'],
];

/** A login at the top of the tab in which the provider set a cookie. */
const login = codeFlow({ requestExchange: { responseHeaders: [['Set-Cookie', 'sid=1; Secure']] } });

function renewal(headers: readonly Header[] = frame, error = 'login_required'): readonly Exchange[] {
  const state = 'second-state-98z';
  return codeFlow({
    request: { prompt: 'none', state, nonce: 'n-2' },
    requestExchange: { requestHeaders: headers, context: { resourceType: 'sub_frame' } },
    response: { code: undefined, error, state },
    token: null,
  }).map((one, at) => ({ ...one, id: `r${at}`, entry: 20 + at, startedAt: baseTime + 600_000 + at * 500 }));
}

describe('err-silent-renew-cookies is low', () => {
  it.each(['login_required', 'interaction_required'])(
    'when a frame without cookies is answered %s after a login',
    (error) => {
      expect(verdictsOf(id, [...login, ...renewal(frame, error)])).toEqual(['low firm']);
    },
  );

  it('when the answer is a message to the page (web_message)', () => {
    const asked = codeFlow({
      request: { prompt: 'none', response_mode: 'web_message', state: 'second-state-98z', nonce: 'n-2' },
      requestExchange: {
        requestHeaders: frame,
        context: { resourceType: 'sub_frame' },
        responseHeaders: [['Content-Type', 'text/html']],
        responseBody: {
          mediaType: 'text/html',
          text: '<script>parent.postMessage({type:"authorization_response",response:{"error":"login_required","state":"second-state-98z"}}, "https://app.example")</script>',
        },
      },
      response: null,
      token: null,
    }).map((one) => ({ ...one, id: 'w', entry: 20, startedAt: baseTime + 600_000 }));
    expect(verdictsOf(id, [...login, ...asked])).toEqual(['low firm']);
  });

  it('when the hosts tell that the frame is of another site', () => {
    const headers: readonly Header[] = [['Referer', 'https://app.elsewhere/']];
    expect(verdictsOf(id, [...login, ...renewal(headers)])).toEqual(['low firm']);
  });
});

describe('err-silent-renew-cookies says nothing', () => {
  it('of a frame that sent its cookies', () => {
    expect(verdictsOf(id, [...login, ...renewal([...frame, ['Cookie', 'sid=1']])])).toEqual([]);
  });

  it('of a provider on the same site', () => {
    const headers: readonly Header[] = [
      ['Sec-Fetch-Dest', 'iframe'],
      ['Sec-Fetch-Site', 'same-site'],
    ];
    expect(verdictsOf(id, [...login, ...renewal(headers)])).toEqual([]);
  });

  it('of a recording without a login before it', () => {
    expect(verdictsOf(id, renewal())).toEqual([]);
  });

  it('of a recording that was cleaned of cookies', () => {
    expect(verdictsOf(id, [...codeFlow(), ...renewal()])).toEqual([]);
  });

  it('of other errors', () => {
    expect(verdictsOf(id, [...login, ...renewal(frame, 'consent_required')])).toEqual([]);
  });

  it('where request headers were not recorded', () => {
    expect(verdictsOf(id, [...login, ...renewal([])])).toEqual([]);
  });

  it('and does not apply to a visible login', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
