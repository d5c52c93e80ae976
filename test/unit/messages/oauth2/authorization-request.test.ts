import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { exchange, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const flows = (parameters: Readonly<Record<string, string>>) =>
  flowsOf([
    exchange({
      url: urlWith('https://wallet.example/authorize', parameters),
      status: 200,
      context: { resourceType: 'main_frame' },
    }),
  ]);
const reference = { request_uri: 'https://verifier.example/request/vp-81c2' };

describe('a request to a wallet is no code flow', () => {
  it.each([
    [
      'by a client known by its certificate',
      { client_id: 'x509_hash:Uvo3HtuIxuhC92rShpgqcT3Y', ...reference },
    ],
    ['by a client known by a name of it', { client_id: 'x509_san_dns:verifier.example', ...reference }],
    ['that is fetched by POST', { client_id: 'verifier', request_uri_method: 'post', ...reference }],
    [
      'by value',
      { client_id: 'verifier', response_type: 'vp_token', nonce: 'n-81c2', dcql_query: '{"credentials":[]}' },
    ],
  ])('%s', (_, parameters) => {
    expect(flows(parameters)).toMatchObject([{ protocol: 'openid4vp', grant: null }]);
  });
});

describe('a request by reference is one', () => {
  it.each([
    ['where an ordinary client asks', { client_id: 'web-app', ...reference }],
    ['where the client’s name is an address', { client_id: 'https://app.example/client', ...reference }],
    ['where it says what it asks for', { client_id: 'redirect_uri:x', response_type: 'code', ...reference }],
  ])('%s', (_, parameters) => {
    expect(flows(parameters).map(({ grant }) => grant)).toEqual(['authorization_code']);
  });
});

describe('a page for consent with names of its own', () => {
  const asked = (parameters: Readonly<Record<string, string>>, status: number, text: string) =>
    flowsOf([
      exchange({
        url: urlWith('https://api.boards.example/1/authorize', parameters),
        status,
        responseBody: { mediaType: 'text/plain', text },
        context: { resourceType: 'main_frame' },
      }),
    ]);
  const trello = {
    key: '177ec65cfc60cb95',
    response_type: 'token',
    scope: 'read',
    return_url: 'https://app.example/done',
    callback_method: 'fragment',
  };

  it.each([
    [
      'like Trello’s',
      trello,
      'Invalid return_url. The return URL should match the application’s allowed origins.',
    ],
    [
      'like another’s',
      { app_id: '4711', response_type: 'code', callback_url: 'https://app.example/done' },
      'The callback URL is not registered',
    ],
  ])('is a login where it is refused, %s', (_, parameters, says) => {
    const [flow] = asked(parameters, 400, says);
    expect(flow).toMatchObject({ outcome: 'failed', protocol: 'oauth2' });
    expect(flow?.diagnosis[0]).toMatchObject({ cause: 'redirect-uri-mismatch' });
    expect(flow?.diagnosis[0]?.why).toContain('https://app.example/done');
  });

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['where it is shown', trello, 200],
    ['without an address to come back to', { ...trello, return_url: '/done' }, 400],
    ['without a client', { ...trello, key: '' }, 400],
    ['where it asks for something else', { ...trello, response_type: 'json' }, 400],
    ['where it says not what for', { ...trello, response_type: '' }, 404],
  ])('is none %s', (_, parameters, status) => {
    expect(asked(parameters, status, 'Invalid return_url')).toEqual([]);
  });
});

describe('a request whose client is a placeholder is a login all the same', () => {
  const asked = {
    client_id: 'YOUR_CLIENT_ID',
    redirect_uri: 'https://app.example/cb',
    response_type: 'code',
  };

  it.each([undefined, 'https://app.example'])(
    'where the provider refuses it and an app asked (%s)',
    (initiator) => {
      const refused = exchange({
        url: urlWith('https://op.example/authorize', asked),
        status: 400,
        context: { resourceType: 'main_frame', ...(initiator && { initiator }) },
      });
      expect(flowsOf([refused])).toHaveLength(1);
    },
  );
});

describe('an access proxy’s redirect to the login, followed for a part of a page', () => {
  const asked = (fields: Partial<Exchange>, state: string) =>
    exchange({
      url: urlWith('https://op.example/auth', {
        client_id: 'proxy',
        response_type: 'code',
        redirect_uri: 'https://login.example/_oauth',
        state,
      }),
      id: state,
      status: 0,
      failure: 'net::ERR_FAILED',
      ...fields,
    });

  it.each<[string, Partial<Exchange>]>([
    ['a manifest', { context: { resourceType: 'part', initiator: 'https://home.example' } }],
    ['a service worker’s script', { context: { resourceType: 'script', initiator: 'https://home.example' } }],
    [
      'a manifest, by what the browser says',
      {
        context: {},
        requestHeaders: [
          ['Sec-Fetch-Dest', 'manifest'],
          ['Sec-Fetch-Mode', 'cors'],
        ],
      },
    ],
  ])('is no login: %s', (_, fields) => {
    expect(flowsOf([asked(fields, 'of-the-part')])).toEqual([]);
    const window = asked(
      { status: 200, failure: undefined, context: { resourceType: 'main_frame' } },
      'of-it',
    );
    expect(flowsOf([window, asked(fields, 'of-the-part')])).toMatchObject([{ outcome: 'pending' }]);
  });

  it('is one for a script’s call, which cannot go there either', () => {
    const call = { context: { resourceType: 'fetch', initiator: 'https://home.example' } } as const;
    expect(flowsOf([asked(call, 'of-a-call')])).toMatchObject([{ outcome: 'failed' }]);
  });
});

describe('a request without a response type that is one', () => {
  const parameters = {
    client_id: 'web-app',
    redirect_uri: 'https://app.example/cb',
    scope: 'openid',
    state: 'Zx81kQw3Rt7Lm2Vb9Yc4',
  };
  const asked = (changes: Partial<Exchange> & { readonly path?: string; readonly without?: string } = {}) => {
    const { path = '/authorize', without = '', ...fields } = changes;
    const sent = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== without));
    return flowsOf([
      exchange({
        url: urlWith(`https://op.example${path}`, sent),
        status: 400,
        context: { resourceType: 'main_frame' },
        ...fields,
      }),
    ]);
  };

  it.each([
    ['is a login where it was refused', {}],
    ['also by 422', { path: '/oauth2/v1/auth', status: 422 }],
    [
      'and where it came back with an error',
      { path: '/start', status: 302, redirectUrl: 'https://app.example/cb?error=unsupported_response_type' },
    ],
  ])('%s', (_, changes) => {
    expect(asked(changes).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each<[string, Parameters<typeof asked>[0]]>([
    ['nothing where a page was shown', { status: 200 }],
    ['nothing where nobody is there', { status: 404 }],
    ['nothing at an address of another kind', { path: '/share' }],
    ['nothing where somebody has to sign in first', { status: 401 }],
    ['nothing where a payment is refused', { path: '/payments/authorize', status: 403, without: 'scope' }],
    [
      'nothing that a script asked for',
      { context: { resourceType: 'fetch', initiator: 'https://app.example' } },
    ],
    ['nothing without a sign of OpenID or PKCE', { without: 'scope' }],
    ['nothing without an address to come back to', { without: 'redirect_uri' }],
    ['nothing without a client', { without: 'client_id' }],
    [
      'nothing where it came back with an answer of another kind',
      { path: '/go', status: 302, redirectUrl: 'https://app.example/cb?ok=1' },
    ],
  ])('is %s', (_, changes) => {
    expect(asked(changes)).toEqual([]);
  });
});
