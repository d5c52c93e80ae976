import { decodeBase64, encodeBase64Url } from '../../lib/exchange/base64.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Grant } from '../../lib/vocabulary/grant.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import { capture, form, jsonBody, urlWith, type ExchangeFields } from './exchange.ts';
import { jwt } from './logins.ts';

type Fields = Readonly<Record<string, string>>;

/** A login as one provider's documentation and users' recordings show it, and what is to be told of it. */
export type VendorLogin = {
  readonly vendor: string;
  readonly exchanges: readonly Exchange[];
  readonly client: string;
  readonly grant: Grant;
  readonly outcome: Outcome;
  readonly error?: string | undefined;
  readonly mode?: string;
  /** `(token_request)` is inferred. */
  readonly steps: string;
};

export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const pkce = { code_challenge: sha256Base64Url(verifier), code_challenge_method: 'S256' };
export const back = 'https://app.example/oauth/callback';
export const state = 'af0ifjsldkj9320ad';
const page = { status: 200, context: { resourceType: 'main_frame', tab: 7 } } as const;
const script = { context: { resourceType: 'fetch', tab: 7, initiator: 'https://app.example' } } as const;

type WebApp = {
  readonly client?: string;
  /** Its name for `client_id`, `redirect_uri` and `response_type`; null where it has none. */
  readonly names?: Readonly<Record<string, string>>;
  readonly asks?: Fields;
  /** What the answer holds beside state; its own name for `code`, perhaps. */
  readonly answers?: Fields;
  readonly responseType?: string | null;
  readonly suffix?: string;
  /** Pages of the provider between request and answer. */
  readonly hops?: readonly ExchangeFields[];
};

export function request(at: string, { client, asks, responseType, suffix, names }: WebApp): ExchangeFields {
  const fields: Fields = {
    [names?.['client_id'] ?? 'client_id']: client ?? 'client-81',
    redirect_uri: back,
    ...(responseType === null ? {} : { response_type: responseType ?? 'code' }),
    state,
    ...asks,
  };
  return { url: urlWith(at, fields) + (suffix ?? ''), ...page };
}

export const issued = { code: 'c81-Xk29aLm90pQ7' };

/** The server of a web app redeems the code, where no browser looks. */
export function web(vendor: string, at: string, app: WebApp = {}): VendorLogin {
  const answer: ExchangeFields = {
    url: urlWith(back, { ...(app.answers ?? issued), state }),
    status: 302,
    redirectUrl: 'https://app.example/',
    responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure; SameSite=Lax']],
    context: { resourceType: 'main_frame', tab: 7, initiator: new URL(at).origin },
  };
  return {
    vendor,
    exchanges: capture(request(at, app), ...(app.hops ?? []), answer),
    client: app.client ?? 'client-81',
    grant: 'authorization_code',
    outcome: 'succeeded',
    steps: 'authorization_request authorization_response (token_request)',
  };
}

type PageApp = WebApp & { readonly token: string; readonly gives: unknown; readonly sends?: Fields };

/** A page redeems the code itself. */
export function spa(vendor: string, at: string, app: PageApp): VendorLogin {
  const { token, gives, sends, ...rest } = app;
  const asks = { ...pkce, ...rest.asks };
  const answers = rest.answers ?? issued;
  const fields = {
    grant_type: 'authorization_code',
    [rest.names?.['client_id'] ?? 'client_id']: rest.client ?? 'client-81',
    code: Object.values(answers)[0] ?? '',
    redirect_uri: back,
    code_verifier: verifier,
    ...sends,
  };
  const responseBody =
    typeof gives === 'string'
      ? { mediaType: 'application/x-www-form-urlencoded', text: gives }
      : jsonBody(gives);
  return {
    ...web(vendor, at, rest),
    exchanges: capture(
      request(at, { ...rest, asks }),
      { url: urlWith(back, { ...answers, state }), ...page },
      form(token, fields, { status: 200, responseBody, ...script }),
    ),
    steps: 'authorization_request authorization_response token_request',
  };
}

/** An ID token of that issuer for the client of these logins. */
export const idToken = (iss: string, claims: Readonly<Record<string, unknown>> = {}) =>
  jwt({
    iss,
    aud: 'client-81',
    sub: '7',
    nonce: 'n-0S6_WzA2Mj',
    iat: 1767225602,
    exp: 1767229202,
    ...claims,
  });

/** OIDC Core §3.3.2.11. */
export const leftHalfHash = (text: string) =>
  encodeBase64Url((decodeBase64(sha256Base64Url(text)) ?? new Uint8Array(32)).slice(0, 16));

export const bearer = { access_token: 'at-81Xk29aLm90pQ7', token_type: 'Bearer', expires_in: 3600 };
export const openid = { scope: 'openid profile', nonce: 'n-0S6_WzA2Mj' };

/** The person said no, in the provider's words. */
export function refused(vendor: string, at: string, error: Fields, app: WebApp = {}): VendorLogin {
  return {
    ...web(vendor, at, { ...app, answers: error }),
    outcome: 'denied',
    error: error['error'],
    steps: 'authorization_request authorization_response',
  };
}

/** The token endpoint answers with an error and status 200. */
export function failed(login: VendorLogin, error: string): VendorLogin {
  return { ...login, outcome: 'failed', error };
}
