import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asObject, asText } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { directMessage } from './direct.ts';

const kind = 'token_status_list_request';

/**
 * Somebody fetches the list in which an issuer says of many tokens at once whether they still count. A token that was seen named the
 * address, or the answer is such a list. draft-ietf-oauth-status-list §8.1, §8.2.
 */
export function tokenStatusListRequest(view: View, learned: Learned): Message<typeof kind> | undefined {
  if (view.exchange.method !== 'GET') return undefined;
  const isCertain = learned.kindAt(view.endpoint) === kind || isListToken(view.exchange.responseBody?.text);
  if (!isCertain && !(isUnread(view) && isDeclaredSo(view))) return undefined;
  return directMessage(view, kind, { params: view.query, confidence: isCertain ? 'certain' : 'firm' });
}

/** draft-ietf-oauth-status-list §5.1. */
function isListToken(text: string | undefined): boolean {
  const jwt = decodeJwt(text?.trim());
  if (jwt?.type !== 'jws' || jwt.header['typ'] !== 'statuslist+jwt') return false;
  return asObject(jwt.claims['status_list']) !== undefined;
}

/** Its body was not recorded, is no text (CWT), or is too long a token to be read. */
function isUnread({ exchange }: View): boolean {
  return decodeJwt(exchange.responseBody?.text?.trim()) === undefined;
}

/** draft-ietf-oauth-status-list §8.2. Nothing else has these types. */
function isDeclaredSo({ exchange }: View): boolean {
  const type = mediaType(headerValue(exchange.responseHeaders, 'content-type'));
  return type === 'application/statuslist+jwt' || type === 'application/statuslist+cwt';
}

/** Parts of one value that are looked at: a credential brings its disclosures, a presentation several credentials. */
const mostParts = 100;

/**
 * The addresses of the lists that say whether these tokens still count, as they say themselves. draft-ietf-oauth-status-list §6.2.
 * @param read takes a token apart
 */
export function statusListsNamedIn(
  values: readonly string[],
  read: (token: string) => Jwt | undefined = decodeJwt,
): readonly string[] {
  return values.flatMap(tokensIn).flatMap((token) => {
    const jwt = read(token);
    if (jwt?.type !== 'jws') return [];
    return asText(asObject(asObject(jwt.claims['status'])?.['status_list'])?.['uri']) ?? [];
  });
}

/** A JWT, or those among the parts of a selective disclosure or a presentation of several. */
function tokensIn(value: string): readonly string[] {
  return value.split(/[^\w.-]+/, mostParts);
}
