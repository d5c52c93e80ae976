import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';

/** A provider that lets everything pass: it wants pushed requests, proofs and bound keys, and holds nobody to them. */
export async function createLenientProvider(issuer: string, log: ProviderEvent[]): Promise<RequestListener> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256');
  const published = { ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  const nameless = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey);
  let refreshes = 0;

  const idToken = (nonce: string | undefined): SignJWT =>
    new SignJWT(nonce === undefined ? {} : { nonce })
      .setIssuer(issuer)
      .setSubject('alice')
      .setAudience('till')
      .setIssuedAt()
      .setExpirationTime('10m');
  /** With a key that is not the published one of that name; or with a secret that a page cannot keep. */
  const signed = (code: string): Promise<string> =>
    code === 'lenient-code-3'
      ? idToken('nonce-of-the-third-login').setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32))
      : idToken('nonce-of-the-first-login')
          .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
          .sign(other.privateKey);
  const bound = (): Promise<string> =>
    new SignJWT({
      sub: 'alice',
      scope: 'openid',
      cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' },
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience('http://till-api.test')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(own.privateKey);

  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>> = {
    '/.well-known/openid-configuration': (_request, response) =>
      data(response, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        device_authorization_endpoint: `${issuer}/device_authorization`,
        pushed_authorization_request_endpoint: `${issuer}/par`,
        require_pushed_authorization_requests: true,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      }),
    // One key has no name.
    '/jwks': (_request, response) => data(response, { keys: [published, nameless] }),
    '/auth': async (request, response) => {
      const asked = new URL(request.url ?? '/', issuer).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? issuer);
      if (asked.get('state') === 'first-login-of-the-till-0001') back.pathname = '/elsewhere';
      if (asked.get('response_mode') === 'query.jwt')
        back.searchParams.set('response', await staleResponse(asked.get('state') ?? ''));
      else {
        back.searchParams.set('code', asked.has('prompt') ? 'lenient-code-1' : 'lenient-code-3');
        back.searchParams.set('state', asked.get('state') ?? '');
      }
      response.writeHead(302, { location: String(back) }).end();
    },
    '/token': async (request, response) => {
      const form = await readForm(request);
      log.push({ event: 'grant.success', clientId: 'till', grantType: undefined, error: undefined });
      if (form.has('device_code')) return data(response, { error: 'authorization_pending' }, 400);
      refreshes += 1;
      data(response, {
        access_token: await bound(),
        token_type: 'Bearer',
        expires_in: '600',
        scope: 'openid',
        refresh_token: `lenient-refresh-token-000${refreshes}`,
        ...(form.has('code') && { id_token: await signed(form.get('code') ?? '') }),
      });
    },
    '/orders': (_request, response) => data(response, []),
    '/device_authorization': (_request, response) =>
      data(response, {
        device_code: 'lenient-device-code-0123456789',
        user_code: 'TILL-0001',
        verification_uri: `${issuer}/device`,
        expires_in: 600,
        interval: 5,
      }),
    '/device': (_request, response) =>
      sendPage(response, {
        title: 'Device',
        body: '<p id="status">type the code</p><input name="user_code">',
      }),
  };

  /** Signed, for somebody else, and long over. */
  const staleResponse = (state: string): Promise<string> =>
    new SignJWT({ code: 'lenient-code-2', state })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience('another-client')
      .setExpirationTime(Math.floor(Date.now() / 1000) - 3600)
      .sign(own.privateKey);

  return (request, response) => {
    if (request.method === 'OPTIONS') return data(response, {});
    const answer = answers[new URL(request.url ?? '/', issuer).pathname];
    if (!answer) return void response.writeHead(404).end();
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  };
}

function data(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*, authorization, dpop, content-type',
  });
  response.end(JSON.stringify(content));
}
