import type { RequestListener, ServerResponse } from 'node:http';
import { UnsecuredJWT } from 'jose';
import { sendPage } from '../page.ts';

export type TillSetup = { readonly origin: string; readonly provider: string; readonly stats: string };

/** A till that half knows the newer parts of OAuth: each of its pages uses some of them, and each wrongly. */
export function createTill({ origin, provider, stats }: TillSetup): RequestListener {
  const to = (params: Readonly<Record<string, string>>, more = ''): string =>
    `${provider}/auth?${new URLSearchParams({ client_id: 'till', redirect_uri: `${origin}/cb`, response_type: 'code', ...params })}${more}`;
  const answers: Readonly<Record<string, (response: ServerResponse, asked: URLSearchParams) => void>> = {
    '/first': (response) =>
      redirect(
        response,
        to({
          scope: 'openid orders refunds',
          state: 'first-login-of-the-till-0001',
          nonce: 'nonce-of-the-first-login',
          prompt: 'login',
        }),
      ),
    '/second': (response) => {
      const request = new UnsecuredJWT({
        client_id: 'till',
        scope: 'openid',
        state: 'in-the-object',
      }).encode();
      const more = '&scope=orders&scope=refunds';
      redirect(
        response,
        to(
          {
            request,
            response_mode: 'query.jwt',
            state: 'second-login-of-the-till-0002',
            code_challenge: 'too-short',
            code_challenge_method: 'S256',
          },
          more,
        ),
      );
    },
    '/third': (response) =>
      redirect(
        response,
        to({
          scope: 'openid offline_access',
          state: 'third-login-of-the-till-0003',
          nonce: 'nonce-of-the-third-login',
          code_challenge: 'RIphqDpAMxPxu8B0CkADVsCA_S0xhFxd5nCVHhGgS_4',
          code_challenge_method: 'S256',
        }),
      ),
    // Whoever sends the browser here says where the login is and where it ends.
    '/initiate': (response, asked) =>
      redirect(
        response,
        `${asked.get('iss')}/auth?${new URLSearchParams({ client_id: 'till', response_type: 'code', scope: 'openid', prompt: 'none', redirect_uri: `${origin}/cb`, state: 'initiated-by-somebody-0004' })}`,
      ),
    '/cb': (response) => sendPage(response, page(provider, 'third')),
    '/elsewhere': (response) => sendPage(response, page(provider, 'first')),
    '/device': (response) =>
      sendPage(response, {
        title: 'Till',
        body: `<p id="status">…</p><script type="module">
const form = (fields) => ({ method: 'POST', body: new URLSearchParams(fields) });
const { device_code } = await fetch('${provider}/device_authorization', form({ client_id: 'till', scope: 'openid' })).then((answer) => answer.json());
const poll = () => fetch('${provider}/token', form({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code, client_id: 'till' }));
await poll();
await fetch('${stats}/seen?device_code=' + device_code, { mode: 'no-cors' });
document.querySelector('#status').textContent = 'waiting';
</script>`,
      }),
  };
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const answer = answers[pathname];
    if (answer) answer(response, searchParams);
    else response.writeHead(404).end();
  };
}

/** Redeems what came; after the first login it tries all that it has heard of. */
function page(provider: string, login: 'first' | 'third') {
  const proof = new UnsecuredJWT({ htm: 'GET', htu: 'http://elsewhere.test/', jti: '1' }).encode();
  const assertion = new UnsecuredJWT({
    iss: 'till',
    sub: 'till',
    aud: 'http://another-server.test',
  }).encode();
  const rest = `
  const at = { authorization: 'Bearer ' + got.access_token };
  await ask('${provider}/orders', { headers: at });
  await ask('${provider}/orders?access_token=' + got.access_token, { headers: at });
  const refresh = (refresh_token, more) => ask('${provider}/token', form({ grant_type: 'refresh_token', refresh_token, client_id: 'till', ...more }));
  const next = await refresh(got.refresh_token);
  await refresh(got.refresh_token);
  await refresh(next.refresh_token, { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: '${assertion}' });`;
  return {
    title: 'Till',
    body: `<h1>Till</h1><p id="status">…</p><script type="module">
const ask = (url, init) => fetch(url, init).then((answer) => answer.json());
const form = (fields) => ({ method: 'POST', body: new URLSearchParams(fields) });
const code = new URL(location).searchParams.get('code');
if (code) {
  await ask('${provider}/.well-known/openid-configuration');
  await ask('${provider}/jwks');
  const redeem = form({ grant_type: 'authorization_code', code, client_id: 'till', redirect_uri: location.origin + '/cb', code_verifier: 'a-verifier-that-nobody-asked-for-000000000000000', ${login === 'first' ? "client_secret: 'till-secret-in-the-body-0001'" : ''} });
  const got = await ask('${provider}/token', { ...redeem, ${login === 'first' ? `headers: { authorization: 'Basic ' + btoa('till:till-secret-in-the-header-1'), dpop: '${proof}' }` : ''} });
  ${login === 'first' ? rest : ''}
}
document.querySelector('#status').textContent = code ? 'signed in' : 'nothing came';
</script>`,
  };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
