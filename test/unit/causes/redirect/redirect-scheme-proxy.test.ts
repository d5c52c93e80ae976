import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'redirect-scheme-proxy';
/** The provider shows a page instead of redirecting. */
const refused = (redirectUri: string, page: string, words: string, more: FlowChanges = {}) =>
  codeFlow({
    redirectUri,
    requestExchange: {
      status: 400,
      requestHeaders: [['Referer', page]],
      responseBody: { mediaType: 'text/html', text: `<h1>${words}</h1>` },
    },
    response: null,
    token: null,
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://crm.example/oauth/return', 'https://crm.example/', 'Redirect URI Error'],
    ['http://crm.example:8080/oauth/return', 'https://crm.example/login', 'Error 400: redirect_uri_mismatch'],
    ['http://wiki.example/cb', 'https://wiki.example/', 'Invalid parameter: redirect_uri'],
  ])('of %s, asked for from %s, where the page says “%s”', (uri, page, words) => {
    const exchanges = refused(uri, page, words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(uri);
    expect(reason?.why).toContain('only the scheme is wrong');
    expect(reason?.fix).toContain('Do not register the http address');
    expect(reason?.compared?.[0]).toMatchObject({
      name: 'redirect_uri',
      got: { value: uri, step: 'flow-1.1' },
    });
  });

  it('alone: nobody is told to register the address', () => {
    expect(
      causesOf(refused('http://crm.example/cb', 'https://crm.example/', 'redirect_uri_mismatch')),
    ).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    [
      'where the app itself came over http',
      refused('http://crm.example/cb', 'http://crm.example/', 'redirect_uri_mismatch'),
    ],
    [
      'where another host came over https',
      refused('http://crm.example/cb', 'https://shop.example/', 'redirect_uri_mismatch'),
    ],
    [
      'on the device itself',
      refused('http://localhost:3000/cb', 'https://localhost:3000/', 'redirect_uri_mismatch'),
    ],
    [
      'of an https address',
      refused('https://crm.example/cb', 'https://crm.example/', 'redirect_uri_mismatch'),
    ],
    [
      'where the page speaks of the client',
      refused('http://crm.example/cb', 'https://crm.example/', 'Unknown client'),
    ],
    [
      'where the provider answered at that address',
      codeFlow({
        redirectUri: 'http://crm.example/cb',
        requestExchange: { requestHeaders: [['Referer', 'https://crm.example/']] },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
