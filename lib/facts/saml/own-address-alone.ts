import type { Exchange } from '../../exchange/exchange.ts';
import { parameter, queryParameters } from '../../exchange/parameters.ts';
import { readingsOf } from '../said/exchange-words.ts';

/**
 * The address at which a service provider takes itself to be, where it refuses a message that is meant for another and tells its own alone.
 * `undefined` where it refuses nothing for that, or tells no address.
 */
export function ownAddressIn(exchange: Exchange): string | undefined {
  const said = readingsOf(exchange).map(({ whole }) => whole);
  const isWrong = said.some((one) => shibbolethRefusal.test(one));
  const handedOn = isWrong ? parameter(queryParameters(exchange.redirectUrl ?? ''), 'requestURL') : undefined;
  const pattern = isWrong ? calledAt : expected;
  return handedOn ?? said.map((one) => pattern.exec(one)?.[1]).find((one) => one !== undefined);
}

/**
 * The decoders of Shibboleth’s SP compare letter by letter with what its page (`opensaml::BindingException at (…)`) and its redirect to
 * one of the site’s (`redirectErrors`) call the request’s URL.
 */
const shibbolethRefusal = /\bdelivered with [\w-]{1,20} to incorrect server URL/i;
const calledAt = /Exception at \(?(https?:\/\/[^\s"'<>()]{1,500})/;

/** Mellon and Go’s saml before they told both: `Invalid Destination on Response. Should be: …`, `Destination does not match AcsURL (expected "…")`. */
const expected =
  /\bdestination\W[^:"]{0,60}\b(?:should be|expected):? ?["'“]?(https?:\/\/[^\s"'“”<>()]{1,500})/i;
