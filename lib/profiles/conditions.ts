import { originOf } from '../exchange/parameters.ts';
import type { JsonObject } from '../exchange/json.ts';
import { isLoopback } from '../exchange/loopback.ts';
import type { Facts } from '../facts/facts.ts';
import { answerParameter, isReadable } from '../facts/answer-parameter.ts';
import { speaksMcp } from '../facts/mcp/speaks.ts';
import { pageOriginOf } from '../exchange/page-request.ts';
import { messagesOf } from '../flows/flow.ts';
import { carriesProof } from '../facts/tokens/dpop.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';

/** OAuth 2.0 or OpenID Connect, and something of a grant in it: a logout by itself is held against no profile. */
export const isGrant = (facts: Facts): boolean => isOAuth2(facts.protocol) && facts.grant !== null;

/** A code is asked for. */
export const usesCode = ({ grant }: Facts): boolean => grant === 'authorization_code' || grant === 'hybrid';

/** A code is asked for with a challenge, or with parameters that the browser does not show. RFC 7636 §4.3. */
export const mayHaveChallenge = (facts: Facts): boolean =>
  usesCode(facts) &&
  (facts.authorizationRequest === undefined || Boolean(facts.authorizationRequest.params['code_challenge']));

/** The browser carries the request and its answer. */
export const usesFrontChannel = (facts: Facts): boolean => usesCode(facts) || facts.grant === 'implicit';

/** The client cannot keep a secret, as evidence tells. RFC 6749 §2.1. */
export const isPublic = ({ client }: Facts): boolean => client.type === 'public';

/** The client keeps a secret, or nothing tells that it does not. */
const isNotPublic = ({ client }: Facts): boolean => client.type !== 'public';

/** An ID token is part of it. */
export const isOpenId = ({ protocol }: Facts): boolean => protocol === 'oidc';

/** A code flow of a public client: RFC 7636's first concern. */
export const isPublicCode = (facts: Facts): boolean => usesCode(facts) && isPublic(facts);

/** A code flow of another client. */
export const isOtherCode = (facts: Facts): boolean => usesCode(facts) && isNotPublic(facts);

/** A page's own script asks for or is given tokens. RFC 10017 §1. */
export function isBrowserBased({ flow, client, grant, responseMode }: Facts): boolean {
  if (!client.redirectUri || !/^https?:/i.test(client.redirectUri)) return false;
  const site = originOf(client.redirectUri);
  const asks = messagesOf(flow, 'token_request').some(({ exchange }) => {
    const { initiator, resourceType } = exchange.context;
    return pageOriginOf(exchange) === site || (resourceType === 'fetch' && initiator === site);
  });
  return asks || (grant === 'implicit' && responseMode === 'fragment');
}

/** The answer goes to an application on the device. RFC 8252 §7.1, §7.3 (an address of the device itself, by number). */
export function isNative(facts: Facts): boolean {
  const { client } = facts;
  const uri = client.redirectUri;
  if (!uri || !usesFrontChannel(facts)) return false;
  if (!/^(https?|urn|storagerelay):/i.test(uri)) return originOf(uri) !== null;
  if (!/^http:/i.test(uri) || !isLoopback(uri) || !/^http:\/\/(127\.|\[)/i.test(uri)) return false;
  return client.type !== 'confidential' && !isBrowserBased(facts) && !isServedPage(facts);
}

/** The device's own address shows pages of a site in development. */
function isServedPage({ flow, client }: Facts): boolean {
  const site = originOf(client.redirectUri ?? '');
  return flow.messages.some(({ exchange }) => exchange.context.initiator === site);
}

/** The login of a client of the Model Context Protocol. */
export const isMcp = ({ of }: Facts): boolean => of(speaksMcp);

/** The request was pushed to the server before. RFC 9126 §2. */
export const isPushed = ({ steps }: Facts): boolean =>
  steps.some(({ kind }) => kind === 'pushed_authorization_request');

/** Tokens are bound to a key with DPoP. RFC 9449 §5; a certificate (RFC 8705) would not show in a browser. */
export function senderConstrained({ tokenRequests }: Facts): RequirementStatus {
  const answers = (tokenRequests ?? []).flatMap(({ answer, exchange }) =>
    answer?.['access_token'] === undefined || isNoAccessToken(answer)
      ? []
      : [{ type: answer['token_type'], bound: carriesProof(exchange) }],
  );
  if (answers.length === 0) return 'not_seen';
  return answers.every(({ type }) => typeof type === 'string' && type.toLowerCase() === 'dpop')
    ? 'pass'
    : 'fail';
}

/** What a token exchange gave, and says itself that it is none. RFC 8693 §2.2.1. */
function isNoAccessToken({ token_type: type }: JsonObject): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'n_a';
}

/** The answer has `iss`. Not seen where no answer was, or what is in it cannot be read. OAuth 2.1 §4.1.2. */
export function namesIssuer({ authorizationResponse: answer }: Facts): RequirementStatus {
  if (!answer || !isReadable(answer)) return 'not_seen';
  return answerParameter(answer, 'iss') ? 'pass' : 'fail';
}
