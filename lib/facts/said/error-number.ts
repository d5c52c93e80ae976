import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, queryParameters } from '../../exchange/parameters.ts';

/** A number under which a provider keeps what went wrong, where its page tells no more. The number itself is for its operator. */
export type ErrorNumber = {
  /** As the address or the page calls it: `errorId`, `Error ID`. */
  readonly name: string;
  readonly where: 'address' | 'page';
  /** Whose habit it is, where that is known. */
  readonly of?: 'kratos' | 'identityserver' | 'okta';
};

const inAddress =
  /^(?:err(?:or)?|trace|tracking|correlation|request|incident|support|event)[-_]?(?:id|ref(?:erence)?|number)$|^reference(?:[-_]?id)?$/i;
/** A value that was made up: `id` alone may be anything. */
const madeUp = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|redacted-[a-z-]+-\d+)$/i;

const onPage =
  /\b((?:error|reference|correlation|request|trace|tracking|incident|support|event) ?(?:id|number|no\.?|#)|tracking|reference)(?:\s|<[^<>]{1,100}>){0,4}[:#](?:\s|<[^<>]{1,100}>){0,4}(?=[\w-]{0,40}\d)[\w-]{6,64}/i;

/** Characters of a page that are looked at. */
const longestPage = 50_000;

/**
 * The number that a provider’s error page has for what went wrong: in the address to which the request was sent on, or on the page that
 * answered it. `undefined` where there is none. Never throws; linear.
 */
export function errorNumberOf({ url, redirectUrl, responseBody }: Exchange): ErrorNumber | undefined {
  const address = redirectUrl ?? url;
  for (const [name, value] of redirectUrl === undefined ? [] : queryParameters(address)) {
    if (name === 'errorId' && value.length > 20) return { name, where: 'address', of: 'identityserver' };
    if (name === 'id' && madeUp.test(value) && /\/error\/?$/i.test(endpointOf(address)))
      return { name, where: 'address', of: 'kratos' };
    if (value !== '' && inAddress.test(name)) return { name, where: 'address' };
  }
  const text = redirectUrl === undefined ? (responseBody?.text?.slice(0, longestPage) ?? '') : '';
  const [shown, name] = onPage.exec(text) ?? /"(errorId)"\s*:\s*"(oae[\w-]{10,40})"/.exec(text) ?? [];
  if (shown === undefined || name === undefined) return undefined;
  return { name, where: 'page', ...(/\boae[\w-]{10,40}/.test(shown) && { of: 'okta' }) };
}
