import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { readSigned, type Consumer } from './verified-request.ts';

/** What the provider itself knows: the authority on what really happened. */
export type PhotoEvent =
  | 'temporary credentials'
  | 'approved'
  | 'denied'
  | 'token credentials'
  | 'photos'
  | 'refused';

type Temporary = { readonly secret: string; readonly callback: string; verifier?: string };

/** A provider of OAuth 1.0a that checks every signature. RFC 5849 §2. */
export function createPhotoProvider(
  origin: string,
  consumer: Consumer,
): { readonly listener: RequestListener; readonly log: readonly PhotoEvent[] } {
  const log: PhotoEvent[] = [];
  const temporary = new Map<string, Temporary>();
  const tokens = new Map<string, string>();
  const fresh = (): string => randomBytes(18).toString('base64url');

  const issue = (response: ServerResponse, token: string, secret: string, more = {}): void =>
    send(response, 200, new URLSearchParams({ oauth_token: token, oauth_token_secret: secret, ...more }));
  const refuse = (response: ServerResponse, problem: string): void => {
    log.push('refused');
    send(response, 401, new URLSearchParams({ oauth_problem: problem }));
  };

  const temporaryCredentials = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { oauth, isGenuine } = await readSigned(request, origin, consumer);
    if (!isGenuine('')) return refuse(response, 'signature_invalid');
    const [token, secret] = [fresh(), fresh()];
    temporary.set(token, { secret, callback: oauth.get('oauth_callback') ?? 'oob' });
    log.push('temporary credentials');
    issue(response, token, secret, { oauth_callback_confirmed: 'true' });
  };

  const approval = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams();
    const token =
      form.get('oauth_token') ?? new URL(request.url ?? '/', origin).searchParams.get('oauth_token') ?? '';
    const pending = temporary.get(token);
    if (!pending) return sendPage(response, { title: 'Lab Photos', body: '<h1>Unknown token</h1>' }, 400);
    const back = new URL(pending.callback);
    switch (form.get('action')) {
      case 'allow':
        pending.verifier = fresh();
        back.searchParams.set('oauth_token', token);
        back.searchParams.set('oauth_verifier', pending.verifier);
        log.push('approved');
        return redirectTo(response, back.href);
      case 'cancel':
        back.searchParams.set('denied', token);
        log.push('denied');
        return redirectTo(response, back.href);
      default:
        return sendPage(response, form.has('login') ? consentPage(token) : loginPage(token));
    }
  };

  const tokenCredentials = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { oauth, isGenuine } = await readSigned(request, origin, consumer);
    const pending = temporary.get(oauth.get('oauth_token') ?? '');
    if (!pending?.verifier || !isGenuine(pending.secret)) return refuse(response, 'signature_invalid');
    if (pending.verifier !== oauth.get('oauth_verifier')) return refuse(response, 'verifier_invalid');
    temporary.delete(oauth.get('oauth_token') ?? '');
    const [token, secret] = [fresh(), fresh()];
    tokens.set(token, secret);
    log.push('token credentials');
    issue(response, token, secret, { user_id: '248289761001', screen_name: 'alice' });
  };

  const photos = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { oauth, isGenuine } = await readSigned(request, origin, consumer);
    const secret = tokens.get(oauth.get('oauth_token') ?? '');
    if (secret === undefined || !isGenuine(secret)) return refuse(response, 'token_rejected');
    log.push('photos');
    response.writeHead(200, { ...cors, 'content-type': 'application/json' });
    response.end(JSON.stringify({ photos: ['vacation.jpg', 'birthday.jpg'] }));
  };

  const routes: Readonly<Record<string, typeof photos>> = {
    '/oauth/request_token': temporaryCredentials,
    '/oauth/authorize': approval,
    '/oauth/access_token': tokenCredentials,
    '/photos': photos,
  };
  const listener: RequestListener = (request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const route = routes[new URL(request.url ?? '/', origin).pathname];
    if (!route) return void response.writeHead(404).end();
    route(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  return { listener, log };
}

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };

function send(response: ServerResponse, status: number, form: URLSearchParams): void {
  response.writeHead(status, { ...cors, 'content-type': 'application/x-www-form-urlencoded' });
  response.end(form.toString());
}

function loginPage(token: string) {
  return {
    title: 'Sign in – Lab Photos',
    body: `<h1>Lab Photos</h1><form method="post" action="/oauth/authorize"><input type="hidden" name="oauth_token" value="${token}">
<label>Name <input name="login" autocomplete="username" value="alice"></label>
<label>Password <input name="password" type="password" value="any password will do"></label>
<div class="row"><button id="sign-in">Sign in</button></div></form>`,
  };
}

function consentPage(token: string) {
  return {
    title: 'Allow – Lab Photos',
    body: `<h1>Lab Photos</h1><p><b>Print shop</b> asks to see your photos.</p><form method="post" action="/oauth/authorize">
<input type="hidden" name="oauth_token" value="${token}"><div class="row"><button id="allow" name="action" value="allow">Allow</button>
<button class="quiet" id="cancel" name="action" value="cancel">Cancel</button></div></form>`,
  };
}
