import { headerValue } from '../../exchange/headers.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import type { StepKind } from '../../vocabulary/kinds.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { directMessage } from '../oauth2/direct.ts';
import type { View } from '../view.ts';

/**
 * What a browser asks an identity provider in the site's place. W3C FedCM §3.2 to §3.6 (well-known file, config file,
 * accounts, client metadata, identity assertion). No page can set `Sec-Fetch-Dest: webidentity`. Chrome records these
 * requests under a type of their own, and without their bodies.
 */
export function fedcmRequest(view: View, learned: Learned): Message<FedcmKind> | undefined {
  const { exchange } = view;
  const taught = learned.kindAt(view.endpoint);
  if (taught === 'login_window' || mayBeLoginWindow(view, learned)) return loginWindow(view);
  const isBrowsers =
    exchange.context.resourceType === 'webidentity' ||
    headerValue(exchange.requestHeaders, 'sec-fetch-dest')?.toLowerCase() === 'webidentity';
  if (!isBrowsers && exchange.requestHeaders) return undefined;
  const kind =
    exchange.method === 'POST'
      ? assertionKind(view, taught, isBrowsers)
      : lookupKind(view, taught, isBrowsers);
  if (!kind) return undefined;
  const confidence = isBrowsers ? 'certain' : 'firm';
  // The provider is asked for it, not the client.
  const asked = { from: 'client', to: 'authorization_server' } as const;
  return directMessage(view, kind, { confidence, ...(kind === 'client_metadata' && asked) });
}

/** Chrome shows no answer of FedCM's, and so not where the login page is: what the page asked for tells it. */
function mayBeLoginWindow({ origin, query }: View, learned: Learned): boolean {
  const asksForAccount = query['login_hint'] ?? query['domain_hint'];
  return (
    asksForAccount !== undefined &&
    query['client_id'] === undefined &&
    learned.kindAt(origin ?? '') === 'login_window'
  );
}

/**
 * The provider's login page, which the browser opens where nobody is signed in whom the page asked for: a window that no page opened. What it
 * asked for stands in the query. W3C FedCM, “show an IDP login dialog”.
 */
function loginWindow(view: View): Message<'login_window'> | undefined {
  const { exchange } = view;
  const site = headerValue(exchange.requestHeaders, 'sec-fetch-site') ?? 'none';
  const isPages = exchange.context.initiator ?? headerValue(exchange.requestHeaders, 'referer');
  if (exchange.method !== 'GET' || view.isNavigation === false || site !== 'none' || isPages)
    return undefined;
  return recognised(exchange, 'login_window', { params: view.query, confidence: 'firm' });
}

type FedcmKind =
  | 'login_window'
  | 'discovery'
  | 'accounts_request'
  | 'client_metadata'
  | 'identity_assertion_request';

function assertionKind(
  { body }: View,
  taught: StepKind | undefined,
  isBrowsers: boolean,
): FedcmKind | undefined {
  if (!body['account_id'] || !body['client_id']) return undefined;
  return isBrowsers || taught === 'identity_assertion_request' ? 'identity_assertion_request' : undefined;
}

function lookupKind(view: View, taught: StepKind | undefined, isBrowsers: boolean): FedcmKind | undefined {
  const { exchange, answer, path } = view;
  if (exchange.method !== 'GET') return undefined;
  if (taught === 'accounts_request' || taught === 'client_metadata') return taught;
  if (path === '/.well-known/web-identity' || namesEndpoints(answer))
    return isBrowsers || answer ? 'discovery' : undefined;
  if (!isBrowsers) return undefined;
  if (view.query['client_id']) return 'client_metadata';
  return path.endsWith('.json') && !answer?.['accounts'] ? 'discovery' : 'accounts_request';
}

/** FedCM §3.3: a config file cannot do without these two. */
function namesEndpoints(answer: JsonObject | undefined): boolean {
  return (
    asText(answer?.['accounts_endpoint']) !== undefined &&
    asText(answer?.['id_assertion_endpoint']) !== undefined
  );
}

const endpointMembers: readonly (readonly [member: string, kind: StepKind])[] = [
  ['accounts_endpoint', 'accounts_request'],
  ['client_metadata_endpoint', 'client_metadata'],
  ['id_assertion_endpoint', 'identity_assertion_request'],
  ['login_url', 'login_window'],
];

/**
 * What a well-known or config file at that URL says lives where: absolute endpoints without their queries. Addresses are
 * relative to the file (FedCM §3.3). Empty for any other document.
 */
export function fedcmEndpoints(
  document: JsonObject,
  at: string,
): readonly (readonly [endpoint: string, kind: StepKind])[] {
  const found: [string, StepKind][] = [];
  const add = (reference: unknown, kind: StepKind) => {
    const text = asText(reference);
    if (!text || !URL.canParse(text, at)) return;
    const { origin, pathname } = new URL(text, at);
    found.push([origin + pathname, kind]);
  };
  const { provider_urls: providers } = document;
  if (Array.isArray(providers)) for (const url of providers.slice(0, 8)) add(url, 'discovery');
  if (namesEndpoints(document) || Array.isArray(providers))
    for (const [member, kind] of endpointMembers) add(document[member], kind);
  return found;
}
