import { describe, expect, it } from 'vitest';
import { capture, exchange, jsonBody, urlWith } from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';
import { redacted } from '../../support/redacted.ts';
import {
  askedByValue,
  cNonce,
  issuance,
  offered,
  preAuthorizedCode,
  presentation,
  presentationSteps,
  returnUri,
  sdJwt,
  walletNonce,
} from '../../support/wallets.ts';

const told = (exchanges: Parameters<typeof flowsOf>[0]) =>
  flowsOf(exchanges).map(({ protocol, way, outcome, error, steps, diagnosis }) => ({
    protocol,
    way,
    outcome,
    error: error?.code,
    steps: steps.map(({ kind }) => kind),
    causes: diagnosis.map(({ cause }) => cause),
  }));

const byReference = (uri: string) =>
  exchange({ url: urlWith('https://wallet.example/', { credential_offer_uri: uri }), status: 200 });

describe('a redacted recording of a wallet tells the same', () => {
  it.each([
    ['of a presentation', presentation()],
    [
      'of one that the verifier refuses',
      presentation({
        answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        back: null,
      }),
    ],
    [
      'of one that the wallet refuses',
      presentation({ answer: { vp_token: undefined, error: 'vp_formats_not_supported' } }),
    ],
    [
      'of an encrypted one',
      presentation({
        answer: {
          vp_token: undefined,
          state: undefined,
          response: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn',
        },
      }),
    ],
    [
      'of two',
      capture(
        ...presentationSteps(),
        ...presentationSteps({
          request: { request_uri: 'https://verifier.example/request/other-2' },
          objectExchange: { url: 'https://verifier.example/request/other-2' },
          object: { nonce: 'n-other-1', state: 'st-other-1' },
          answer: { state: 'st-other-1' },
          back: null,
        }),
      ),
    ],
    ['of an issuance', issuance()],
    ['of an offer', capture(offered())],
    [
      'of an offer by reference',
      capture(
        byReference('https://issuer.example/offers/7d1e55c0-a9'),
        exchange({
          url: 'https://issuer.example/offers/7d1e55c0-a9',
          status: 200,
          responseBody: jsonBody({
            credential_issuer: 'https://issuer.example',
            credential_configuration_ids: ['a'],
            grants: {},
          }),
        }),
      ),
    ],
  ])('%s', (_, exchanges) => {
    const safe = redacted(exchanges);
    expect(told(safe)).toEqual(told(exchanges));
    expect(redacted(safe)).toEqual(safe);
  });

  it.each([
    ['the presentation', presentation(), [walletNonce, 'Erika', sdJwt().slice(0, 60), 'LxwURpaNqzJHz1xZ']],
    ['the issuance', issuance(), [preAuthorizedCode, cNonce, '4931', 'Erika', 'ntf-5Wz81']],
  ])('and holds no value of %s', (_, exchanges, secrets) => {
    const text = JSON.stringify(redacted(exchanges));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('but what was asked for', () => {
    const text = JSON.stringify(redacted(presentation()));
    expect(text).toContain(new URL(returnUri).host);
    expect(
      Buffer.from(/oauth-authz[^"]*","text":"[^.]+\.([^.]+)/.exec(text)?.[1] ?? '', 'base64url').toString(),
    ).toContain('given_name');
  });
});

it('hides as much of an address that a verifier is named after as of the address itself', () => {
  const drawn = 'https://v.example/r/fQ3kX9wLz7Tn2Vb8Ry5Mc1Pa6Sd4Gh0J';
  const [request] = redacted(
    capture(askedByValue({ client_id: `redirect_uri:${drawn}`, response_uri: drawn })),
  );
  const { searchParams } = new URL(request!.url);
  expect(searchParams.get('response_uri')).toBe('https://v.example/r/redacted-path-1');
  expect(searchParams.get('client_id')).toBe('redirect_uri:https://v.example/r/redacted-path-1');
});
