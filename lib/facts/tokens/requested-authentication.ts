import { asObject, asText, parseJsonObject } from '../../exchange/json.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { challengeParameter } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { authorizationRequestOf } from '../authorization-request.ts';

/** How recent and how strong the login was asked to be. OIDC Core §3.1.2.1, §5.5.1.1; RFC 9470 §4. */
export type RequestedAuthentication = {
  readonly message: Message;
  /** Seconds since the person last logged in, at most; `undefined`: not asked for. */
  readonly maxAge: number | undefined;
  /** `auth_time` was asked for as essential. */
  readonly needsAuthTime: boolean;
  /** Acceptable levels; empty: none named. */
  readonly levels: readonly string[];
  /** The levels are demanded (essential, or by an API's challenge), not merely preferred. */
  readonly areLevelsDemanded: boolean;
  /** The API's refusal that demanded them. */
  readonly challenge: Message | undefined;
};

/** What the request of a flow asks for; `undefined` when it was not seen or asks for nothing of the kind. */
export function requestedAuthenticationOf(flow: Flow): RequestedAuthentication | undefined {
  const request = authorizationRequestOf(flow);
  if (!request) return undefined;
  const { message, params } = request;
  const claims = asObject(parseJsonObject(params['claims'])?.['id_token']);
  const acr = asObject(claims?.['acr']);
  const challenge = challengeBefore(flow, message);
  const essential = acr?.['essential'] === true ? textsOf(acr['values'] ?? acr['value']) : [];
  const demanded =
    essential.length > 0
      ? essential
      : words(challenge && challengeParameter(challenge.exchange, 'acr_values'));
  const levels = demanded.length > 0 ? demanded : words(params['acr_values']);
  const maxAge = /^\d{1,9}$/.test(params['max_age'] ?? '') ? Number(params['max_age']) : undefined;
  const needsAuthTime = asObject(claims?.['auth_time'])?.['essential'] === true;
  if (maxAge === undefined && !needsAuthTime && levels.length === 0) return undefined;
  return { message, maxAge, needsAuthTime, levels, areLevelsDemanded: demanded.length > 0, challenge };
}

/** RFC 9470 §3: an API refused the token because the login behind it was not good enough. */
function challengeBefore(flow: Flow, request: Message): Message | undefined {
  return messagesOf(flow, 'resource_request').findLast(
    (message) =>
      timeOf(message) <= timeOf(request) &&
      challengeParameter(message.exchange, 'error') === 'insufficient_user_authentication',
  );
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().flatMap((one) => asText(one) ?? []);
}

function words(text: string | undefined): readonly string[] {
  return text?.split(/\s+/).filter(Boolean) ?? [];
}
