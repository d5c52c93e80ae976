import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../lib/exchange/digest.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { valueTrail } from '../../../lib/facts/value-trail.ts';
import { capture, type ExchangeFields } from '../../support/exchange.ts';
import { code, codeFlow, idTokenOf, verifier } from '../../support/flow.ts';

const parties = ['https://app.example/', 'https://op.example/'];
const places = (value: string, exchanges: readonly Exchange[]) =>
  valueTrail(value, exchanges, parties).map(
    ({ exchange: id, carrier, name, how }) => `${id} ${carrier} ${name} ${how}`,
  );
const state = 'f81d4fae-7dec-11d0';
const held = (fields: ExchangeFields) => places(state, capture(fields));

describe('the trail of a value', () => {
  it('goes through the steps that carry it, in order of time', () => {
    const steps = codeFlow();
    expect(places(code, steps.toReversed())).toEqual([
      expect.stringMatching(/ address code plain$/),
      expect.stringMatching(/ request body code plain$/),
    ]);
  });

  it('finds a verifier by its challenge, and a challenge by its verifier', () => {
    const both = [/ address code_challenge /, / request body code_verifier /];
    for (const value of [verifier, sha256Base64Url(verifier)])
      expect(places(value, codeFlow())).toEqual(both.map((one) => expect.stringMatching(one)));
  });

  it.each([
    ['a cookie', { requestHeaders: [['Cookie', `a=1; login=${state}`]] }, 'cookie login plain'],
    [
      'a new cookie',
      { responseHeaders: [['Set-Cookie', `login=${state}; Path=/`]] },
      'set cookie login plain',
    ],
    ['a fragment', { url: `https://app.example/#state=${state}` }, 'fragment state plain'],
    ['a redirect', { redirectUrl: `https://op.example/?state=${state}` }, 'redirect state plain'],
    ['another address', { url: `https://app.example/?next=%2Fcb%3Fstate%3D${state}` }, 'address next inside'],
    ['base64', { requestHeaders: [['Cookie', `s=${btoa(JSON.stringify({ state }))}`]] }, 'cookie s inside'],
    [
      'a token',
      {
        responseBody: {
          mediaType: 'application/json',
          text: JSON.stringify({ id_token: idTokenOf({ nonce: state }) }),
        },
      },
      'response body id_token inside',
    ],
    [
      'a header of a call',
      { requestHeaders: [['Authorization', `Bearer ${state}`]] },
      'request header Authorization plain',
    ],
    [
      'a page',
      { responseBody: { mediaType: 'text/html', text: `<input value="${state}">` } },
      'response body  inside',
    ],
  ] as const)('is found in %s', (_, fields, place) => {
    expect(held({ url: 'https://app.example/', ...fields })).toEqual([`x0 ${place}`]);
  });

  it('tells a host that has no part in the login', () => {
    const [place] = valueTrail(state, capture({ url: `https://stats.example.net/?u=${state}` }), parties);
    expect(place?.isStray).toBe(true);
    const [own] = valueTrail(state, capture({ url: `https://www.app.example/?u=${state}` }), parties);
    expect(own?.isStray).toBe(false);
  });

  it('is empty for what is equal by chance, and for what is nowhere', () => {
    expect(places('openid', codeFlow())).toEqual([]);
    expect(places('never-seen-anywhere', codeFlow())).toEqual([]);
  });
});
