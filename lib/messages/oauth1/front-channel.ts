import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, pathOf, queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { problemOf } from './problem.ts';
import { ownerOf } from './site.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** Where providers ask for approval: X, Tumblr, Discogs; RFC 5849 §2.2; Trello, Dropbox; Evernote; Yahoo; Jira; Magento. */
const approvalPath =
  /(?:[/_-]|oauth)(?:authori[sz]e|authenticate)(?:[_-]?(?:token|user|access))?(?:\.\w{1,5})?\/?$|\/oauth\.action$|\/oauth_?confirm|\/request_auth$/;

/**
 * The browser presents the temporary token for approval. RFC 5849 §2.2. One name is all it has, so an approval's path, a
 * token that was issued in view, or a server that asks already must stand beside it.
 */
export function approvalRequest(
  view: View,
  learned: Learned,
): Message<'resource_owner_authorization_request'> | undefined {
  const { method } = view.exchange;
  if (view.isNavigation === false || (method !== 'GET' && method !== 'POST')) return undefined;
  const params = view.request;
  const token = params['oauth_token'];
  if (!token || !isBare(params)) return undefined;
  const isKnown = learned.knows('oauth_token', token);
  const isNamed = approvalPath.test(view.path);
  if (!isNamed && hasLeftServer(token, view.exchange.url, learned)) return undefined;
  if (!isKnown && !isNamed && !isPlainPage(view)) return undefined;
  return recognised(view.exchange, 'resource_owner_authorization_request', {
    params,
    confidence: isKnown ? 'certain' : isNamed ? 'firm' : 'tentative',
    ties: ties(['oauth_token', token]),
    offers: ties(['asked_approval', token], ['asked_approval_at', approvalAt(token, view.exchange.url)]),
    ...(isAddress(params['oauth_callback']) && { returnAddress: params['oauth_callback'] }),
  });
}

/** A token, and the site at which approval was asked for with it. */
function approvalAt(token: string, url: string): string {
  return `${ownerOf(url)} ${token}`;
}

/** Approval was asked for, and this is another site: the token has come back. */
function hasLeftServer(token: string, url: string, learned: Learned): boolean {
  return (
    learned.knows('asked_approval', token) && !learned.knows('asked_approval_at', approvalAt(token, url))
  );
}

/** Kept in mind in case its answer comes: a page whose path says nothing. */
function isPlainPage({ exchange, isNavigation, query }: View): boolean {
  return isNavigation === true && exchange.method === 'GET' && query['oauth_token'] !== undefined;
}

/** Neither signed nor answered. */
function isBare(params: Params): boolean {
  return ['oauth_verifier', 'oauth_signature', 'oauth_token_secret', 'access_token', 'code'].every(
    (name) => !params[name],
  );
}

function isAddress(callback: string | undefined): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(callback ?? '');
}

type Approval = Message<'resource_owner_authorization_response'>;

/** The approval, or the refusal, reaches the callback. RFC 5849 §2.2. */
export function approvalResponse(view: View, learned: Learned): Approval | undefined {
  if (view.isNavigation === false || view.exchange.method !== 'GET') return undefined;
  return delivered(view, view.exchange.url, 'request', view.query, learned);
}

/** A redirect whose target is the callback. */
export function redirectedApproval(view: View, learned: Learned): Approval | undefined {
  const url = view.exchange.redirectUrl;
  if (!url || !/[?&](?:oauth_token|denied)=/.test(url) || view.isNavigation === false) return undefined;
  return delivered(view, url, 'redirect', toRecord(queryParameters(url)), learned);
}

function delivered(
  { exchange }: View,
  url: string,
  carrier: Message['carrier'],
  params: Params,
  learned: Learned,
): Approval | undefined {
  const token = params['oauth_token'] ?? params['denied'];
  if (!token || params['oauth_signature'] || params['oauth_consumer_key'] || params['code']) return undefined;
  const error = problemOf(params);
  const isKnown = learned.knows('oauth_token', token);
  const isAtCallback = learned.isRedirectUri(endpointOf(url)) || isOwnCallback(exchange, carrier, url);
  const isWhole = Boolean(params['oauth_token'] && (params['oauth_verifier'] ?? params['oauth_problem']));
  const isReturn = isAtCallback || error !== undefined || isBackElsewhere(token, url, learned);
  if (!isWhole && !(isKnown && isReturn) && !(isAtCallback && params['oauth_token'])) return undefined;
  return recognised(exchange, 'resource_owner_authorization_response', {
    carrier,
    url,
    params,
    confidence: isKnown || isAtCallback ? 'certain' : 'firm',
    ties: ties(['oauth_token', token]),
    ...(error && { error }),
  });
}

/** A redirect to the address that its own request named answers that request, whatever token it brings. */
function isOwnCallback(exchange: Exchange, carrier: Message['carrier'], url: string): boolean {
  const asked = toRecord(queryParameters(exchange.url))['oauth_callback'];
  return carrier === 'redirect' && isAddress(asked) && endpointOf(asked ?? '') === endpointOf(url);
}

/** OAuth 1.0 before 1.0a sends no verifier: the token alone comes back, to another site. */
function isBackElsewhere(token: string, url: string, learned: Learned): boolean {
  return !approvalPath.test(pathOf(url).toLowerCase()) && hasLeftServer(token, url, learned);
}
