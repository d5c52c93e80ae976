import type { RequestListener } from 'node:http';
import { sendPage } from '../page.ts';
import { readText } from '../read-form.ts';
import { showDiploma, showEverything, type Key } from './credential.ts';
import { showDocument } from './document.ts';

/** What the wallet gets wrong; `undefined`: nothing. */
export type WalletFault =
  /** It signs the nonce of an older request, just now or two days ago. */
  | 'old nonce'
  | 'kept presentation'
  /** It shows everything and a claim of its own, and signs nothing. */
  | 'own claim'
  /** It proves its key to another issuer, and by itself at no time and for nobody’s nonce. */
  | 'other issuer'
  | 'timeless proof'
  | undefined;

type Setup = {
  readonly origin: string;
  readonly key: Key;
  readonly credential: string;
  /** A driving licence, which is no SD-JWT. */
  readonly licence: string;
  readonly fault?: WalletFault;
};

/** What the wallet’s page asks its server to sign: a proof for an issuer, a document, or a credential that is shown in parts. */
type Asked = {
  readonly aud: string;
  readonly nonce: string;
  readonly address: string;
  readonly isProof?: boolean;
  readonly isDocument?: boolean;
};

/** A wallet that is a page: its script speaks with verifiers and issuers, its server has the key. */
export function createWallet(setup: Setup): RequestListener {
  return (request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', setup.origin);
      if (pathname === '/authorize') return sendPage(response, { title: 'Wallet', body: show });
      if (pathname === '/offer') return sendPage(response, { title: 'Wallet', body: fetchIt });
      if (pathname !== '/sign') return void response.writeHead(404).end();
      const asked = JSON.parse(await readText(request)) as Asked;
      const signed = await (asked.isProof ? prove(setup, asked) : present(setup, asked));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ signed }));
    })();
  };
}

const now = (): number => Math.floor(Date.now() / 1000);
const twoDays = 2 * 86_400;

function prove({ key, fault }: Setup, { aud: issuer, nonce }: Asked): Promise<string> {
  const isForOther = fault === 'other issuer' || fault === 'timeless proof';
  const aud = isForOther ? 'https://another-issuer.test' : issuer;
  return key.token(fault === 'timeless proof' ? { aud } : { aud, nonce, iat: now() }, {
    typ: 'openid4vci-proof+jwt',
    jwk: key.publicJwk,
  });
}

function present({ key, credential, licence, fault }: Setup, asked: Asked): Promise<string> {
  const { aud, address, isDocument } = asked;
  const isOld = fault === 'old nonce' || fault === 'kept presentation';
  const nonce = isOld ? 'nonce-of-an-older-request' : asked.nonce;
  if (isDocument) return showDocument(licence, key, { client: aud, nonce, address });
  if (fault === 'own claim') return showEverything(credential, ['doctorate', 'Philosophy']);
  return showDiploma(credential, key, {
    aud,
    nonce,
    iat: now() - (fault === 'kept presentation' ? twoDays : 0),
  });
}

const show = `<h1>Show it?</h1><p id="status">…</p><p class="row"><button id="agree" disabled>Show</button><button class="quiet" id="refuse" disabled>No</button></p>
<script type="module">
const asked = new URLSearchParams(location.search);
const byPost = asked.get('request_uri_method') === 'post' && { method: 'POST', body: new URLSearchParams({ wallet_nonce: crypto.randomUUID() }) };
const object = await (await fetch(asked.get('request_uri'), byPost || {})).text();
const claims = JSON.parse(atob(object.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
const [wanted] = claims.dcql_query.credentials;
const post = async (fields) => {
  const state = claims.state && { state: claims.state };
  const answer = await fetch(claims.response_uri, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...fields, ...state }) });
  const { redirect_uri } = await answer.json().catch(() => ({}));
  if (redirect_uri) location.href = redirect_uri;
  else document.querySelector('#status').textContent = answer.ok ? 'shown, and nowhere to go' : 'refused by the site';
};
const sign = async () => (await (await fetch('/sign', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ aud: claims.client_id, nonce: claims.nonce, address: claims.response_uri, isDocument: wanted.format === 'mso_mdoc' }) })).json()).signed;
document.querySelector('#agree').onclick = async () => post({ vp_token: JSON.stringify({ [wanted.id]: [await sign()] }) });
document.querySelector('#refuse').onclick = () => post({ error: 'access_denied' });
for (const button of document.querySelectorAll('button')) button.disabled = false;
</script>`;

const fetchIt = `<h1>A diploma for your wallet</h1><form><label>Code that came by mail<input name="tx" inputmode="numeric"></label><button id="take" disabled>Take</button></form><p id="status">…</p>
<script type="module">
const offer = JSON.parse(new URLSearchParams(location.search).get('credential_offer') ?? sessionStorage.offer);
const issuer = offer.credential_issuer;
const at = issuer.replace(/\\/$/, '');
const about = await (await fetch(at + '/.well-known/openid-credential-issuer')).json();
const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const say = (text) => { document.querySelector('#status').textContent = text; };
const sign = async (nonce) => (await (await fetch('/sign', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ aud: issuer, nonce, isProof: true }) })).json()).signed;
const take = async (fields) => {
  const { access_token, error } = await (await fetch(at + '/token', { method: 'POST', body: new URLSearchParams(fields) })).json();
  if (error) return say('the code was not taken');
  const { c_nonce } = await (await fetch(about.nonce_endpoint, { method: 'POST' })).json();
  const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' };
  const asked = { credential_configuration_id: 'diploma', proofs: { jwt: [await sign(c_nonce)] } };
  const ask = async (address, what) => (await fetch(address, { method: 'POST', headers, body: JSON.stringify(what) })).json();
  let given = await ask(about.credential_endpoint, asked);
  while (given.transaction_id) {
    say('not printed yet');
    await new Promise((done) => setTimeout(done, 500));
    given = await ask(about.deferred_credential_endpoint, { transaction_id: given.transaction_id });
  }
  if (!given.credentials) return say('no credential');
  await fetch(about.notification_endpoint, { method: 'POST', headers, body: JSON.stringify({ notification_id: given.notification_id, event: 'credential_accepted' }) });
  say('in the wallet');
};
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  const mailed = offer.grants[grant];
  const typed = mailed.tx_code && { tx_code: new FormData(document.forms[0]).get('tx') };
  void take({ grant_type: grant, 'pre-authorized_code': mailed['pre-authorized_code'], ...typed });
};
document.querySelector('#take').disabled = false;
const web = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const client = { client_id: 'lab-wallet', redirect_uri: location.origin + '/offer' };
const { code, state } = Object.fromEntries(new URLSearchParams(location.search));
if (code && state === sessionStorage.state)
  void take({ grant_type: 'authorization_code', code, code_verifier: sessionStorage.verifier, ...client });
else if (offer.grants.authorization_code) {
  const server = await (await fetch(at + '/.well-known/oauth-authorization-server')).json();
  const random = () => web(crypto.getRandomValues(new Uint8Array(32)));
  Object.assign(sessionStorage, { offer: JSON.stringify(offer), state: random(), verifier: random() });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sessionStorage.verifier));
  const asked = { response_type: 'code', ...client, state: sessionStorage.state, code_challenge: web(digest), code_challenge_method: 'S256', issuer_state: offer.grants.authorization_code.issuer_state, scope: 'diploma' };
  location.href = server.authorization_endpoint + '?' + new URLSearchParams(asked);
}
</script>`;
