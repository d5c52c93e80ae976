import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { parameter, requestParameters } from '../../exchange/parameters.ts';

/** An app’s API was asked where to send the browser for a login, and gave no address. */
export type EmptyStart = {
  /** The member that should hold the address. */
  readonly member: string;
  /** Where the answer was to come to, as the page asked; `undefined` in a trace, where it may be somebody’s. */
  readonly redirectUri: string | undefined;
};

const ofReturn = ['redirect_uri', 'redirectUri', 'redirect_url', 'callback_url', 'callbackUrl'] as const;
const ofAddress =
  /^(?:auth|authorize|authorization|authorisation|login|oauth|sso)_?(?:url|uri|endpoint_url)$/i;

/** Characters of an answer: one that holds no address holds little. */
const longest = 2000;

/**
 * An answer that went well and whose address of the provider is empty, to a page that named where to return to (HashiCorp Vault answers so
 * for a `redirect_uri` that its role does not allow: https://developer.hashicorp.com/vault/api-docs/auth/jwt). `undefined` for all else.
 */
export function emptyStartOf(exchange: Exchange): EmptyStart | undefined {
  const { status = 0, url, responseBody, verdicts } = exchange;
  const known = verdicts?.empty_start;
  if (known !== undefined) return { member: known, redirectUri: undefined };
  const text = responseBody?.text ?? '';
  if (status !== 200 || text.length > longest || !/auth|login|oidc|sso/i.test(url)) return undefined;
  if (!/:\s*(?:""|null)/.test(text)) return undefined;
  const answer = parseJsonObject(text);
  const member = answer && emptyAddressIn(answer);
  const asked = member === undefined ? [] : requestParameters(exchange);
  const redirectUri = ofReturn.map((name) => parameter(asked, name)).find((value) => value !== undefined);
  if (member === undefined || redirectUri === undefined || !/^[a-z][\w+.-]*:/i.test(redirectUri))
    return undefined;
  return { member, redirectUri };
}

/** At the top, or in what an API wraps its answers in. */
function emptyAddressIn(answer: JsonObject): string | undefined {
  const members = [answer, asObject(answer['data']), asObject(answer['result'])].flatMap((one) =>
    Object.entries(one ?? {}),
  );
  const addresses = members.filter(([name]) => ofAddress.test(name));
  const isGiven = addresses.some(([, value]) => value !== '' && value !== null);
  return isGiven ? undefined : addresses[0]?.[0];
}
