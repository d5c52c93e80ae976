import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';

export type GenerousSetup = {
  readonly issuer: string;
  /** Whom it tells, in a hidden frame, that a session has ended. */
  readonly kiosk: string;
  /** How far its clock is ahead, in minutes. */
  readonly ahead: number;
};

/** A provider over https that gives to everybody who asks, again and again, and says little about what it gives. */
export function createGenerousProvider(setup: GenerousSetup, log: ProviderEvent[]): RequestListener {
  const { issuer, kiosk, ahead } = setup;
  const pushed = new Map<string, URLSearchParams>();
  let given = 0;

  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    '/.well-known/openid-configuration': (_request, response) => data(response, metadata(issuer)),
    '/auth': (request, response) => {
      const own = new URL(request.url ?? '/', issuer).searchParams;
      // References live as long as it does.
      const asked = pushed.get(own.get('request_uri') ?? '') ?? own;
      if (own.has('prompt')) response.setHeader('x-frame-options', 'DENY');
      if (own.has('prompt')) return sendPage(response, { title: 'Sign in', body: '<p>Sign in</p>' });
      given += 1;
      const back = new URL(asked.get('redirect_uri') ?? issuer);
      back.searchParams.set('code', `generous-code-${given}-5f0c2b71d9`);
      back.searchParams.set('state', asked.get('state') ?? '');
      if (own.has('max_age')) back.searchParams.set('error', 'server_error');
      if (own.has('display')) return sendPage(response, signInPage(issuer, String(back)));
      return response.writeHead(302, { location: String(back) }).end();
    },
    '/par': async (request, response) => {
      const uri = `urn:ietf:params:oauth:request_uri:generous-${pushed.size}-0b7d24`;
      pushed.set(uri, await readForm(request));
      data(response, { request_uri: uri, expires_in: 60 });
    },
    // No token_type, and as a page.
    '/token': async (request, response) => {
      const form = await readForm(request);
      log.push({ event: 'grant.success', clientId: 'kiosk', grantType: undefined, error: undefined });
      if (form.has('device_code')) return data(response, { error: 'authorization_pending' }, 400);
      given += 1;
      const tokens = {
        access_token: `generous-access-${given}-7a11c0de55`,
        refresh_token: `generous-refresh-${given}-c4e9900b1f`,
        expires_in: 600,
      };
      return data(response, tokens, 200, 'text/html; charset=utf-8');
    },
    '/userinfo': (_request, response) => data(response, { sub: 'alice' }),
    // It does not say what is wrong with the token.
    '/visits': (_request, response) => data(response, { message: 'no' }, 401),
    '/bc-authorize': (_request, response) =>
      data(response, { auth_req_id: 'generous-auth-req-1c266114a1be', expires_in: 120 }),
    '/logout': (request, response) => {
      const asked = new URL(request.url ?? '/', issuer).searchParams;
      const back = `${asked.get('post_logout_redirect_uri')}?state=${asked.get('state')}`;
      const frame = `${kiosk}/logged-out?${new URLSearchParams({ iss: issuer, sid: 'generous-session-1' })}`;
      sendPage(response, {
        title: 'Sign out',
        body: `<iframe src="${frame.replaceAll('&', '&amp;')}"></iframe><script>setTimeout(() => location.assign(${JSON.stringify(back)}), 400)</script>`,
      });
    },
    '/device_authorization': (_request, response) =>
      data(response, {
        device_code: `generous-device-code-${(given += 1)}-18f2d6aa07`,
        user_code: '4711',
        verification_uri: `${issuer}/device`,
        expires_in: 200_000,
        interval: 5,
      }),
    '/device': (_request, response) =>
      sendPage(response, {
        title: 'Device',
        body: '<p id="status">type the code</p><form><input name="user_code"><button>Allow</button></form>',
      }),
  };
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    response.setHeader('date', new Date(Date.now() + ahead * 60_000).toUTCString());
    if (request.method === 'OPTIONS') return void data(response, {});
    const answer = answers[pathname];
    if (!answer) return void response.writeHead(404).end();
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  };
}

/** Its form for the password leads out of TLS; whoever is known goes on by a link. */
function signInPage(issuer: string, back: string) {
  return {
    title: 'Sign in',
    body: `<form method="post" action="${issuer.replace('https:', 'http:')}/login"><input name="username" value="alice"><input name="password" type="password"><button>Sign in</button></form>
<a id="known" href="${back.replaceAll('&', '&amp;')}">Go on as alice</a>`,
  };
}

function metadata(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/logout`,
    device_authorization_endpoint: `${issuer}/device_authorization`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    backchannel_authentication_endpoint: `${issuer}/bc-authorize`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    client_id_metadata_document_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
  };
}

function data(response: ServerResponse, content: unknown, status = 200, type = 'application/json'): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
  });
  response.end(JSON.stringify(content));
}
