import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { signCredential } from './credential.ts';

/** What a browser asks a provider of FedCM (W3C FedCM §3), for a person who has an account there. */
export function withFedcm(issuer: string, key: JWK, rest: RequestListener, error?: string): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
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
        return answer(response, {
          accounts: [{ id: 'alice', name: 'Alice Liddell', email: 'alice@example.org' }],
        });
      case '/fedcm/client':
        return answer(response, { privacy_policy_url: `${issuer}/privacy` }, allowed(request));
      case '/fedcm/assertion':
        if (error !== undefined) return answer(response, { error: { code: error } }, allowed(request), 403);
        return void assert(issuer, key, request, response);
      case '/fedcm/login':
        response.setHeader('set-login', 'logged-in');
        return sendPage(response, { title: 'Lab ID', body: '<p id="status">signed in at Lab ID</p>' });
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
