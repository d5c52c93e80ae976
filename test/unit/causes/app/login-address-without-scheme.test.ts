import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'login-address-without-scheme';
const navigated = { tab: 1, resourceType: 'main_frame' } as const;
const app = 'https://docs.corp.example/';

/** A guard’s redirect to `path` on the app’s own host, nested deeper each time, until the browser gives up. */
function round(path: string, times = 20, name = 'redirect') {
  const addresses = [app];
  for (let at = 0; at < times; at += 1)
    addresses.push(urlWith(new URL(path, app).href, { [name]: addresses.at(-1)! }));
  return capture(
    ...addresses.map((url, at): ExchangeFields => ({
      url,
      status: 307,
      context: navigated,
      redirectUrl: addresses[at + 1] ?? urlWith(new URL(path, app).href, { [name]: url }),
      ...(at === times && times > 15 && { failure: 'net::ERR_TOO_MANY_REDIRECTS' }),
    })),
  );
}

const missing = (url: string, last: Partial<ExchangeFields> = {}) =>
  capture(
    { url: app, status: 302, redirectUrl: url, context: navigated },
    { url, status: 404, context: navigated, ...last },
  );

/** The authorization request to an issuer whose setting lacks the scheme. */
const asked = (at: string, last: Partial<ExchangeFields> = {}) =>
  missing(
    urlWith(at, {
      client_id: 'docs',
      response_type: 'code',
      scope: 'openid',
      state: 'af0ifjsldkj9320ad',
      redirect_uri: 'https://docs.corp.example/oauth2/callback',
    }),
    last,
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['of a host of the same site', '/sso.corp.example', 'redirect'],
    ['with a path of its own', '/sso.corp.example/login', 'rd'],
    ['of the app’s own name', '/docs.corp.example/login', 'next'],
    ['of a login’s host elsewhere, with its port', '/auth.other.example:8443/', 'service'],
  ])('of an endless circle: %s', (_, path, name) => {
    const exchanges = round(path, 20, name);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain(`${path.split('/')[1]} stands in the path`);
  });

  it('where nothing is there', () => {
    const exchanges = missing(`${app}sso.corp.example/?rd=${encodeURIComponent(app)}`);
    expectReason(exchanges, id, 'stays on docs.corp.example itself, and nobody is asked');
  });

  it('where the authorization request stays on the app’s host', () => {
    const exchanges = asked(`${app}id.corp.example/realms/corp/protocol/openid-connect/auth`);
    expectReason(exchanges, id, 'id.corp.example stands in the path');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof round>]>([
    [
      'of a link that leads to no login',
      missing(`${app}www.corp.example/cart?from=${encodeURIComponent(app)}`),
    ],
    ['of a circle that leads to no login', round('/www.corp.example/')],
    ['of one such redirect, whose page may be there', round('/sso.corp.example', 1)],
    [
      'of a redirect that does not come back here',
      missing(`${app}sso.corp.example/?rd=https%3A%2F%2Fwiki.corp.example%2F`),
    ],
    ['of a file whose name looks like a host', missing(`${app}login.min.js?from=${encodeURIComponent(app)}`)],
    ['of a link to another site', missing(`${app}news.other.example/?from=${encodeURIComponent(app)}`)],
    [
      'of a page that is there',
      missing(`${app}sso.corp.example/?rd=${encodeURIComponent(app)}`, { status: 200 }),
    ],
    ['of an archive', missing(`${app}web/2024/sso.corp.example/?rd=${encodeURIComponent(app)}`)],
    [
      'of a script’s call',
      missing(`${app}sso.corp.example/?rd=${encodeURIComponent(app)}`, {
        context: { resourceType: 'fetch' },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });

  it('of a provider that has a path of its own on the app’s host', () => {
    expect(causesOf(asked(`${app}realms/corp/protocol/openid-connect/auth`))).not.toContain(id);
  });
});
