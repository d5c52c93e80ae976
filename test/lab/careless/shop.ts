import { createHash } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { sendPage } from '../page.ts';

export type ShopSetup = { readonly origin: string; readonly provider: string; readonly stats: string };

/** One for all logins, as the nonce is. */
const verifier = 'the-same-verifier-for-every-login-of-everybody-0000';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const secret = 'shop-secret-that-a-page-shows-1234';

/** A shop whose pages log in by hand and get everything wrong that can be got wrong, each thing in a step of its own. */
export function createCarelessShop({ origin, provider, stats }: ShopSetup): RequestListener {
  const authorize = (differs: Readonly<Record<string, string>>): string =>
    `${provider}/auth?${new URLSearchParams({
      client_id: 'shop',
      redirect_uri: `${origin}/cb`,
      scope: 'openid orders',
      nonce: 'always-the-same-nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...differs,
    })}`;
  const state = Buffer.from(
    JSON.stringify({ email: 'alice@example.test', returnTo: `${origin}/cart`, role: 'customer' }),
  ).toString('base64url');
  const answers: Readonly<Record<string, (response: ServerResponse, asked: URLSearchParams) => void>> = {
    '/': (response) =>
      redirect(
        response,
        authorize({
          response_type: 'code',
          state,
          client_secret: secret,
          max_age: '60',
          login_hint: 'alice@example.test',
        }),
      ),
    '/again': (response) =>
      redirect(
        response,
        authorize({ response_type: 'id_token token', response_mode: 'query', state: 'abc' }),
      ),
    '/cb': (response, asked) => {
      response.setHeader('referrer-policy', 'unsafe-url');
      response.setHeader('set-cookie', ['shop_session=1', `token=${asked.get('access_token') ?? ''}`]);
      sendPage(response, {
        title: 'Shop',
        body: `<h1>Shop</h1><p id="status">…</p><img src="${stats}/pixel.gif" alt="">${script({ origin, provider, stats })}`,
      });
    },
    '/bye': (response) =>
      sendPage(response, {
        title: 'Bye',
        body: `<p id="status">…</p><script>
fetch('${provider}/userinfo', { headers: { authorization: 'Bearer ' + sessionStorage.at } })
  .then(() => (document.querySelector('#status').textContent = 'bye'))</script>`,
      }),
  };
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const answer = answers[pathname];
    if (answer) answer(response, searchParams);
    else response.writeHead(404).end();
  };
}

/** What the callback's page does with an answer: a code alone is redeemed, whatever else came is enough. */
function script({ origin, provider, stats }: ShopSetup): string {
  return `<script type="module">
const said = document.querySelector('#status');
const code = new URL(location).searchParams.get('code');
const ask = (url, init) => fetch(url, init).then((answer) => answer.json());
const form = (fields) => ({ method: 'POST', body: new URLSearchParams(fields) });
if (location.search.includes('access_token')) said.textContent = 'signed in at once';
else {
  await ask('${provider}/.well-known/openid-configuration');
  await ask('${provider}/jwks');
  const got = await ask('${provider}/token?' + new URLSearchParams({ grant_type: 'authorization_code', code, client_id: 'shop', redirect_uri: '${origin}/other' }));
  sessionStorage.at = got.access_token;
  await ask('${provider}/token', form({ grant_type: 'authorization_code', code, client_id: 'shop', redirect_uri: '${origin}/cb' }));
  await ask('${provider}/userinfo', { headers: { authorization: 'Bearer ' + got.access_token } });
  await ask('${provider}/token', form({ grant_type: 'refresh_token', refresh_token: got.refresh_token, client_id: 'shop', scope: 'openid orders refunds' }));
  await ask('${provider}/introspect', { ...form({ token: got.access_token }), headers: { authorization: 'Basic ' + btoa('shop:${secret}') } });
  await fetch('${stats}/orders', { headers: { authorization: 'Bearer ' + got.id_token } });
  await fetch('${stats}/seen?config=' + encodeURIComponent(JSON.stringify({ key: '${secret}' })), { mode: 'no-cors', referrerPolicy: 'origin' });
  said.textContent = 'signed in';
}
</script>`;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

/** Whoever counts visitors: takes what it is given. */
export const createStats: () => RequestListener = () => (request, response) => {
  response.writeHead(200, {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization',
    'content-type': 'application/json',
  });
  response.end(request.method === 'OPTIONS' ? undefined : '[]');
};
