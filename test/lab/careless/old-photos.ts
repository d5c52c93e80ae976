import type { RequestListener, ServerResponse } from 'node:http';
import { sendPage } from '../page.ts';

const namespace = 'http://specs.openid.net/auth/2.0';

/** A provider over http that has not changed since OAuth 1.0 and OpenID 2.0 were new: it confirms nothing and signs next to nothing. */
export function createOldPhotos(origin: string): RequestListener {
  const answers: Readonly<Record<string, (response: ServerResponse, asked: URLSearchParams) => void>> = {
    '/oauth/request_token': (response) =>
      credentials(response, 'old-temporary-token-1', 'old-temporary-secret'),
    // Whoever approves, it sends the browser back with the token of somebody else, and without a verifier.
    '/oauth/authorize': (response, asked) =>
      redirect(response, `${asked.get('oauth_callback')}?oauth_token=old-temporary-token-of-another`),
    '/oauth/access_token': (response) => credentials(response, 'old-access-token-1', 'old-access-secret'),
    '/photos': (response) => {
      response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end('["beach.jpg"]');
    },
    '/openid': (response, asked) => {
      const back = new URL(asked.get('openid.return_to') ?? origin);
      const fields = {
        ns: namespace,
        mode: 'id_res',
        op_endpoint: `${origin}/openid`,
        claimed_id: `${origin}/id/alice`,
        identity: `${origin}/id/alice`,
        return_to: 'http://another-site.test/signed',
        response_nonce: `${new Date().toISOString().slice(0, 19)}Zold1`,
        assoc_handle: 'old-handle',
        signed: 'return_to',
        sig: 'b2xkLXNpZ25hdHVyZQ==',
      };
      for (const [name, value] of Object.entries(fields)) back.searchParams.set(`openid.${name}`, value);
      redirect(response, String(back));
    },
  };
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const answer = answers[pathname];
    if (answer) answer(response, searchParams);
    else response.writeHead(404).end();
  };
}

/** An album whose page writes its secrets into every request, with one nonce and one time for all of them. */
export function createAlbum(origin: string, photos: string): RequestListener {
  const script = `
const said = document.querySelector('#status');
const sign = (more) => 'OAuth ' + Object.entries({
  oauth_consumer_key: 'album', oauth_signature_method: 'PLAINTEXT', oauth_version: '1.0',
  oauth_nonce: 'album-nonce', oauth_timestamp: '1262304000', ...more,
}).map(([name, value]) => name + '="' + encodeURIComponent(value) + '"').join(', ');
const ask = (path, more, method = 'POST') => fetch('${photos}' + path, { method, headers: { authorization: sign(more) } }).then((answer) => answer.text());
const given = new URL(location).searchParams.get('oauth_token');
if (given === null) {
  const temporary = new URLSearchParams(await ask('/oauth/request_token', { oauth_signature: 'album-secret&' }));
  location.assign('${photos}/oauth/authorize?' + new URLSearchParams({ oauth_token: temporary.get('oauth_token'), oauth_callback: '${origin}/album' }));
} else {
  const access = new URLSearchParams(await ask('/oauth/access_token', { oauth_token: given, oauth_signature: 'album-secret&old-temporary-secret' }));
  await ask('/photos', { oauth_token: access.get('oauth_token'), oauth_signature: 'album-secret&old-access-secret' }, 'GET');
  said.textContent = '1 photo';
}`;
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname === '/sign-in') {
      const asked = {
        'openid.ns': namespace,
        'openid.mode': 'checkid_setup',
        'openid.claimed_id': `${namespace}/identifier_select`,
        'openid.identity': `${namespace}/identifier_select`,
        'openid.return_to': `${origin}/signed`,
        'openid.realm': `${origin}/`,
      };
      return redirect(response, `${photos}/openid?${new URLSearchParams(asked)}`);
    }
    if (pathname === '/signed')
      return sendPage(response, { title: 'Album', body: '<p id="status">signed in</p>' });
    return sendPage(response, {
      title: 'Album',
      body: `<p id="status">…</p><script type="module">${script}</script>`,
    });
  };
}

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };

function credentials(response: ServerResponse, token: string, secret: string): void {
  response.writeHead(200, { ...cors, 'content-type': 'application/x-www-form-urlencoded' });
  response.end(String(new URLSearchParams({ oauth_token: token, oauth_token_secret: secret })));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
