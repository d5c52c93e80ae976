import { describe, expect, it } from 'vitest';
import { form, json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, flowsOf, verdictsOf } from '../../../support/flow.ts';

const answered = (status: number, text?: string) =>
  codeFlow({
    request: { code_challenge: undefined, code_challenge_method: undefined, state: undefined },
    requestExchange: {
      status,
      responseBody: text === undefined ? undefined : { mediaType: 'text/html', text },
    },
    response: null,
    token: null,
  });

describe('err-redirect-uri-mismatch is a remark', () => {
  it.each([
    'Error 400: redirect_uri_mismatch',
    'AADSTS50011: The redirect URI specified in the request does not match',
    'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.',
    'Invalid parameter: redirect_uri',
    'KOE006',
    '{"error":"invalid_request","error_description":"redirect_uri did not match any of the client\'s registered redirect_uris"}',
  ])('on an error page that says “%s”', (text) => {
    expect(verdictsOf('err-redirect-uri-mismatch', answered(400, text))).toEqual(['info firm']);
  });

  it('alone: in a request that ended on an error page nothing else matters', () => {
    expect(findingsOf(answered(400, 'redirect_uri_mismatch')).map(({ rule }) => rule)).toEqual([
      'err-redirect-uri-mismatch',
    ]);
  });

  it('on a page in words that nobody knows, where an earlier login was answered at another address', () => {
    const registration = json(
      'https://op.example/register',
      { client_id: 'spa', redirect_uris: ['https://app.example/cb/'] },
      { method: 'POST', requestBody: jsonBody({ redirect_uris: ['https://app.example/cb/'] }), status: 201 },
    );
    const exchanges = [
      { ...registration, id: 'reg', startedAt: registration.startedAt - 1000 },
      ...answered(400, '<p>Ziel nicht hinterlegt</p>'),
    ];
    expect(detailOf('err-redirect-uri-mismatch', exchanges)).toContain('the slash at the end differs');
  });

  it.each(['undefined/cb', 'https://${HOST}/cb', 'https://app.example//cb'])(
    'on a page in words that nobody knows, of %s',
    (redirect_uri) => {
      const login = codeFlow({
        request: { redirect_uri },
        requestExchange: { status: 400, responseBody: { mediaType: 'text/html', text: '<p>Ziel?</p>' } },
        response: null,
        token: null,
      });
      expect(verdictsOf('err-redirect-uri-mismatch', login)).toEqual(['info firm']);
      expect(detailOf('err-redirect-uri-mismatch', login)).toContain(redirect_uri);
    },
  );

  it.each([
    [400, '<p>Ziel nicht hinterlegt</p>', 'https://app.example/cb'],
    [400, '<p>invalid_scope</p>', 'undefined/cb'],
    [503, '<p>Pause</p>', 'undefined/cb'],
  ])('but not on a page %i that says %s, of %s', (status, text, redirect_uri) => {
    const login = codeFlow({
      request: { redirect_uri },
      requestExchange: { status, responseBody: { mediaType: 'text/html', text } },
      response: null,
      token: null,
    });
    expect(verdictsOf('err-redirect-uri-mismatch', login)).toEqual([]);
  });

  it('that shows the address that was asked for', () => {
    expect(detailOf('err-redirect-uri-mismatch', answered(400, 'redirect_uri_mismatch'))).toContain(
      'https://app.example/cb',
    );
  });

  it.each([
    ['https://app.example/cb/', 'the slash at the end'],
    ['http://app.example/cb', 'the scheme'],
    ['https://app.example:8443/cb', 'the port'],
    ['https://app.example/CB', 'upper and lower case'],
  ])('that says what differs from what is registered: %s, %s', (registered, difference) => {
    const registration = json(
      'https://op.example/register',
      { client_id: 'spa', redirect_uris: [registered] },
      { method: 'POST', requestBody: jsonBody({ redirect_uris: [registered] }), status: 201 },
    );
    const exchanges = [
      { ...registration, id: 'reg', startedAt: registration.startedAt - 1000 },
      ...answered(400, 'redirect_uri_mismatch'),
    ];
    expect(detailOf('err-redirect-uri-mismatch', exchanges)).toContain(`${difference} differs`);
  });

  it('that says so where what was asked for is a word that nothing was put into', () => {
    const login = codeFlow({
      request: { redirect_uri: 'undefined' },
      requestExchange: {
        status: 400,
        responseBody: jsonBody({ redirect_uri: ['Not a well formed URL.'] }),
      },
      response: null,
      token: null,
    });
    expect(detailOf('err-redirect-uri-mismatch', login)).toContain(
      'redirect_uri=undefined, which is no address. undefined in it is a placeholder',
    );
  });

  it('that is a guess where the page was not recorded', () => {
    expect(verdictsOf('err-redirect-uri-mismatch', answered(400))).toEqual(['info tentative']);
  });

  it.each([
    `https://op.example/signin/oauth/error?authError=${encodeURIComponent(btoa("\n\x15redirect_uri_mismatch\x12\xffYou can't sign in"))}&client_id=spa`,
    'https://op.example/error?error=invalid_request&error_description=redirect_uri+is+not+registered',
  ])('on a page of its own that the provider leads to: %s', (redirectUrl) => {
    const request = { code_challenge: undefined, code_challenge_method: undefined };
    const requestExchange = { status: 302, redirectUrl };
    const exchanges = codeFlow({ request, requestExchange, response: null, token: null });
    expect(findingsOf(exchanges).map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual([
      'err-redirect-uri-mismatch firm',
    ]);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
  });

  it('on a pushed request that was refused for it', () => {
    const pushed = form(
      'https://op.example/par',
      { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb' },
      {
        status: 400,
        responseBody: jsonBody({
          error: 'invalid_request',
          error_description: 'redirect_uri is not registered',
        }),
      },
    );
    expect(verdictsOf('err-redirect-uri-mismatch', [pushed])).toEqual(['info certain']);
  });

  it('on GitHub’s answer to the site’s own address', () => {
    const response = { code: undefined, error: 'redirect_uri_mismatch' };
    expect(verdictsOf('err-redirect-uri-mismatch', codeFlow({ response, token: null }))).toEqual([
      'info certain',
    ]);
  });
});

describe('err-redirect-uri-mismatch says nothing', () => {
  it.each(['invalid scope', 'Unknown client', 'unsupported response_type'])(
    'of an error page that says “%s”',
    (text) => {
      expect(verdictsOf('err-redirect-uri-mismatch', answered(400, text))).toEqual([]);
    },
  );

  it.each([0, 401, 429, 500, 503])(
    'of status %i without a page: a network or a server out of order',
    (status) => {
      expect(verdictsOf('err-redirect-uri-mismatch', answered(status))).toEqual([]);
    },
  );

  it.each([
    'https://op.example/login?error=session_expired',
    'https://op.example/error-free/login?next=1',
    'https://other.example/error?error=redirect_uri_mismatch',
  ])('of a redirect to %s', (redirectUrl) => {
    const requestExchange = { status: 302, redirectUrl };
    const exchanges = codeFlow({ requestExchange, response: null, token: null });
    expect(findingsOf(exchanges)).toEqual([]);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('pending');
  });

  it('of a sign-in page that mentions redirects', () => {
    expect(verdictsOf('err-redirect-uri-mismatch', answered(200, 'redirect_uri_mismatch'))).toEqual([]);
  });

  it('of another error, or a login that succeeded', () => {
    const response = { code: undefined, error: 'invalid_scope' };
    expect(verdictsOf('err-redirect-uri-mismatch', codeFlow({ response, token: null }))).toEqual([]);
    expect(verdictsOf('err-redirect-uri-mismatch', codeFlow())).toEqual([]);
  });
});

describe('what mends it', () => {
  const fixOf = (redirectUri: string) => {
    const refused = codeFlow({
      redirectUri,
      requestExchange: {
        status: 400,
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: { mediaType: 'application/json', text: '{"error":"invalid_redirect_uri"}' },
      },
      response: null,
      token: null,
    });
    return findingsOf(refused).find(({ rule }) => rule === 'err-redirect-uri-mismatch')?.fix;
  };

  it('of an app on the device is no port to register', () => {
    expect(fixOf('http://127.0.0.1:51734/cb')).toContain('RFC 8252');
  });

  it('of any other address is its exact string', () => {
    expect(fixOf('https://app.example/cb')).toContain('Register this exact string');
  });
});

describe('its advice', () => {
  const fixOf = (redirectUri: string, page: string) =>
    findingsOf(
      codeFlow({
        redirectUri,
        requestExchange: {
          status: 400,
          requestHeaders: [['Referer', page]],
          responseBody: {
            mediaType: 'application/json',
            text: '{"error":"invalid_request","error_description":"The redirect_uri does not match any of the registered ones"}',
          },
        },
        response: null,
        token: null,
      }),
    ).find(({ rule }) => rule === 'err-redirect-uri-mismatch')?.fix;

  it.each([
    ['http://vpn.example/oidc/callback', 'https://vpn.example/admin'],
    ['http://wiki.example:8080/cb', 'https://wiki.example/'],
  ])('is not to register %s, where the app is at %s', (asked, page) => {
    expect(fixOf(asked, page)).toContain('Do not register the http address');
    expect(fixOf(asked, page)).not.toContain('Register this exact string');
  });

  it.each([
    ['https://vpn.example/oidc/callback', 'https://vpn.example/admin'],
    ['http://vpn.example/oidc/callback', 'http://vpn.example/admin'],
    ['http://other.example/oidc/callback', 'https://vpn.example/admin'],
  ])('is to register %s, where the app is at %s', (asked, page) => {
    expect(fixOf(asked, page)).toContain('Register this exact string');
  });
});

describe('the client that Argo CD makes of itself at its own Dex', () => {
  const refused = (at: string, client: string) =>
    codeFlow({
      at,
      client,
      redirectUri: 'https://argocd.example/auth/callback',
      requestExchange: {
        status: 400,
        responseBody: {
          mediaType: 'text/html',
          text: '<div class="dex-error">Unregistered redirect_uri ("https://argocd.example/auth/callback").</div>',
        },
      },
      response: null,
      token: null,
    });
  const fixOf = (at: string, client: string) => flowsOf(refused(at, client))[0]?.diagnosis[0]?.fix;

  it('is not to be registered by hand', () => {
    const fix = fixOf('https://argocd.example/api/dex/auth', 'argo-cd');
    expect(fix).toContain('an entry of staticClients with the id argo-cd');
    expect(fix).not.toContain('Register this exact string');
  });

  it.each([
    ['https://argocd.example/api/dex/auth', 'argo-workflows-sso'],
    ['https://dex.example/auth', 'argo-cd'],
  ])('is none of %s, client %s', (at, client) => {
    expect(fixOf(at, client)).toContain('Register this exact string');
  });
});
