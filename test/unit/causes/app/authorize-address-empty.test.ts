import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, urlWith } from '../../../support/exchange.ts';

const id = 'authorize-address-empty';
const app = 'https://git.example';
const page = (text: string) => ({ mediaType: 'text/html', text });

type Sent = { readonly from?: string; readonly to: string; readonly back?: string } & Partial<Exchange>;

/** The app leads from one of its addresses to this one with a login’s request, and is answered so. */
function sent({
  from = '/user/oauth2/corp',
  to,
  back = `${app}/user/oauth2/corp/callback`,
  ...answer
}: Sent) {
  const url = urlWith(new URL(to, app).href, {
    client_id: 'git',
    redirect_uri: back,
    response_type: 'code',
    scope: 'openid',
    state: 'a-secret-state',
  });
  const context = { resourceType: 'main_frame', initiator: app } as const;
  return capture(redirect(new URL(from, app).href, url, { context }), {
    url,
    status: 404,
    responseBody: page(
      '<h1>Page Not Found</h1><p>It does not exist or you are not authorized to view it.</p>',
    ),
    context,
    ...answer,
  });
}

describe(`${id} is the cause`, () => {
  it('where the request came to the folder of the app’s own address that led to it', () => {
    const exchanges = sent({ to: '/user/oauth2/' });
    expectReason(exchanges, id, 'git.example sent the browser to itself');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain('https://git.example/user/oauth2/');
  });

  it.each<[string, Sent]>([
    ['to the same address again', { from: '/oidc/start', to: '/oidc/start', status: 500 }],
    ['to a word for nothing', { from: '/auth/login', to: '/auth/undefined' }],
    [
      'to a word for nothing and the rest of the address',
      { from: '/auth/login', to: '/null/oauth2/authorize' },
    ],
    ['that a page’s script wrote', { from: '/', to: '/None' }],
  ])('%s', (_, one) => {
    expectReason(sent(one), id, 'sent the browser to itself');
  });
});

describe('a word for nothing in the address of a provider', () => {
  it('is told where the app shows its own page for it', () => {
    const exchanges = sent({
      from: '/',
      to: '/undefined/oauth2/authorize',
      status: 200,
      responseBody: page('<div id="root"></div>'),
    });
    expectReason(exchanges, id, '“undefined” stands where the provider’s address should');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.fix).toContain('VITE_');
  });

  it.each(['undefined', 'null'])('or is its host: %s', (host) => {
    const exchanges = sent({
      to: `https://${host}/oauth2/authorize`,
      status: undefined,
      responseBody: undefined,
      failure: 'net::ERR_NAME_NOT_RESOLVED',
    });
    expectReason(exchanges, id, `“${host}” stands where the provider’s host should`);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `git.example sent the browser to https://${host}/oauth2/authorize`,
    );
  });

  it.each<[string, Sent]>([
    [
      'of a path that has another meaning',
      { from: '/', to: '/null/authorize', status: 200, responseBody: page('<form>') },
    ],
    ['of a host that only begins so', { to: 'https://undefined.example/oauth2/authorize', status: 200 }],
  ])('is none %s', (_, one) => {
    expect(causesOf(sent(one))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Sent]>([
    ['at a provider of its own host, at an address of its own', { to: '/oauth/authorize' }],
    [
      'of a provider that leads to its own login',
      { from: '/login/start', to: '/login/', status: 200, responseBody: page('<input type="password">') },
    ],
    ['at another host', { to: 'https://op.example/user/oauth2/' }],
    [
      'where the answer is for another host',
      { from: '/user/oauth2/corp', to: '/user/oauth2/', back: 'https://app.example/cb' },
    ],
    ['where nobody answered', { to: '/user/oauth2/', status: 503, responseBody: page('') }],
  ])('%s', (_, one) => {
    expect(causesOf(sent(one))).not.toContain(id);
  });
});
