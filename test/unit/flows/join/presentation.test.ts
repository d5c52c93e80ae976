import { describe, expect, it } from 'vitest';
import { capture, exchange, form, json, jsonBody, redirect } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import {
  answered,
  asked,
  objectClaims,
  presentation,
  presentationSteps,
  query,
  responseUri,
  sdJwt,
  walletNonce,
} from '../../../support/wallets.ts';
import { jwt } from '../../../support/logins.ts';

const kindsOf = (exchanges: Parameters<typeof flowsOf>[0]) =>
  flowsOf(exchanges).map(({ steps }) => steps.map(({ kind }) => kind));
const whole = [
  'presentation_request',
  'presentation_request_object',
  'presentation_response',
  'presentation_return',
];

describe('a presentation is one flow', () => {
  it('by reference, from the link to the way back', () => {
    expect(kindsOf(presentation())).toEqual([whole]);
    expect(flowsOf(presentation())).toMatchObject([
      { outcome: 'succeeded', client: { redirect_uri: responseUri } },
    ]);
  });

  it('whose object is fetched by POST', () => {
    const posted = {
      method: 'POST',
      requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'wallet_nonce=w-1' },
    };
    expect(kindsOf(presentation({ objectExchange: posted }))).toEqual([whole]);
  });

  it('whose answer is encrypted and shows no state', () => {
    const sealed = 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOEdDTSJ9..aXY.Y2lwaGVy.dGFn';
    const answer = { vp_token: undefined, state: undefined, response: sealed };
    expect(kindsOf(presentation({ object: { response_mode: 'direct_post.jwt' }, answer }))).toEqual([whole]);
  });

  it('by value, whose answer comes in the fragment', () => {
    const parameters = {
      response_type: 'vp_token',
      client_id: 'redirect_uri:https://verifier.example/cb',
      redirect_uri: 'https://verifier.example/cb',
      nonce: walletNonce,
      state: 'st-9',
      dcql_query: JSON.stringify(query),
    };
    const back = `https://verifier.example/cb#${new URLSearchParams({ vp_token: JSON.stringify({ pid: [sdJwt()] }), state: 'st-9' })}`;
    const [flow, ...others] = flowsOf(
      capture(asked(parameters), redirect('https://wallet.example/confirm', back)),
    );
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ outcome: 'succeeded', protocol: 'openid4vp' });
  });

  it('through the browser’s own API', () => {
    const data = { response_type: 'vp_token', response_mode: 'dc_api', nonce: 'n-dc-1', dcql_query: query };
    const got = json('https://verifier.example/dc/start', { protocol: 'openid4vp-v1-unsigned', data });
    const sent = {
      url: 'https://verifier.example/dc/finish',
      method: 'POST',
      status: 200,
      context: { resourceType: 'fetch' },
      requestBody: jsonBody({ protocol: 'openid4vp-v1-unsigned', data: { vp_token: { pid: [sdJwt()] } } }),
    } as const;
    expect(kindsOf(capture(got, sent))).toEqual([['presentation_request', 'presentation_response']]);
    expect(flowsOf(capture(got, sent))[0]?.outcome).toBe('succeeded');
  });

  it('that a request by reference of an ordinary client turned out to be', () => {
    const parts = presentationSteps({ object: { client_id: 'verifier' } }).slice(1);
    const request = asked({ client_id: 'verifier', request_uri: 'https://verifier.example/request/vp-81c2' });
    expect(flowsOf(capture(request, ...parts))).toMatchObject([
      { protocol: 'openid4vp', grant: null, outcome: 'succeeded' },
    ]);
  });
});

describe('presentations are two flows', () => {
  it('where another request follows at the same address', () => {
    const again = presentationSteps({
      request: { request_uri: 'https://verifier.example/request/other' },
      objectExchange: { url: 'https://verifier.example/request/other' },
      object: { nonce: 'n-other', state: 'st-other' },
      answer: { state: 'st-other' },
      back: null,
    });
    expect(kindsOf(capture(...presentationSteps(), ...again))).toEqual([whole, whole.slice(0, 3)]);
  });

  it('of which only one is answered', () => {
    const other = asked({ ...flat(objectClaims), nonce: 'n-2', state: 'st-2', response_uri: responseUri });
    const [first, second] = flowsOf(
      capture(asked({ ...flat(objectClaims) }), other, answered({ state: 'st-2' })),
    );
    expect([first?.outcome, second?.outcome]).toEqual(['pending', 'succeeded']);
  });
});

describe('a presentation ends', () => {
  it.each([
    ['denied', { answer: { vp_token: undefined, error: 'access_denied' } }],
    ['failed', { answer: { vp_token: undefined, error: 'vp_formats_not_supported' } }],
    [
      'failed',
      {
        answerExchange: {
          status: 400,
          responseBody: jsonBody({ error: 'invalid_request', error_description: 'nonce is unknown' }),
        },
        back: null,
      },
    ],
    ['failed', { objectExchange: { status: 404, responseBody: jsonBody({}) }, answer: null }],
    ['pending', { answer: null }],
    ['pending', { object: null, answer: null }],
  ] as const)('%s', (outcome, changes) => {
    expect(flowsOf(presentation(changes)).map((flow) => flow.outcome)).toEqual([outcome]);
  });
});

describe('no presentation is', () => {
  it.each([
    [
      'a form that names vp_token otherwise',
      form('https://analytics.example/c', { vp_token: 'a81c2', ev: 'view' }, { status: 200 }),
    ],
    [
      'a signed answer to a login',
      form(
        'https://app.example/cb',
        { response: jwt({ code: 'c', iss: 'https://op.example' }), state: 's' },
        { status: 200 },
      ),
    ],
    ['a file that is fetched', exchange({ url: 'https://verifier.example/request/vp-81c2', status: 200 })],
  ])('%s', (_, one) => {
    expect(flowsOf(capture(one)).filter(({ protocol }) => protocol === 'openid4vp')).toEqual([]);
  });
});

function flat(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
