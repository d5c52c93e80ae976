import { headerValue } from '../exchange/headers.ts';
import { asText } from '../exchange/json.ts';
import { originOf } from '../exchange/parameters.ts';
import { afterUpgrade } from '../flows/after-upgrade.ts';
import { isAttempt } from '../flows/attempt.ts';
import { isResourceMetadata } from '../flows/well-known.ts';
import type { Flow } from '../flows/flow.ts';
import { offerIn } from '../messages/openid4vci/credential-offer.ts';
import type { Message } from '../messages/message.ts';
import {
  isEvidence,
  isFrontChannelRequest,
  isFrontChannelResponse,
  isLogout,
  kinds,
} from '../vocabulary/kinds.ts';
import { idTokensOf, logoutClaimsOf } from './tokens/id-token.ts';

/** Who grants it: the issuer as it names itself (RFC 8414 §2), and the origin that was spoken to. */
export type AuthorizationServer = { readonly issuer: string | null; readonly origin: string | null };

/**
 * The authorization server of a flow. The issuer is the one its metadata names (RFC 8414 §2), else the `iss` of its
 * response (RFC 9207 §2), else its ID token's; null where none of them was seen.
 */
export function serverOf(flow: Flow): AuthorizationServer {
  const issuer =
    asText(flow.metadata?.['issuer']) ??
    flow.messages.find((message) => message.issuer && speaksForItself(message))?.issuer ??
    asText(idTokensOf(flow)[0]?.jwt.claims['iss']) ??
    logoutIssuerOf(flow) ??
    null;
  const speaker =
    flow.messages.find(isFrontChannelRequest) ??
    flow.messages.find(
      (message) =>
        message.to === 'authorization_server' &&
        message.kind !== 'discovery' &&
        message.kind !== 'jwks' &&
        !isEvidence(message),
    );
  return {
    issuer,
    origin:
      speaker && isHandedOver(speaker)
        ? walletOf(speaker)
        : speaker
          ? originOf(isKeptBack(speaker) ? speaker.url : afterUpgrade(speaker, flow.messages).exchange.url)
          : (postedFrom(flow) ?? (issuer && originOf(issuer)) ?? soughtAt(flow) ?? offeredBy(flow)),
  };
}

/** A redirect or a page’s script hands the request to a wallet; through the browser’s own API to whichever there is. */
function isHandedOver({ kind, carrier }: Message): boolean {
  return kind === 'presentation_request' && carrier === 'redirect';
}

/** The app’s logout was to lead there, and the browser did not go. */
function isKeptBack({ kind, carrier }: Message): boolean {
  return kind === 'end_session_request' && carrier === 'redirect';
}

function walletOf({ url, params, exchange }: Message): string | null {
  return params['protocol'] !== undefined || url === exchange.url ? null : originOf(url);
}

/** Nothing but an offer was seen, which names who makes it. OpenID4VCI §4.1.1. */
function offeredBy({ messages }: Flow): string | null {
  const issuers = messages.map(({ kind, params, answer }) =>
    asText((kind === 'credential_offer' ? offerIn(params) : answer)?.['credential_issuer']),
  );
  return originOf(issuers.find((issuer) => issuer !== undefined) ?? '');
}

/** Where a login that never began was to begin: at the server that was asked for its description, else at the API. */
function soughtAt({ messages }: Flow): string | null {
  const sought = messages.filter(({ kind }) => kind === 'discovery');
  const last = sought.findLast((one) => !isResourceMetadata(one)) ?? sought.at(-1);
  return isAttempt(messages) && last ? originOf(last.url) : null;
}

/** The page that posted an answer nobody had asked for. Its entity id is a name, and need not be an address. SAML Profiles §4.1.5. */
function postedFrom(flow: Flow): string | undefined {
  const exchange = flow.messages.find(isFrontChannelResponse)?.exchange;
  if (exchange?.method !== 'POST') return undefined;
  const from = exchange.context.initiator ?? headerValue(exchange.requestHeaders, 'origin') ?? '';
  return /^https?:/i.test(from) && originOf(from) !== originOf(exchange.url)
    ? (originOf(from) ?? undefined)
    : undefined;
}

/** Documents tell of whoever they please, and a wish for a login of whom it wishes to be asked. */
function speaksForItself({ kind }: Message): boolean {
  return !['document', 'prelude', 'logout'].includes(kinds[kind].role);
}

/** A provider that ends a session names itself. OIDC Front-Channel Logout §3; OIDC Back-Channel Logout §2.4. */
function logoutIssuerOf(flow: Flow): string | undefined {
  return (
    flow.messages.find((message) => message.issuer && isLogout(message))?.issuer ??
    asText(logoutClaimsOf(flow)?.['iss'])
  );
}
