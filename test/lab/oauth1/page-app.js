import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const { provider, consumer } = window.lab;
const bytes = (text) => new TextEncoder().encode(text);
const client = new window.OAuth({
  consumer,
  signature_method: 'HMAC-SHA256',
  hash_function: (text, key) => btoa(String.fromCharCode(...hmac(sha256, bytes(key), bytes(text)))),
});

function show(status) {
  document.querySelector('#status').textContent = status;
}

async function credentials(response) {
  const answer = new URLSearchParams(await response.text());
  if (!response.ok) throw new Error(answer.get('oauth_problem'));
  return { key: answer.get('oauth_token'), secret: answer.get('oauth_token_secret') };
}

/** In the header. RFC 5849 §3.5.1. */
async function begin() {
  const request = {
    url: `${provider}/oauth/request_token`,
    method: 'POST',
    data: { oauth_callback: `${location.origin}/callback` },
  };
  const { Authorization } = client.toHeader(client.authorize(request));
  const issued = await credentials(await fetch(request.url, { method: 'POST', headers: { Authorization } }));
  sessionStorage.setItem('temporary', JSON.stringify(issued));
  location.assign(`${provider}/oauth/authorize?oauth_token=${issued.key}`);
}

/** In the body, then in the query. RFC 5849 §3.5.2, §3.5.3. */
async function finish(verifier) {
  const temporary = JSON.parse(sessionStorage.getItem('temporary'));
  const request = {
    url: `${provider}/oauth/access_token`,
    method: 'POST',
    data: { oauth_verifier: verifier },
  };
  const body = new URLSearchParams(client.authorize(request, temporary));
  const token = await credentials(await fetch(request.url, { method: 'POST', body }));
  const photos = { url: `${provider}/photos?size=original`, method: 'GET' };
  const query = new URLSearchParams(client.authorize(photos, token));
  query.set('size', 'original');
  const answer = await (await fetch(`${provider}/photos?${query}`)).json();
  show(`${answer.photos.length} photos`);
}

const fail = (error) => show(`failed: ${error.message}`);
document.querySelector('#login').addEventListener('click', () => begin().catch(fail));
const verifier = new URLSearchParams(location.search).get('oauth_verifier');
if (verifier) finish(verifier).catch(fail);
else show('signed out');
