import { cameFrom } from '../../exchange/came-from.ts';
import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { addressKey, endpointOf, originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { returnAddressOf, serverOriginOf, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** By the ID token it hints with; else by client and server; else a logout of a login that was not seen. */
export const joinLogout: Join = (assembly, message) => {
  const time = timeOf(message);
  const owner = message.token ? assembly.find('token', message.token, time)[0] : undefined;
  if (owner) return owner;
  const jwt = decodeJwt(message.token);
  const audience = jwt?.type === 'jws' ? jwt.claims['aud'] : undefined;
  const client = message.client ?? asText(Array.isArray(audience) ? audience[0] : audience);
  const origin = originOf(message.exchange.url);
  const pages = client
    ? assembly.find('client', client, time)
    : assembly.drafts
        .slice(-16)
        .toReversed()
        .filter((draft) => (hasLogout(draft) || isSentBy(draft, message)) && sharesTab(draft, message));
  return pages.find((draft) => serverOriginOf(draft) === origin) ?? 'open';
};

/** A page of the site that the login came back to. */
function isSentBy(draft: FlowDraft, { exchange }: Message): boolean {
  const from = cameFrom(exchange);
  return Boolean(from) && from === originOf(returnAddressOf(draft) ?? '');
}

function hasLogout(draft: FlowDraft): boolean {
  return draft.messages.some((message) => message.kind === 'end_session_request');
}

/** The logout that asked to come back to this address. */
export const joinLogoutReturn: Join = (assembly, message) => {
  const drafts = assembly.find(
    'post_logout_redirect_uri',
    addressKey(endpointOf(message.url)),
    timeOf(message),
  );
  return drafts.find((draft) => isLoggingOut(draft, message) && sharesTab(draft, message)) ?? 'wait';
};

/** A logout was asked for minutes ago at most, and its return was not seen yet. RP-Initiated Logout §3. */
function isLoggingOut(draft: FlowDraft, message: Message): boolean {
  const request = draft.messages.findLast((other) => other.kind === 'end_session_request');
  const returned = draft.messages.findLast((other) => other.kind === 'end_session_response');
  if (!request || timeOf(request) > timeOf(message)) return false;
  if (returned && timeOf(returned) > timeOf(request)) return false;
  return timeOf(message) - timeOf(request) < 10 * 60_000;
}
