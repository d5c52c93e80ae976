import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, exchange, redirect, urlWith } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';

const state = 'zq0123456789abcdefgh';
const tokens = { id_token: idTokenOf(), access_token: 'at-7a9d0c1b2e3f', token_type: 'Bearer', state };

/** An implicit login whose answer the app’s page finds in its address. */
function landed(landing: Partial<Exchange>, then: readonly Exchange[] = []): readonly Exchange[] {
  const request = urlWith('https://op.example/auth', {
    client_id: 'spa',
    response_type: 'id_token token',
    redirect_uri: 'https://app.example/cb',
    scope: 'openid',
    state,
    nonce: 'n-0S6_WzA2Mj',
  });
  return capture(
    redirect(request, `https://app.example/cb#${new URLSearchParams(tokens)}`),
    exchange({ url: 'https://app.example/cb', context: { resourceType: 'main_frame' }, ...landing }),
    ...then,
  );
}
const outcomes = (exchanges: readonly Exchange[]) => flowsOf(exchanges).map(({ outcome }) => outcome);
const page = { mediaType: 'text/html', text: '<html><body><div id="root"></div></body></html>' };
const inFrame = { context: { resourceType: 'sub_frame' } } as const;

describe('an answer in the fragment of a page that was not served', () => {
  it.each<[string, Partial<Exchange>]>([
    ['as the request was too big (431)', { status: 431 }],
    ['nor in a frame', { status: 431, ...inFrame }],
    [
      'as nginx says it',
      {
        status: 400,
        responseBody: {
          mediaType: 'text/html',
          text: '<h1>400 Bad Request</h1>Request Header Or Cookie Too Large<hr>nginx',
        },
      },
    ],
    ['as the server failed', { status: 502 }],
  ])('failed: %s', (_, landing) => expect(outcomes(landed(landing))).toEqual(['failed']));
});

describe('an answer in the fragment is not said to have failed', () => {
  it.each<[string, readonly Exchange[]]>([
    ['where its page came', landed({ status: 200, responseBody: page })],
    ['where static hosting serves the app’s page under 404', landed({ status: 404, responseBody: page })],
    [
      'where the page around a frame reads its address',
      landed({ status: 500, responseBody: page, ...inFrame }),
    ],
    [
      'where a page then used the token',
      landed({ status: 500 }, [
        exchange({
          url: 'https://api.example/me',
          status: 200,
          requestHeaders: [['Authorization', `Bearer ${tokens.access_token}`]],
          context: { resourceType: 'fetch', initiator: 'https://app.example' },
        }),
      ]),
    ],
    ['of a code that the page redeemed', codeFlow({ responseExchange: { status: 500 } })],
  ])('%s', (_, exchanges) => expect(outcomes(exchanges)).not.toContain('failed'));
});
