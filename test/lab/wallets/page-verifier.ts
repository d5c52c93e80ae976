import { randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { sendPage } from '../page.ts';
import { readText } from '../read-form.ts';
import type { Key } from './credential.ts';
import { forDiploma, keyOf } from './verifier.ts';

type Setup = {
  readonly origin: string;
  readonly key: Key;
  /** The sites whose pages may hand its requests over; default: its own. */
  readonly expectedOrigins?: readonly string[];
};

export type PageVerifier = {
  readonly listener: RequestListener;
  /** What a wallet has to sign for the latest request. */
  readonly asked: () => { readonly aud: string; readonly nonce: string };
};

/** A site whose page has the browser itself ask a wallet for a diploma, by a signed request. OpenID4VP 1.0, appendix A. */
export function createPageVerifier({ origin, key, expectedOrigins = [origin] }: Setup): PageVerifier {
  const aud = `decentralized_identifier:did:web:${new URL(origin).hostname}`;
  let nonce = '';
  const sign = async (): Promise<object> => {
    nonce = randomBytes(24).toString('base64url');
    const request = await key.token(
      {
        aud: 'https://self-issued.me/v2',
        client_id: aud,
        response_type: 'vp_token',
        response_mode: 'dc_api',
        expected_origins: expectedOrigins,
        nonce,
        dcql_query: forDiploma,
        client_metadata: { vp_formats_supported: { 'dc+sd-jwt': { 'kb-jwt_alg_values': ['ES256'] } } },
      },
      { typ: 'oauth-authz-req+jwt', kid: keyOf(aud) },
    );
    return { protocol: 'openid4vp-v1-signed', data: { request } };
  };
  const take = (text: string): object => {
    const { data } = JSON.parse(text) as { data?: { vp_token?: { diploma?: readonly string[] } } };
    const [shown = ''] = data?.vp_token?.diploma ?? [];
    const bound = decodeJwt(shown.slice(shown.lastIndexOf('~') + 1));
    return { state: bound['nonce'] === nonce && bound.aud === aud ? 'shown' : 'not for this request' };
  };
  const listener: RequestListener = (request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', origin);
      if (pathname === '/request') return json(response, await sign());
      if (pathname === '/answer') return json(response, take(await readText(request)));
      return sendPage(response, { title: 'University', body: page });
    })();
  };
  return { listener, asked: () => ({ aud, nonce }) };
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

const page = `<h1>Show your diploma</h1><p id="status">…</p><p class="row"><button id="show" disabled>Show it from a wallet</button></p>
<script type="module">
const say = (text) => { document.querySelector('#status').textContent = text; };
const request = await (await fetch('/request', { method: 'POST' })).json();
document.querySelector('#show').onclick = async () => {
  const given = await navigator.credentials.get({ digital: { requests: [request] } }).catch(() => undefined);
  if (!given) return say('the wallet gave nothing');
  const body = JSON.stringify({ protocol: given.protocol, data: given.data });
  const headers = { 'content-type': 'application/json' };
  say((await (await fetch('/answer', { method: 'POST', headers, body })).json()).state);
};
document.querySelector('#show').disabled = false;
</script>`;
