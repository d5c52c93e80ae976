import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, redirect } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'begun-at-provider';
const code = '01J9J3KC42XCJ5EV2FXW7ZKE0Z';
const answerWith = (query: string, path = '/callback') => `https://app.example${path}?${query}`;

/** Somebody accepts an invitation at the provider, which sends the browser to the app with a code. */
function invited(answer: string, landing: Partial<Exchange> = {}): readonly Exchange[] {
  return capture(
    exchange({
      url: 'https://op.example/invite?invitation_token=Cy',
      status: 200,
      context: { resourceType: 'main_frame' },
    }),
    { ...redirect('https://op.example/invite', answer), method: 'POST', status: 303 },
    exchange({
      url: answer,
      status: 500,
      requestHeaders: [
        ['Referer', 'https://op.example/'],
        ['Sec-Fetch-Mode', 'navigate'],
        ['Sec-Fetch-Site', 'cross-site'],
      ],
      responseHeaders: [['Content-Type', 'application/json']],
      responseBody: {
        mediaType: 'application/json',
        text: '{"error":{"message":"Something went wrong","description":"Couldn\'t sign in."}}',
      },
      context: { resourceType: 'main_frame', initiator: 'https://op.example' },
      ...landing,
    }),
  );
}

describe(`${id} may be the cause`, () => {
  it.each(['null', 'undefined', 'None'])('where the state of the answer is %s', (state) => {
    const exchanges = invited(answerWith(`code=${code}&state=${state}`));
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(exchanges)?.why).toContain(`“${state}”`);
    expect(reasonOf(exchanges)?.why).toContain('op.example');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the app took it',
      invited(answerWith(`code=${code}&state=null`), {
        status: 302,
        redirectUrl: 'https://app.example/home',
      }),
    ],
    [
      'of a login that the app began',
      codeFlow({ response: { state: 'null' }, token: null, responseExchange: { status: 500 } }),
    ],
    ['of a state', invited(answerWith(`code=${code}&state=zq0123456789abcdefgh`))],
    [
      'where the app names another reason',
      invited(answerWith(`code=${code}&state=null`), {
        responseBody: {
          mediaType: 'text/html',
          text: '<p>AADSTS7000215: Invalid client secret provided.</p>',
        },
      }),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

describe('no login is', () => {
  it.each([
    ['a coupon', answerWith('code=SUMMER-SALE-2026&state=null')],
    ['a code beside no callback', answerWith(`code=${code}&state=null`, '/track')],
    ['a country', answerWith('code=California&state=None', '/callback')],
    ['a code without a state', answerWith(`code=${code}`)],
  ])('%s', (_, answer) => expect(flowsOf(invited(answer))).toEqual([]));

  it('what the app’s own page opened', () => {
    const exchanges = capture(
      exchange({
        url: answerWith(`code=${code}&state=null`),
        status: 500,
        requestHeaders: [
          ['Sec-Fetch-Site', 'same-origin'],
          ['Sec-Fetch-Mode', 'navigate'],
        ],
        context: { resourceType: 'main_frame' },
      }),
    );
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
