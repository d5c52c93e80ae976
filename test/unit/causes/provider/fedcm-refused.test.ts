import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import {
  accounts,
  assertion,
  browsers,
  config,
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
  ])('%s', (_, words, fields) => {
    const exchanges = capture(...fields);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
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
    expect(flowsOf(capture(found, config, accounts({}, 401)))).toEqual([]);
  });
});
