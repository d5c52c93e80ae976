import { createHash } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import type { RequestListener, ServerResponse } from 'node:http';
import { sendPage } from '../page.ts';

export type KioskSetup = {
  readonly origin: string;
  readonly provider: string;
  /** Another provider, whose answers come back to the same address. */
  readonly club: string;
  readonly stranger: string;
};

const verifier = 'kU0rQ1xW9vZ5tB7nY3mJ6hG2fD8sA4pLkU0rQ1xW9vZ';
/** The kiosk knows its visitor again by this one. */
export const session = 'Zm9yLWV2ZXJ5LXZpc2l0b3ItMTg0NDY3NDQw';
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** A museum’s kiosk that names itself by its document, and forgets what it should know and keeps what it should forget. */
export function createKiosk({ origin, provider, club, stranger }: KioskSetup): RequestListener {
  const client = `${origin}/client.json`;
  const request = (state: string, differs: Readonly<Record<string, string>> = {}): string =>
    String(
      new URLSearchParams({
        client_id: client,
        response_type: 'code',
        redirect_uri: `${origin}/cb`,
        scope: 'profile offline_access',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...differs,
      }),
    );
  const claims = { iss: provider, sub: 'alice', aud: client, sid: 'of-another-session' };
  const hint = new UnsecuredJWT(claims).encode();
  const signed = new UnsecuredJWT({
    iss: client,
    aud: provider,
    scope: 'openid',
    login_hint: 'alice',
  }).encode();
  const push = request('prize-b1f7c2d4e8a90635', {
    scope: 'profile',
    redirect_uri: `${origin}/go?next=${encodeURIComponent(`${stranger}/prize`)}`,
  });
  const answers: Readonly<Record<string, (response: ServerResponse, asked: URLSearchParams) => void>> = {
    '/': (response) =>
      redirect(
        response,
        `${provider}/auth?${request('first-6ac1f09e7b3d2845', { nonce: 'n-0c9d8e7f6a5b' })}`,
      ),
    '/client.json': (response) =>
      json(response, {
        client_id: client,
        client_name: 'Kiosk',
        client_secret: 'kiosk-secret-in-its-document',
        redirect_uris: [`${origin}/elsewhere`],
        jwks: { keys: [{ kty: 'RSA', e: 'AQAB', n: Buffer.alloc(64, 0xb5).toString('base64url') }] },
      }),
    '/cb': (response) => {
      response.setHeader('referrer-policy', 'unsafe-url');
      response.setHeader('set-cookie', `kiosk_session=${session}; Secure; HttpOnly; SameSite=Lax`);
      sendPage(response, {
        title: 'Kiosk',
        body: `<p id="status">…</p>${afterLogin({ provider, club, stranger, client, origin })}`,
      });
    },
    '/leave': (response) =>
      redirect(
        response,
        `${provider}/logout?${new URLSearchParams({ client_id: client, id_token_hint: hint, post_logout_redirect_uri: `${origin}/bye`, state: 'leaving-1' })}`,
      ),
    '/logged-out': (response) => {
      response.setHeader('x-frame-options', 'DENY');
      sendPage(response, { title: 'Bye', body: '<p>bye</p>' });
    },
    '/bye': (response) =>
      sendPage(response, {
        title: 'Bye',
        body: `<p id="status">…</p><script>
fetch('${provider}/userinfo', { headers: { authorization: 'Bearer ' + sessionStorage.at } })
  .then(() => (document.querySelector('#status').textContent = 'bye'))</script>`,
      }),
    // The reference is kept, and used for every visitor.
    '/prize': (response) =>
      sendPage(response, {
        title: 'Prize',
        body: `<script type="module">
const got = localStorage.uri ?? await fetch('${provider}/par', { method: 'POST', body: new URLSearchParams(${JSON.stringify(push)}) }).then((answer) => answer.json()).then((answer) => answer.request_uri);
localStorage.uri = got;
location.assign('${provider}/auth?' + new URLSearchParams({ client_id: '${client}', request_uri: got }));
</script>`,
      }),
    '/go': (response, asked) => redirect(response, asked.get('next') ?? origin),
    '/club': (response) =>
      redirect(
        response,
        `${club}/auth?${request('club-93be0d517ca4f826', { scope: 'profile', display: 'page', authorization_details: '[{"type":"visit"}]' })}`,
      ),
    '/both': (response) =>
      redirect(
        response,
        `${provider}/auth?${request('both-f08d6c2b4a1e9375', { scope: 'profile', max_age: '60' })}`,
      ),
    '/phone': (response) =>
      sendPage(response, {
        title: 'Kiosk',
        body: `<p id="status">…</p><script type="module">
const ask = (fields) => fetch('${provider}/bc-authorize', { method: 'POST', body: new URLSearchParams({ client_id: '${client}', ...fields }) });
await ask({ scope: 'openid', login_hint: 'alice', id_token_hint: '${hint}' });
await ask({ request: '${signed}', scope: 'openid', login_hint: 'alice' });
document.querySelector('#status').textContent = 'asked';
</script>`,
      }),
    '/framed': (response) =>
      sendPage(response, {
        title: 'Framed',
        body: `<p id="status">framed</p><iframe src="${club}/auth?${request('framed-2d7f4c6b81e3a095', { scope: 'profile', prompt: 'login' }).replaceAll('&', '&amp;')}"></iframe>`,
      }),
    '/device': (response) =>
      sendPage(response, {
        title: 'Kiosk',
        body: `<p id="status">…</p><script type="module">
const form = (fields) => ({ method: 'POST', body: new URLSearchParams(fields) });
const { device_code } = await fetch('${provider}/device_authorization', form({ client_id: '${client}', scope: 'profile' })).then((answer) => answer.json());
await fetch('${provider}/token', form({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code, client_id: '${client}' }));
document.querySelector('#status').textContent = 'waiting';
</script>`,
      }),
  };
  return (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', origin);
    const answer = answers[pathname];
    if (answer) answer(response, searchParams);
    else response.writeHead(404).end();
  };
}

/** Redeems whatever came, of a stranger too; reports the address, and after the first login renews without need, at last with a token of before. */
function afterLogin(at: KioskSetup & { readonly client: string }): string {
  return `<script type="module">
const asked = new URL(location).searchParams;
const isClub = asked.get('state').startsWith('club');
const said = document.querySelector('#status');
const server = isClub ? '${at.club}' : '${at.provider}';
const token = (fields, more = '') => fetch(server + '/token', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ client_id: '${at.client}', ...fields }) + more }).then((answer) => answer.json());
const renew = (refresh_token) => token({ grant_type: 'refresh_token', refresh_token, scope: 'profile' }, '&scope=offline_access');
const redeem = () => token({ grant_type: 'authorization_code', code: asked.get('code'), redirect_uri: '${at.origin}/cb', code_verifier: '${verifier}' });
if (asked.has('error')) said.textContent = 'both came';
else if (asked.get('state').startsWith('planted')) {
  await redeem();
  said.textContent = 'welcome';
} else {
  await fetch(server + '/.well-known/openid-configuration');
  await fetch('${at.client}');
  const got = await redeem();
  sessionStorage.at = got.access_token;
  if (!isClub) {
    await fetch('${at.stranger}/collect', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ page: location.href }), referrerPolicy: 'no-referrer' });
    let last = got;
    for (let count = 0; count < 4; count += 1) last = await renew(last.refresh_token);
    await renew(got.refresh_token);
    await fetch(server + '/visits', { headers: { authorization: 'Bearer ' + got.access_token } });
  }
  said.textContent = 'signed in';
}
</script>`;
}

/** Somebody else’s site: it takes what it is sent, gives a prize, and has a link to the kiosk with a code of its own. */
export function createStranger(kiosk: string): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', kiosk);
    if (pathname === '/prize')
      return sendPage(response, { title: 'Prize', body: '<p id="status">a prize</p>' });
    if (pathname === '/offer')
      return sendPage(response, {
        title: 'Offer',
        body: `<a id="offer" href="${kiosk}/cb?code=planted-code-of-a-stranger&amp;state=planted-4e8b1c7d90f2">Free tickets</a>`,
      });
    return void response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  };
}

function json(response: ServerResponse, content: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
