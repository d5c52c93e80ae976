import { createHmac, randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { encryptedKey } from './key-exchange.ts';

/** What the provider itself knows: the authority on what really happened. */
export type OpenidEvent = 'associate' | 'asserted' | 'cancel' | 'setup_needed' | 'verified';

type Association = { readonly key: Buffer; readonly isPrivate: boolean };

const ns = 'http://specs.openid.net/auth/2.0';
const signed = ['op_endpoint', 'claimed_id', 'identity', 'return_to', 'response_nonce', 'assoc_handle'];

/** A provider of OpenID 2.0: `checkid_setup`, `checkid_immediate`, associations, `check_authentication`. */
export function createOpenidProvider(origin: string): {
  readonly listener: RequestListener;
  readonly log: readonly OpenidEvent[];
} {
  const log: OpenidEvent[] = [];
  const associations = new Map<string, Association>();
  const associate = (isPrivate: boolean): readonly [string, Association] => {
    const handle = randomBytes(12).toString('base64url');
    const association = { key: randomBytes(32), isPrivate };
    associations.set(handle, association);
    return [handle, association];
  };
  const signature = (fields: URLSearchParams, names: readonly string[], { key }: Association): string => {
    const text = names.map((name) => `${name}:${fields.get(`openid.${name}`) ?? ''}\n`).join('');
    return createHmac('sha256', key).update(text).digest('base64');
  };

  const agree = (request: URLSearchParams, response: ServerResponse): void => {
    const [handle, { key }] = associate(false);
    log.push('associate');
    sendFields(response, 200, {
      assoc_handle: handle,
      session_type: 'DH-SHA256',
      assoc_type: 'HMAC-SHA256',
      expires_in: '3600',
      ...encryptedKey(request, key),
    });
  };

  /** Only what it signed with a key of its own can be asked about. OpenID 2.0 §11.4.2.1. */
  const verify = (request: URLSearchParams, response: ServerResponse): void => {
    const association = associations.get(request.get('openid.assoc_handle') ?? '');
    const names = request.get('openid.signed')?.split(',') ?? [];
    const isValid =
      association?.isPrivate === true && signature(request, names, association) === request.get('openid.sig');
    log.push('verified');
    sendFields(response, 200, { is_valid: String(isValid) });
  };

  const answer = (
    request: URLSearchParams,
    response: ServerResponse,
    fields: Record<string, string>,
  ): void => {
    const back = new URL(request.get('openid.return_to') ?? origin);
    for (const [name, value] of Object.entries({ ns, ...fields }))
      back.searchParams.set(`openid.${name}`, value);
    redirectTo(response, back.href);
  };
  const assert = (request: URLSearchParams, response: ServerResponse, person: string): void => {
    const known = associations.get(request.get('openid.assoc_handle') ?? '');
    const [handle, association] = known ? [request.get('openid.assoc_handle')!, known] : associate(true);
    const fields: Record<string, string> = {
      mode: 'id_res',
      op_endpoint: `${origin}/openid`,
      claimed_id: `${origin}/id/${person}`,
      identity: `${origin}/id/${person}`,
      return_to: request.get('openid.return_to') ?? '',
      response_nonce: `${new Date().toISOString().slice(0, 19)}Z${randomBytes(6).toString('hex')}`,
      assoc_handle: handle,
      signed: signed.join(','),
    };
    const all = new URLSearchParams(Object.entries(fields).map(([name, value]) => [`openid.${name}`, value]));
    log.push('asserted');
    answer(request, response, { ...fields, sig: signature(all, signed, association) });
  };
  const refuse = (
    request: URLSearchParams,
    response: ServerResponse,
    mode: 'cancel' | 'setup_needed',
  ): void => {
    log.push(mode);
    answer(request, response, { mode });
  };

  const route: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname !== '/openid') return sendDocument(response, origin, url.pathname);
    const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams();
    const fields = new URLSearchParams([...url.searchParams, ...form]);
    if (fields.has('sign-in')) return assert(fields, response, fields.get('login') ?? 'alice');
    if (fields.has('cancel')) return refuse(fields, response, 'cancel');
    switch (fields.get('openid.mode')) {
      case 'associate':
        return agree(fields, response);
      case 'check_authentication':
        return verify(fields, response);
      case 'checkid_immediate':
        return refuse(fields, response, 'setup_needed');
      case 'checkid_setup':
        return sendPage(response, loginPage(url.search));
      default:
        return sendFields(response, 400, { mode: 'error', error: 'no such mode' });
    }
  };
  return {
    log,
    listener: (request, response) => {
      Promise.resolve(route(request, response)).catch((error: unknown) =>
        response.writeHead(500).end(String(error)),
      );
    },
  };
}

/** OpenID 2.0 §4.1.1. */
function sendFields(
  response: ServerResponse,
  status: number,
  fields: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(
    Object.entries({ ns, ...fields })
      .map(([name, value]) => `${name}:${value}\n`)
      .join(''),
  );
}

/** What the provider, or a person's address at it, is good for. OpenID 2.0 §7.3.2.1. */
function sendDocument(response: ServerResponse, origin: string, path: string): void {
  const type = path === '/' ? `${ns}/server` : `${ns}/signon`;
  response.writeHead(200, { 'content-type': 'application/xrds+xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><xrds:XRDS xmlns:xrds="xri://$xrds" xmlns="xri://$xrd*($v*2.0)"><XRD>
<Service priority="0"><Type>${type}</Type><URI>${origin}/openid</URI></Service></XRD></xrds:XRDS>`);
}

function loginPage(query: string) {
  return {
    title: 'Sign in – Player ID',
    body: `<h1>Player ID</h1><form method="post" action="/openid${query.replaceAll('&', '&amp;')}"><label>Name <input name="login" value="alice"></label>
<label>Password <input name="password" type="password" value="any password will do"></label><div class="row">
<button id="sign-in" name="sign-in" value="1">Sign in</button><button class="quiet" id="cancel" name="cancel" value="1">Cancel</button></div></form>`,
  };
}
