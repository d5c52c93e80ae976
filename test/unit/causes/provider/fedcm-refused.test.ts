import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import {
  accounts,
  assertion,
  browsers,
  config,
  endpoints,
  forPage,
  found,
  given,
  idp,
  isJson,
  list,
  listAt,
  lookup,
  signedIn,
  withCookies,
} from '../../../support/fedcm.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'fedcm-refused';
const shopPage = {
  url: 'https://shop.example/',
  status: 200,
  context: { resourceType: 'main_frame' },
} as const;
const agent = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
const page = (url: string, status: number): ExchangeFields => ({
  url,
  status,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: '<div id="root"></div>' },
  ...browsers,
});
describe(`${id} is the cause`, () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    [
      'where the provider’s list is not there',
      `${listAt} which configurations the provider has, and it answered 404`,
      [page(listAt, 404)],
    ],
    ['where a page stands in its place', 'it answered with something else', [page(listAt, 200)]],
    [
      'where the configuration is not there',
      'for the provider’s configuration, and it answered 404',
      [found, page(`${idp}/fedcm.json`, 404)],
    ],
    ['where the list has another one', `${idp}/other.json`, [list(`${idp}/other.json`), config]],
    [
      'where the accounts are out of order',
      'who is signed in at the provider, and it answered 500',
      [found, config, accounts({}, 500)],
    ],
    ['where the page is refused', 'answered 403', [found, config, signedIn, assertion({}, 403)]],
    [
      'where the client is refused',
      'the error unauthorized_client',
      [found, config, signedIn, assertion({ error: { code: 'unauthorized_client' } })],
    ],
    [
      'where the page may not have the token',
      'does not let https://shop.example have it (no Access-Control-Allow-Origin)',
      [found, config, signedIn, given(isJson)],
    ],
    [
      'where any page may have it',
      'have it (Access-Control-Allow-Origin: *)',
      [found, config, signedIn, given(isJson, ['Access-Control-Allow-Origin', '*'], withCookies)],
    ],
    [
      'where another page may have it',
      'have it (Access-Control-Allow-Origin: https://other.example)',
      [
        found,
        config,
        signedIn,
        given(isJson, ['Access-Control-Allow-Origin', 'https://other.example'], withCookies),
      ],
    ],
    [
      'where credentials are not allowed',
      'have it (no Access-Control-Allow-Credentials: true)',
      [found, config, signedIn, given(isJson, forPage)],
    ],
    [
      'where the token is no JSON by its type',
      'Content-Type text/html',
      [found, config, signedIn, given(['Content-Type', 'text/html'], forPage, withCookies)],
    ],
    [
      'where the list is no JSON by its type',
      'Content-Type application/octet-stream',
      [
        {
          ...list(`${idp}/fedcm.json`),
          responseHeaders: [['Content-Type', 'application/octet-stream']],
        },
      ],
    ],
    [
      'where the list is elsewhere',
      'it sent the browser on to https://www.idp.example, and the browser follows no redirect there',
      [
        lookup(listAt, {}, 302, {
          redirectUrl: 'https://www.idp.example/.well-known/web-identity',
        }),
      ],
    ],
    [
      'where the list names another place for the accounts',
      `the provider’s list (${listAt}) has accounts_endpoint ${idp}/other, and the configuration ${idp}/accounts`,
      [
        lookup(listAt, {
          provider_urls: [`${idp}/fedcm.json`],
          accounts_endpoint: `${idp}/other`,
          login_url: `${idp}/login`,
        }),
        config,
      ],
    ],
    [
      'where the configuration has its accounts at another origin',
      `accounts_endpoint is at https://www.idp.example, and the configuration at ${idp}`,
      [
        found,
        lookup(`${idp}/fedcm.json`, {
          ...endpoints,
          accounts_endpoint: 'https://www.idp.example/accounts',
        }),
      ],
    ],
    [
      'where the configuration says nothing of the page to sign in at',
      'the configuration lacks login_url',
      [found, lookup(`${idp}/fedcm.json`, { ...endpoints, login_url: undefined })],
    ],
    [
      'where the configuration has no place for the token',
      'the configuration lacks id_assertion_endpoint',
      [found, lookup(`${idp}/fedcm.json`, { ...endpoints, id_assertion_endpoint: undefined })],
    ],
    [
      'where the accounts are sent elsewhere',
      'it sent the browser on to https://idp.example',
      [found, config, lookup(`${idp}/accounts`, {}, 302, { redirectUrl: 'https://idp.example/login' })],
    ],
    [
      'where the accounts are no JSON by their type',
      'Content-Type text/html',
      [found, config, { ...signedIn, responseHeaders: [['Content-Type', 'text/html']] }],
    ],
  ])('%s', (_, words, fields) => {
    const exchanges = capture(...fields);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it.each([
    ['unauthorized_client', /origin/],
    ['invalid_request', /client_id, account_id/],
    ['temporarily_unavailable', /again/],
    ['account_locked', /log/],
  ])('and what mends the error %s goes by it', (code, fix) => {
    expect(reasonOf(capture(found, config, signedIn, assertion({ error: { code } })))?.fix).toMatch(fix);
  });

  it('of the page that the browser names', () => {
    expect(reasonOf(capture(assertion({}, 401)))?.why).toContain('https://shop.example');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of an assertion that was given', [found, config, signedIn, assertion({ token: 'x' })]],
    ['of one that the page may have', [found, config, signedIn, given(isJson, forPage, withCookies)]],
    ['of one whose headers were not recorded', [found, config, signedIn, given()]],
    [
      'of a list with a type of its own',
      [{ ...found, responseHeaders: [['Content-Type', 'application/fedcm+json']] }, config, signedIn],
    ],
    ['where the person chose no account', [found, config, signedIn]],
    ['where the browser found the accounts all the same', [page(listAt, 404), config, signedIn]],
    ['where nobody is signed in', [found, config, accounts({}, 401)]],
    ['where the provider has no account', [found, config, accounts({ accounts: [] })]],
    ['of a person who said no', [found, config, signedIn, assertion({ error: { code: 'access_denied' } })]],
    [
      'in Chrome before it asked that way (125)',
      [{ ...shopPage, requestHeaders: [['User-Agent', agent(124)]] }, found, config, signedIn, given(isJson)],
    ],
    [
      'where the list has the same places under other words',
      [
        lookup(listAt, {
          provider_urls: [`${idp}/other.json`],
          accounts_endpoint: `${idp}/accounts`,
          login_url: `${idp}/login`,
        }),
        config,
      ],
    ],
    [
      'where the client’s own words are not there',
      [found, config, signedIn, page(`${idp}/client?client_id=shop-7`, 404), assertion({ token: 'x' })],
    ],
    ['of a provider that is out of order', [found, config, signedIn, assertion({}, 503)]],
    [
      'of an address that somebody looks at',
      [{ ...page(listAt, 404), requestHeaders: [], context: { resourceType: 'main_frame' } }],
    ],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(...fields))).not.toContain(id);
  });

  it('and no flow where the browser merely asked', () => {
    expect(flowsOf(capture(found, config, signedIn))).toEqual([]);
    expect(flowsOf(capture(found, config))).toEqual([]);
  });

  it('and a token is kept from the page in Chrome since it asks that way', () => {
    const now = { ...shopPage, requestHeaders: [['User-Agent', agent(125)]] } as const;
    expectReason(capture(now, found, config, signedIn, given(isJson)), id, 'no Access-Control-Allow-Origin');
  });
});
