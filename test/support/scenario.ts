import type { Exchange } from '../../lib/exchange/exchange.ts';
import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import { createInspection } from '../../lib/inspection.ts';
import type { Report, ReportFlow } from '../../lib/report/report.ts';
import { capture, form, jsonBody, redirect, urlWith, type ExchangeFields } from './exchange.ts';

type Fields = Readonly<Record<string, string>>;

/** One login's own values: distinct for every name. */
function loginValues(name: string) {
  const random = (what: string) => sha256Base64Url(`${name} ${what}`);
  const verifier = random('verifier');
  return {
    state: random('state'),
    nonce: random('nonce'),
    code: random('code'),
    verifier,
    challenge: sha256Base64Url(verifier),
    accessToken: random('access token'),
    refreshToken: random('refresh token'),
  };
}

/** The messages of a code login with PKCE by a browser-based application, one function each. */
export function spaLogin(name: string, place: Partial<Places> = {}) {
  const at = { ...places, ...place };
  const values = loginValues(name);
  const context = at.tab === undefined ? {} : { tab: at.tab };
  const page = { ...context, resourceType: 'main_frame' as const };
  const script = { ...context, resourceType: 'fetch' as const, initiator: new URL(at.redirectUri).origin };
  const request = (more: Fields = {}): ExchangeFields => ({
    url: urlWith(`${at.server}/auth`, {
      client_id: at.client,
      redirect_uri: at.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: values.state,
      nonce: values.nonce,
      code_challenge: values.challenge,
      code_challenge_method: 'S256',
      ...more,
    }),
    status: 302,
    context: page,
  });
  const answer = urlWith(at.redirectUri, { code: values.code, state: values.state });
  return {
    values,
    context: { page, script },
    answer,
    request,
    loginPage: (): ExchangeFields => ({ url: `${at.server}/login`, status: 200, context: page }),
    refer: (): ExchangeFields => ({
      ...redirect(`${at.server}/login`, answer),
      method: 'POST',
      context: page,
    }),
    landing: (url = answer): ExchangeFields => ({ url, status: 200, context: page }),
    redemption: (more: Fields = {}): ExchangeFields => ({
      ...form(`${at.server}/token`, {
        grant_type: 'authorization_code',
        code: values.code,
        redirect_uri: at.redirectUri,
        client_id: at.client,
        code_verifier: values.verifier,
        ...more,
      }),
      status: 200,
      responseBody: jsonBody({
        access_token: values.accessToken,
        refresh_token: values.refreshToken,
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'openid',
      }),
      context: script,
    }),
    apiCall: (url = 'https://api.example/notes', token = values.accessToken): ExchangeFields => ({
      url,
      status: 200,
      requestHeaders: [['Authorization', `Bearer ${token}`]],
      context: script,
    }),
    userinfo: (): ExchangeFields => ({
      url: `${at.server}/userinfo`,
      status: 200,
      requestHeaders: [['Authorization', `Bearer ${values.accessToken}`]],
      responseBody: jsonBody({ sub: 'alice' }),
      context: script,
    }),
    refresh: (from: string, to: { access: string; refresh?: string }): ExchangeFields => ({
      ...form(`${at.server}/token`, {
        grant_type: 'refresh_token',
        refresh_token: from,
        client_id: at.client,
      }),
      status: 200,
      responseBody: jsonBody({ access_token: to.access, refresh_token: to.refresh, token_type: 'Bearer' }),
      context: script,
    }),
  };
}

type Places = {
  readonly server: string;
  readonly client: string;
  readonly redirectUri: string;
  readonly tab: number | undefined;
};

const places: Places = {
  server: 'https://op.example',
  client: 'spa',
  redirectUri: 'https://app.example/cb',
  tab: undefined,
};

/** Exchanges one second apart, as a source would give them. */
export function inOrder(...fields: readonly ExchangeFields[]): readonly Exchange[] {
  return capture(...fields);
}

/** The report on these exchanges, each put once, in this order. */
export function reportOn(exchanges: readonly Exchange[]): Report {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  return inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
}

/** The flows of exchanges one second apart. */
export function flowsOf(...fields: readonly ExchangeFields[]): readonly ReportFlow[] {
  return reportOn(inOrder(...fields)).flows;
}

/** What a flow did, in one line each: `authorization_request`, `(token_request)` when inferred. */
export function kindsOf(flow: ReportFlow | undefined): readonly string[] {
  return flow?.steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)) ?? [];
}
