import { isCleaned, isOwnPlaceholder } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { sharedSecretOf } from '../../messages/oauth2/shared-secret.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { verdictsSaid, type Verdicts, type VerdictWord } from '../../vocabulary/verdicts.ts';
import { clientOf } from '../client/client.ts';
import { fact, someOf } from '../fact.ts';
import { afterAnswer } from '../reception/after-answer.ts';
import { serverOf } from '../server.ts';

/** What the client’s own server answered to its page right after a login, and the worst credential in it. */
export type HandedToPage = {
  readonly exchange: Exchange;
  /** The login’s answer that it came after. */
  readonly landing: Message;
  readonly what: VerdictWord<'handed_to_page'> | undefined;
};

/** The readable JSON of the client’s own API after the answer; `undefined` where none was recorded. */
export const handedToPage = fact('handedToPage', ({ flow }) => someOf(handedToPageOf(flow)));

/** Not what a site answers that the provider is on as well. A verdict recorded before redaction is believed. */
function handedToPageOf(flow: Flow): readonly HandedToPage[] {
  const landing = flow.messages.findLast((one) => isFrontChannelResponse(one) && one.carrier === 'request');
  if (!landing || flow.context.length === 0) return [];
  const answers = afterAnswer(flow, landing.exchange).all.filter(
    (one) => one.id !== landing.exchange.id && isJsonForScript(one) && isOneSite(one.url, landing.url),
  );
  if (answers.length === 0) return [];
  const { origin, issuer } = serverOf(flow);
  const { id } = clientOf(flow);
  // A secret that was seen at work is told elsewhere.
  const used = new Set(flow.messages.flatMap((message) => sharedSecretOf(message) ?? []));
  return answers
    .filter(({ url }) => origin === null || !isOneSite(url, origin))
    .flatMap((exchange): HandedToPage[] => {
      const recorded = exchange.verdicts?.handed_to_page;
      if (recorded) return [{ exchange, landing, what: recorded }];
      const answer = parseJsonObject(exchange.responseBody?.text);
      return answer
        ? [{ exchange, landing, what: credentialIn(objectsIn(answer), { id, issuer, used }) }]
        : [];
    });
}

/** What the client’s API gave to its page: that does not survive redaction. */
export function handedVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  return handedToPageOf(flow).flatMap(({ exchange, what }) =>
    what ? [[exchange, verdictsSaid({ handed_to_page: what })] as const] : [],
  );
}

function isJsonForScript(exchange: Exchange): boolean {
  const { context, responseHeaders, responseBody } = exchange;
  const type = mediaType(headerValue(responseHeaders, 'content-type') ?? responseBody?.mediaType);
  return context.resourceType === 'fetch' && isAccepted(exchange) && /[/+]json$/.test(type);
}

type Known = {
  readonly id: string | null;
  readonly issuer: string | null;
  readonly used: ReadonlySet<string>;
};

function credentialIn(objects: readonly JsonObject[], { id, issuer, used }: Known): HandedToPage['what'] {
  const isShown = objects.some((one) => {
    const isOwn = id !== null && [one['client_id'], one['clientId'], one['clientID']].includes(id);
    const secret = isOwn ? memberOf(one, /^client_?secret$/i) : undefined;
    return secret !== undefined && !used.has(secret);
  });
  if (isShown) return 'client_secret';
  if (objects.some((one) => memberOf(one, /^refresh_?token$/i))) return 'refresh_token';
  // The application’s own token for its own API is a session, whatever it is called.
  const isMediated = objects.some((one) => {
    const jwt = decodeJwt(memberOf(one, /^(?:access_?token|token)$/i));
    return issuer !== null && jwt?.type === 'jws' && jwt.claims['iss'] === issuer;
  });
  return isMediated ? 'access_token' : undefined;
}

/** Objects that are looked at. */
const most = 500;

/** The outer ones first. */
function objectsIn(answer: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = [answer];
  for (let at = 0; at < waiting.length && at < most; at++) {
    const one = waiting[at];
    const object = asObject(one);
    if (object) found.push(object);
    const members: readonly unknown[] = Array.isArray(one) ? one : Object.values(object ?? {});
    for (const member of members)
      if (typeof member === 'object' && waiting.length < most) waiting.push(member);
  }
  return found;
}

/** A member of that name with a value as long as credentials are, and no cleaner’s word for one. */
function memberOf(object: JsonObject, name: RegExp): string | undefined {
  for (const [key, value] of Object.entries(object)) {
    const text = name.test(key) ? asText(value) : undefined;
    if (text === undefined) continue;
    if (isOwnPlaceholder(text) || (/^[\w.~+/=:-]{16,8000}$/.test(text) && !isCleaned(text))) return text;
  }
  return undefined;
}
