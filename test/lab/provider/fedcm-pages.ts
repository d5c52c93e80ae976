import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { signCredential } from './credential.ts';

/** How its FedCM differs from the plain one. */
export type FedcmOptions = {
  /** What it answers in place of a token (W3C FedCM §3.6.1). */
  readonly error?: string;
  /** Bob is signed in, until the login page is opened for somebody: then Alice signs in, whoever was asked for. */
  readonly isShared?: boolean;
};

const alice = { id: 'alice', name: 'Alice Liddell', email: 'alice@example.org' };
const bob = { id: 'bob', name: 'Bob Dodgson', email: 'bob@example.org' };
const hinted = (account: typeof alice) => ({ ...account, login_hints: [account.email] });

/** What a browser asks a provider of FedCM (W3C FedCM §3), for a person who has an account there. */
export function withFedcm(
  issuer: string,
  key: JWK,
  rest: RequestListener,
  { error, isShared = false }: FedcmOptions = {},
): RequestListener {
  let signedIn = isShared ? hinted(bob) : alice;
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    switch (pathname) {
      case '/.well-known/web-identity':
        return answer(response, { provider_urls: [`${issuer}/fedcm/config.json`] });
      case '/fedcm/config.json':
        return answer(response, {
          accounts_endpoint: '/fedcm/accounts',
          client_metadata_endpoint: '/fedcm/client',
          id_assertion_endpoint: '/fedcm/assertion',
          login_url: '/fedcm/login',
        });
      case '/fedcm/accounts':
        return answer(response, { accounts: [signedIn] });
      case '/fedcm/client':
        return answer(response, { privacy_policy_url: `${issuer}/privacy` }, allowed(request));
      case '/fedcm/assertion':
        if (error !== undefined) return answer(response, { error: { code: error } }, allowed(request), 403);
        return void assert(issuer, key, request, response);
      case '/fedcm/login':
        if (searchParams.has('login_hint')) signedIn = hinted(alice);
        // In a window of the browser's the page says itself when the person is done.
        else response.setHeader('set-login', 'logged-in');
        return sendPage(response, {
          title: 'Lab ID',
          body: `<p id="status">signed in at Lab ID</p>
            <button id="done" onclick="navigator.login.setStatus('logged-in').then(() => IdentityProvider.close())">Done</button>`,
        });
      default:
        return rest(request, response);
    }
  };
}

async function assert(
  issuer: string,
  key: JWK,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = await readForm(request);
  const audience = form.get('client_id') ?? '';
  const token = await signCredential({ issuer, key, audience, nonce: form.get('nonce') ?? undefined });
  answer(response, { token }, allowed(request));
}

/** The site may read the answer: the browser hands it the token. */
function allowed({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
  };
}

function answer(
  response: ServerResponse,
  body: object,
  headers: Record<string, string> = {},
  status = 200,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
