import type { RequestListener } from 'node:http';
import { sendPage } from '../page.ts';
import { readText } from '../read-form.ts';
import { showDiploma, type Key } from './credential.ts';
import { showLicence } from './document.ts';

/** What the wallet gets wrong: it signs an old nonce, or a proof for another issuer. */
export type WalletFault = 'old nonce' | 'other issuer' | undefined;

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
export function createWallet({ origin, key, credential, licence, fault }: Setup): RequestListener {
  return (request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', origin);
      if (pathname === '/authorize') return sendPage(response, { title: 'Wallet', body: show });
      if (pathname === '/offer') return sendPage(response, { title: 'Wallet', body: fetchIt });
      if (pathname !== '/sign') return void response.writeHead(404).end();
      const asked = JSON.parse(await readText(request)) as Asked;
      const { aud, isProof } = asked;
      const isOld = !isProof && fault === 'old nonce';
      const nonce = isOld ? 'nonce-of-an-older-request' : asked.nonce;
      const iat = Math.floor(Date.now() / 1000);
      const proof = { aud: fault === 'other issuer' ? 'https://another-issuer.test' : aud, nonce, iat };
      const signed = isProof
        ? await key.token(proof, { typ: 'openid4vci-proof+jwt', jwk: key.publicJwk })
        : asked.isDocument
          ? await showLicence(licence, key, { client: aud, nonce, address: asked.address })
          : await showDiploma(credential, key, aud, nonce);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ signed }));
    })();
  };
}

const show = `<h1>Show it?</h1><p id="status">…</p><p class="row"><button id="agree" disabled>Show</button><button class="quiet" id="refuse" disabled>No</button></p>
<script type="module">
const asked = new URLSearchParams(location.search);
const object = await (await fetch(asked.get('request_uri'))).text();
const claims = JSON.parse(atob(object.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
const [wanted] = claims.dcql_query.credentials;
const post = async (fields) => {
  const answer = await fetch(claims.response_uri, { method: 'POST', body: new URLSearchParams({ ...fields, state: claims.state }) });
  const { redirect_uri } = await answer.json();
  if (redirect_uri) location.href = redirect_uri;
  else document.querySelector('#status').textContent = 'refused by the site';
};
const sign = async () => (await (await fetch('/sign', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ aud: claims.client_id, nonce: claims.nonce, address: claims.response_uri, isDocument: wanted.format === 'mso_mdoc' }) })).json()).signed;
document.querySelector('#agree').onclick = async () => post({ vp_token: JSON.stringify({ [wanted.id]: [await sign()] }) });
document.querySelector('#refuse').onclick = () => post({ error: 'access_denied' });
for (const button of document.querySelectorAll('button')) button.disabled = false;
</script>`;

const fetchIt = `<h1>A diploma for your wallet</h1><form><label>Code that came by mail<input name="tx" inputmode="numeric"></label><button id="take">Take</button></form><p id="status">…</p>
<script type="module">
const offer = JSON.parse(new URLSearchParams(location.search).get('credential_offer') ?? sessionStorage.offer);
const issuer = offer.credential_issuer;
const about = await (await fetch(issuer + '/.well-known/openid-credential-issuer')).json();
const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const say = (text) => { document.querySelector('#status').textContent = text; };
const sign = async (nonce) => (await (await fetch('/sign', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ aud: issuer, nonce, isProof: true }) })).json()).signed;
const take = async (fields) => {
  const { access_token, error } = await (await fetch(issuer + '/token', { method: 'POST', body: new URLSearchParams(fields) })).json();
  if (error) return say('the code was not taken');
  const { c_nonce } = await (await fetch(about.nonce_endpoint, { method: 'POST' })).json();
  const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' };
  const asked = { credential_configuration_id: 'diploma', proofs: { jwt: [await sign(c_nonce)] } };
  const given = await (await fetch(about.credential_endpoint, { method: 'POST', headers, body: JSON.stringify(asked) })).json();
  if (!given.credentials) return say('no credential');
  await fetch(about.notification_endpoint, { method: 'POST', headers, body: JSON.stringify({ notification_id: given.notification_id, event: 'credential_accepted' }) });
  say('in the wallet');
};
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  void take({ grant_type: grant, 'pre-authorized_code': offer.grants[grant]['pre-authorized_code'], tx_code: new FormData(document.forms[0]).get('tx') });
};
const web = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const client = { client_id: 'lab-wallet', redirect_uri: location.origin + '/offer' };
const { code, state } = Object.fromEntries(new URLSearchParams(location.search));
if (code && state === sessionStorage.state)
  void take({ grant_type: 'authorization_code', code, code_verifier: sessionStorage.verifier, ...client });
else if (offer.grants.authorization_code) {
  const server = await (await fetch(issuer + '/.well-known/oauth-authorization-server')).json();
  const random = () => web(crypto.getRandomValues(new Uint8Array(32)));
  Object.assign(sessionStorage, { offer: JSON.stringify(offer), state: random(), verifier: random() });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sessionStorage.verifier));
  const asked = { response_type: 'code', ...client, state: sessionStorage.state, code_challenge: web(digest), code_challenge_method: 'S256', issuer_state: offer.grants.authorization_code.issuer_state, scope: 'diploma' };
  location.href = server.authorization_endpoint + '?' + new URLSearchParams(asked);
}
</script>`;
