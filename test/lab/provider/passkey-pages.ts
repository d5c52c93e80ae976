import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sendPage } from '../page.ts';

/** How the provider takes passkeys; `misconfigured`: it expects them from another origin, as behind a proxy that ends TLS. */
export type PasskeySupport = 'taken' | 'misconfigured';

type Credential = { readonly id: string; readonly publicKey: string };
type Posted = Readonly<Record<string, string>>;

/** Pages and endpoints by which the lab's provider makes and takes passkeys (WebAuthn Level 3 §7), for one person. */
export function withPasskeys(
  issuer: string,
  support: PasskeySupport | undefined,
  rest: RequestListener,
): RequestListener {
  if (!support) return rest;
  const { hostname, origin } = new URL(issuer);
  const expected = support === 'taken' ? origin : `https://${hostname}`;
  const challenges = new Set<string>();
  let credential: Credential | undefined;
  const challenge = (): string => {
    const made = randomBytes(32).toString('base64url');
    challenges.add(made);
    return made;
  };
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    switch (new URL(request.url ?? '/', issuer).pathname) {
      case '/passkey/new':
        return sendPage(response, { title: 'Lab ID', body: newPage });
      case '/passkey/new/options':
        return send(response, 200, {
          challenge: challenge(),
          rp: { id: hostname, name: 'Lab ID' },
          user: { id: randomBytes(16).toString('base64url'), name: 'alice', displayName: 'Alice Liddell' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        });
      case '/passkey/new/answer': {
        const { id = '', publicKey = '' } = await postedTo(request);
        credential = { id, publicKey };
        return send(response, 200, { verified: true });
      }
      case '/passkey/options':
        return send(response, 200, {
          challenge: challenge(),
          rpId: hostname,
          timeout: 60_000,
          userVerification: 'required',
          allowCredentials: credential ? [{ type: 'public-key', id: credential.id }] : [],
        });
      case '/passkey/answer': {
        const isTaken = isGood(await postedTo(request), credential, challenges, expected);
        return send(response, isTaken ? 200 : 401, { verified: isTaken });
      }
      default:
        return void rest(request, response);
    }
  };
  return (request, response) => void route(request, response);
}

function isGood(
  { id, clientDataJSON = '', authenticatorData = '', signature = '' }: Posted,
  credential: Credential | undefined,
  challenges: Set<string>,
  expected: string,
): boolean {
  if (!credential || credential.id !== id) return false;
  const [client, data] = [clientDataJSON, authenticatorData].map((text) => Buffer.from(text, 'base64url'));
  const said = JSON.parse(client!.toString()) as Posted;
  const signed = Buffer.concat([data!, createHash('sha256').update(client!).digest()]);
  const key = createPublicKey({
    key: Buffer.from(credential.publicKey, 'base64url'),
    format: 'der',
    type: 'spki',
  });
  const isKnown = challenges.delete(said['challenge'] ?? '');
  return (
    isKnown &&
    said['type'] === 'webauthn.get' &&
    said['origin'] === expected &&
    verify('sha256', signed, key, Buffer.from(signature, 'base64url'))
  );
}

async function postedTo(request: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Posted;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

const shared = `
const ask = async (path, body = {}) => {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { ok: answer.ok, json: await answer.json() };
};
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');`;

const newPage = `<h1>Lab ID</h1><p>Status: <b id="status">no passkey yet</b></p><button id="make">Make a passkey</button>
<script type="module">${shared}
document.querySelector('#make').onclick = async () => {
  const { json } = await ask('/passkey/new/options');
  const { response, id } = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) });
  await ask('/passkey/new/answer', { id, clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), publicKey: text(response.getPublicKey()) });
  document.querySelector('#status').textContent = 'made';
};</script>`;

/** A button for the provider's login page: a passkey that is taken sends the page's form. */
export const passkeyButton = `<div class="row"><button class="quiet" id="passkey">Use a passkey</button></div><p id="passkey-status"></p>
<script type="module">${shared}
document.querySelector('#passkey').onclick = async () => {
  const { json } = await ask('/passkey/options');
  const { response, id } = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
  const { ok } = await ask('/passkey/answer', { id, clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) });
  if (ok) document.querySelector('form').submit();
  else document.querySelector('#passkey-status').textContent = 'This passkey was not taken.';
};</script>`;
