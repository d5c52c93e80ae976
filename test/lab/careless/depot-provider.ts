import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { readForm } from '../read-form.ts';

export type DepotProviderSetup = {
  readonly issuer: string;
  /** What it answers, puts into tokens and says at a logout is not what was asked for or specified. */
  readonly isCareless: boolean;
};

export type DepotProvider = {
  readonly listener: RequestListener;
  /** The word that the last login of this client has ended. */
  readonly logoutToken: (client: string) => Promise<string>;
};

type Asked = Readonly<Record<string, string>>;

const session = randomUUID();
const person = { sub: 'u-1f0c9a27', name: 'Alice', email: 'alice@users.example' };

/** A provider over https for the depot and its page, which keeps to the rules or to none of those that are rarely looked at. */
export async function createDepotProvider(
  { issuer, isCareless }: DepotProviderSetup,
  log: ProviderEvent[],
): Promise<DepotProvider> {
  const keys = await generateKeyPair('ES256');
  const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'depot-1', alg: 'ES256', use: 'sig' };
  const sign = (claims: Readonly<Record<string, unknown>>, aud: string, typ = 'JWT'): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'depot-1', typ })
      .setIssuer(issuer)
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime('10m')
      .setJti(randomUUID())
      .sign(keys.privateKey);
  const [pushed, codes] = [new Map<string, Asked>(), new Map<string, Asked>()];

  const tokens = async (asked: Asked) => {
    const { client_id = '', nonce, scope, resource = `${issuer}/userinfo` } = asked;
    // Whatever API was named, it gets what another one would.
    const audience = isCareless ? 'https://billing.elsewhere.example/' : resource;
    return {
      access_token: await sign(
        { sub: isCareless ? client_id : person.sub, client_id, scope },
        audience,
        'at+jwt',
      ),
      token_type: 'Bearer',
      expires_in: 600,
      scope,
      id_token: await sign({ sub: person.sub, nonce, sid: session }, client_id),
    };
  };

  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    '/.well-known/openid-configuration': (_request, response) => data(response, metadata(issuer)),
    '/jwks': (_request, response) => data(response, { keys: [publicKey] }),
    '/par': async (request, response) => {
      const uri = `urn:ietf:params:oauth:request_uri:${randomUUID()}`;
      pushed.set(uri, Object.fromEntries(await readForm(request)));
      data(response, { request_uri: uri, expires_in: 60 }, 201);
    },
    '/auth': (request, response) => {
      const own = Object.fromEntries(new URL(request.url ?? '/', issuer).searchParams);
      signInPage(response, pushed.get(own['request_uri'] ?? '') ?? own, isCareless);
    },
    '/sign-in': async (request, response) => {
      const asked = JSON.parse((await readForm(request)).get('asked') ?? '{}') as Asked;
      const code = randomUUID();
      codes.set(code, asked);
      const answer = { code, state: asked['state'] ?? '', iss: issuer };
      const back = asked['redirect_uri'] ?? issuer;
      // What the client wanted in a form comes in the address.
      if (asked['response_mode'] === 'form_post' && !isCareless) postTo(response, back, answer);
      else redirectTo(response, `${back}?${new URLSearchParams(answer)}`);
    },
    '/token': async (request, response) => {
      const form = await readForm(request);
      const asked = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      log.push({
        event: 'grant.success',
        clientId: form.get('client_id') ?? '',
        grantType: undefined,
        error: undefined,
      });
      if (asked?.['code_challenge'] === challenge) data(response, await tokens(asked));
      else data(response, { error: 'invalid_grant' }, 400);
    },
    '/userinfo': (_request, response) => {
      const { sub, ...others } = person;
      data(response, isCareless ? others : { sub, ...others });
    },
  };
  return {
    listener: (request, response) => {
      if (request.method === 'OPTIONS') return void data(response, {});
      const answer = answers[new URL(request.url ?? '/', issuer).pathname];
      if (!answer) return void response.writeHead(404).end();
      Promise.resolve(answer(request, response)).catch(() => response.destroy());
    },
    logoutToken: (client) => {
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      if (!isCareless) return sign({ events, sub: person.sub, sid: session }, client, 'logout+jwt');
      const claims = { iss: issuer, aud: client, sid: session, nonce: 'n-4b1d20c7', events };
      return Promise.resolve(new UnsecuredJWT(claims).encode());
    },
  };
}

/** Nobody may frame them, and they tell no other site where they are. */
function keepToItself(response: ServerResponse): void {
  response.setHeader('content-security-policy', "frame-ancestors 'none'");
  response.setHeader('referrer-policy', 'no-referrer');
}

function signInPage(response: ServerResponse, asked: Asked, tellsItsAddress: boolean): void {
  keepToItself(response);
  if (tellsItsAddress) response.setHeader('referrer-policy', 'unsafe-url');
  const body = `<h1>Depot ID</h1><form method="post" action="/sign-in"><input type="hidden" name="asked" value="${escapeHtml(JSON.stringify(asked))}"><button id="sign-in">Go on as Alice</button></form>`;
  sendPage(response, { title: 'Depot ID', body });
}

function postTo(response: ServerResponse, address: string, answer: Asked): void {
  keepToItself(response);
  const fields = Object.entries(answer).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const body = `<form method="post" action="${escapeHtml(address)}">${fields.join('')}</form><script>document.forms[0].submit()</script>`;
  sendPage(response, { title: 'One moment', body });
}

function metadata(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    scopes_supported: ['openid', 'profile', 'stock'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_details_types_supported: ['delivery'],
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  };
}

function data(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
  });
  response.end(JSON.stringify(content));
}
