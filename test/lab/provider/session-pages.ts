import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import type Provider from 'oidc-provider';
import { escapeHtml, sendPage } from '../page.ts';
import { signCredential } from './credential.ts';

type Middleware = Parameters<Provider['use']>[0];

/** Clients that want to be told of a logout in a frame. OIDC Front-Channel Logout §2. */
export type LogoutPages = Readonly<Record<string, string>>;

type Session = {
  readonly authorizations?: Readonly<Record<string, unknown>>;
  sidFor(clientId: string): string;
};

/**
 * `oidc-provider` has no front-channel logout: where it would send the browser back to the client, a page of ours first
 * loads the clients' logout pages in frames.
 */
export function frontchannelLogout(issuer: string, pages: LogoutPages): Middleware {
  return async (context, next) => {
    await next();
    if (context.path !== '/session/end/confirm' || context.status !== 303) return;
    const { session } = (context as unknown as { oidc: { session: Session } }).oidc;
    const frames = Object.keys(session.authorizations ?? {}).flatMap((clientId) => {
      const page = pages[clientId];
      return page ? [`${page}?${new URLSearchParams({ iss: issuer, sid: session.sidFor(clientId) })}`] : [];
    });
    if (frames.length === 0) return;
    const target = context.response.get('location');
    context.remove('location');
    context.status = 200;
    context.type = 'html';
    context.body = logoutPage(frames, target);
  };
}

function logoutPage(frames: readonly string[], target: string): string {
  const nonce = randomBytes(8).toString('hex');
  const tags = frames.map((url) => `<iframe hidden src="${escapeHtml(url)}"></iframe>`);
  return `<!doctype html><title>Signing out</title><p>Signing out…</p>${tags.join('')}
<script nonce="${nonce}">addEventListener('load', () => location.replace(${JSON.stringify(target)}))</script>`;
}

/** What a provider of the lab serves beside `oidc-provider`: WebFinger, the session page, and a credential button. */
export function withSessionPages(issuer: string, key: JWK, rest: RequestListener): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    switch (url.pathname) {
      case '/.well-known/webfinger':
        return webFinger(issuer, url, response);
      case '/session/check':
        return sendPage(response, { title: 'Session', body: '<p>Session</p>' });
      case '/gsi/select':
        return void offerCredential(issuer, key, url, response);
      default:
        return rest(request as IncomingMessage, response as ServerResponse & { req: IncomingMessage });
    }
  };
}

function webFinger(issuer: string, url: URL, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'application/jrd+json',
    'access-control-allow-origin': '*',
  });
  const rel = 'http://openid.net/specs/connect/1.0/issuer';
  const subject = url.searchParams.get('resource');
  response.end(JSON.stringify({ subject, links: [{ rel, href: issuer }] }));
}

/** The page by which Google's script posts an ID token: a form to the site, sent by a click. */
async function offerCredential(issuer: string, key: JWK, url: URL, response: ServerResponse): Promise<void> {
  const asked = url.searchParams;
  const credential = await signCredential({ issuer, key, audience: asked.get('client_id') ?? '' });
  const fields = { credential, select_by: 'btn', g_csrf_token: asked.get('g_csrf_token') ?? '' };
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  sendPage(response, {
    title: 'Choose an account',
    body: `<h1>Choose an account</h1><form method="post" action="${escapeHtml(asked.get('login_uri') ?? '')}">${inputs.join('')}<button id="account">Alice</button></form>`,
  });
}
