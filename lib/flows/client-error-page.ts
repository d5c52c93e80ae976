import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf, fragmentParameters, originOf, queryParameters } from '../exchange/parameters.ts';

/** Where clients send the browser when a login did not work: the last word of the path says so. */
const errorPath =
  /\/(?:(?:login|signin|sign-in|auth|oauth|oidc|sso|saml|callback)[-_]?)?(?:error|failure|failed)\/?$/i;

/** A parameter that is there only after a failure, Spring's `/login?error` among them. */
const errorName =
  /^(?:(?:auth|login|oauth|oidc|sso|saml)[-_]?)?error(?:[-_]?(?:code|message|description|type))?$/i;

/**
 * The client took the answer and sent the browser to an error page of its own: that page's address without its parameters.
 * Only frameworks' usual names count; `undefined` for every other way on.
 */
export function clientErrorPage({ url, redirectUrl }: Exchange): string | undefined {
  if (!redirectUrl || originOf(redirectUrl) === null || originOf(redirectUrl) !== originOf(url))
    return undefined;
  const endpoint = endpointOf(redirectUrl);
  const parameters = [...queryParameters(redirectUrl), ...fragmentParameters(redirectUrl)];
  const isNamed = parameters.some(
    ([name, value]) => errorName.test(name) && !/^(?:0|false|none|null|undefined)$/i.test(value),
  );
  return isNamed || errorPath.test(endpoint) ? endpoint : undefined;
}
