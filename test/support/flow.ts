import { alone } from '../../lib/exchange/in-step.ts';
import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { endpointOf } from '../../lib/exchange/parameters.ts';
import { factsOf as deriveFacts, type Facts } from '../../lib/facts/facts.ts';
import { createCorrelation } from '../../lib/flows/correlate.ts';
import { createInspection } from '../../lib/inspection.ts';
import { headlines } from '../../lib/report/headlines.ts';
import { rules, type RuleId } from '../../lib/rules/index.ts';
import { runRules, type RuleOutcome } from '../../lib/rules/run.ts';
import type { Report, ReportFinding, ReportFlow } from '../../lib/report/report.ts';
import {
  baseTime,
  capture,
  exchange,
  form,
  formBody,
  json,
  jsonBody,
  urlWith,
  type ExchangeFields,
} from './exchange.ts';
import { jwt } from './logins.ts';

/** Parameters that a test changes: `undefined` takes one out. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** What a test changes of a login. Every member is optional; a step that is `null` did not happen or was not seen. */
export type FlowChanges = {
  readonly client?: string | undefined;
  readonly redirectUri?: string | undefined;
  /** Authorization endpoint. */
  readonly at?: string | undefined;
  readonly tokenEndpoint?: string | undefined;
  /** Metadata document of the server; without it none was fetched. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly request?: Changes | null | undefined;
  readonly requestExchange?: Partial<Exchange> | undefined;
  readonly response?: Changes | null | undefined;
  readonly responseExchange?: Partial<Exchange> | undefined;
  readonly token?: Changes | null | undefined;
  /** Members of the token response; `null`: its body was not recorded. */
  readonly tokenAnswer?: Readonly<Record<string, unknown>> | null | undefined;
  readonly tokenExchange?: Partial<Exchange> | undefined;
  /** What follows. */
  readonly then?: readonly ExchangeFields[] | undefined;
};

/** What the default login sends and is given. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const code = 'SplxlOBeZQQYbYS6WxSbIA';
export const accessToken = 'SlAV32hkKG-access-7a9d';

/** Claims of an ID token that fits the login, changed as told. */
export function idTokenOf(claims: Readonly<Record<string, unknown>> = {}): string {
  const now = baseTime / 1000;
  return jwt({
    iss: 'https://op.example',
    sub: '248289761001',
    aud: 'spa',
    nonce: 'n-0S6_WzA2Mj',
    iat: now,
    exp: now + 3600,
    ...claims,
  });
}

/** A single-page app's login by code with PKCE, state and nonce in which nothing is wrong, changed as the test says. */
export function codeFlow(changes: FlowChanges = {}): readonly Exchange[] {
  const place = placesOf(changes);
  const { metadata } = changes;
  const document = metadata && {
    issuer: 'https://op.example',
    authorization_endpoint: place.at,
    token_endpoint: place.tokenEndpoint,
    ...metadata,
  };
  return capture(
    ...some(document && json('https://op.example/.well-known/openid-configuration', document)),
    ...some(requestOf(changes, place)),
    ...some(responseOf(changes, place)),
    ...some(tokenOf(changes, place)),
    ...(changes.then ?? []),
  );
}

/** A web app's login: its server answers the callback with a cookie and redeems the code where nobody can look. */
export function webAppFlow(changes: FlowChanges = {}): readonly Exchange[] {
  return codeFlow({
    token: null,
    ...changes,
    responseExchange: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure; SameSite=Lax']],
      ...changes.responseExchange,
    },
  });
}

type Place = ReturnType<typeof placesOf>;

function placesOf({ client, redirectUri, at, tokenEndpoint }: FlowChanges) {
  return {
    client: client ?? 'spa',
    redirectUri: redirectUri ?? 'https://app.example/cb',
    at: at ?? 'https://op.example/auth',
    tokenEndpoint: tokenEndpoint ?? 'https://op.example/token',
  };
}

const sent = { state: 'af0ifjsldkj9320ad', nonce: 'n-0S6_WzA2Mj' };

function requestOf({ request, requestExchange }: FlowChanges, { at, client, redirectUri }: Place) {
  if (request === null) return undefined;
  const parameters = changed(
    {
      client_id: client,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid email',
      ...sent,
      code_challenge: sha256Base64Url(verifier),
      code_challenge_method: 'S256',
    },
    request,
  );
  return exchange({
    url: urlWith(at, parameters),
    status: 200,
    context: { resourceType: 'main_frame' },
    ...requestExchange,
  });
}

function responseOf({ request, response, responseExchange }: FlowChanges, { redirectUri }: Place) {
  if (response === null) return undefined;
  const state = request && 'state' in request ? request['state'] : sent.state;
  return exchange({
    url: urlWith(redirectUri, changed({ code, state }, response)),
    status: 200,
    context: { resourceType: 'main_frame', initiator: 'https://op.example' },
    ...responseExchange,
  });
}

function tokenOf(changes: FlowChanges, { client, redirectUri, tokenEndpoint }: Place) {
  const { token, tokenAnswer, tokenExchange } = changes;
  if (token === null) return undefined;
  const fields = changed(
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: client,
      code_verifier: verifier,
    },
    token,
  );
  const tokens = {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: 600,
    id_token: idTokenOf({ aud: client }),
  };
  return form(tokenEndpoint, fields, {
    status: tokenAnswer?.['error'] ? 400 : 200,
    responseBody: tokenAnswer === null ? undefined : jsonBody(tokenAnswer ?? tokens),
    context: {
      resourceType: 'fetch',
      initiator: URL.canParse(redirectUri) ? new URL(redirectUri).origin : undefined,
    },
    ...tokenExchange,
  });
}

function changed(given: Changes, changes: Changes = {}): Readonly<Record<string, string>> {
  const all = Object.entries({ ...given, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** The flows these exchanges make, through the real street. */
export function flowsOf(exchanges: readonly Exchange[]): readonly ReportFlow[] {
  return reportOf(exchanges).flows;
}

/** The whole report of these exchanges. */
export function reportOf(exchanges: readonly Exchange[]): Report {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  return inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
}

/** Every headline of every flow, worst first within a flow: what another finding explains is part of that one. */
export function findingsOf(exchanges: readonly Exchange[]): readonly ReportFinding[] {
  return flowsOf(exchanges).flatMap(({ findings }) => headlines(findings));
}

/** What one rule found, in short: `high certain`; empty when it found nothing. */
export function verdictsOf(rule: RuleId, exchanges: readonly Exchange[]): readonly string[] {
  return findingsOf(exchanges)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, confidence }) => `${severity} ${confidence}`);
}

/** The detail of what one rule found; `undefined` when it found nothing. */
export function detailOf(rule: RuleId, exchanges: readonly Exchange[]): string | undefined {
  return findingsOf(exchanges).find((finding) => finding.rule === rule)?.detail;
}

/** The facts of the one flow that these exchanges make. */
export function factsOf(exchanges: readonly Exchange[]): Facts {
  const { assembly, servers, put } = createCorrelation(() => {});
  for (const one of exchanges) put(one);
  const draft = assembly.drafts[0]!;
  const request = draft.messages.find(({ kind }) => kind === 'authorization_request') ?? draft.messages[0]!;
  return deriveFacts({
    key: draft.messages[0]!.exchange.id,
    messages: draft.messages,
    context: draft.around.context,
    parent: undefined,
    metadata: servers.metadataAt(endpointOf(request.url)),
  });
}

/** How one rule ended on the one flow that these exchanges make. */
export function outcomeOf(rule: RuleId, exchanges: readonly Exchange[]): RuleOutcome | undefined {
  return alone(runRules(rules, factsOf(exchanges))).outcomes.of(rule);
}

/** A login whose answer a page of the provider posts, without the cookie in which the app remembers it: the app refuses. */
export function postedWithoutCookie(): readonly Exchange[] {
  return codeFlow({
    at: 'https://op.elsewhere/auth',
    requestExchange: { requestHeaders: [['Cookie', 'op=1']] },
    token: null,
    responseExchange: {
      url: 'https://app.example/cb',
      method: 'POST',
      requestHeaders: [['Sec-Fetch-Site', 'cross-site']],
      requestBody: formBody({ code, state: 'af0ifjsldkj9320ad' }),
      status: 400,
    },
  });
}
