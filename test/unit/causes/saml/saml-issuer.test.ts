import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'saml-issuer';
const login = (words: string, status = 500) =>
  capture(
    samlRequest(),
    samlAnswer({
      exchange: {
        status,
        redirectUrl: undefined,
        responseHeaders: [dated(baseTime + 1000)],
        responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${words}</p>` },
      },
    }),
  );

describe(`${id} is the cause`, () => {
  it.each([
    'Cannot retrieve metadata for IdP ‘https://idp.example/metadata’ because it isn&#039;t a valid IdP for this SP.',
    'Unable to locate metadata for https://idp.example/metadata',
    "Invalid issuer in the Assertion/Response (expected 'https://idp.other.test/', got 'https://idp.example/metadata')",
    'Unknown SAML issuer. Expected: https://idp.other.test/ Received: https://idp.example/metadata',
  ])('where the site says “%s”', (words) => {
    const exchanges = login(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://idp.example/metadata');
    expect(reasonOf(exchanges)?.fix).toContain('letter for letter');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of words about the audience', login('is not a valid audience for the assertion')],
    ['of a failure without known words', login('Something went wrong')],
    ['where the site lets the person in', capture(samlRequest(), samlAnswer())],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
