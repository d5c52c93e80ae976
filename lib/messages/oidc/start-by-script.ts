import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isJson } from './led-to.ts';
import { bringsProof, namesPerson } from './brought-along.ts';
import { isElsewhere, loginStartAt } from './login-start-address.ts';
import { carriesAnswer, deniesLogin } from './refuses-login.ts';
import { namesStart } from './start-not-there.ts';

/** A token of whatever kind. */
const ofToken = /(?:["&]|^)\w{0,20}token["=]/i;

/** Where a script asks for the address to go to: `/auth/google/url`, `/oidc/authorize-url`, `/oauth2/authorize`. */
const ofAddress =
  /\/(?:[\w.-]{1,30}[-_])?(?:oauth2?|oidc|openid|sso|saml2?|google|github|gitlab|microsoft|azure|okta|keycloak|discord|facebook|apple)(?:\/(?:[\w-]{1,40}\/)?(?:get-?)?(?:(?:auth|authori[sz]e|authori[sz]ation|login|sign-?in|redirect|connect)[-_]?)?(?:ur[il]|authori[sz]e|log-?in|sign-?in)|[-_]?ur[il])\/?$/i;

/** A name by which a script calls its server for one (GraphQL, tRPC): `GetSsoUrl`, `auth.startOAuth`. */
const ofOperation = /(?:sso|saml|oidc|oauth|openid)/i;
const beginning = /ur[il]|start|begin|init|log_?in|sign_?in|authori[sz]e|redirect/i;
const other =
  /callback|token|exchange|list|setting|config|update|delete|remove|create|save|verif|complete|finish|unlink|disconnect/i;

/**
 * True where a page's script had its own server begin a login with a provider, and got no address but an error in JSON: the server broke
 * down (500 to 504), or says that there is no such login. False where somebody is to log in first (401), and for what brings a password or
 * a token along.
 */
export function isRefusedCall(exchange: Exchange): boolean {
  const { url, method, status = 0, verdicts } = exchange;
  if (verdicts?.login_start === 'called') return true;
  if ((method !== 'GET' && method !== 'POST') || !isJson(exchange) || !isCalledStart(exchange)) return false;
  if (status === 401 || status === 429 || carriesAnswer(url)) return false;
  if (!isOneSite(cameFrom(exchange) ?? '', url)) return false;
  if (status >= 500 && status <= 504) return true;
  const isAddressAsked = status >= 400 && /ur[il]\/?$/i.test(endpointOf(url));
  return (status >= 400 || (status === 200 && saysError(exchange))) && deniesLogin(exchange, isAddressAsked);
}

function isCalledStart({ url, method, requestBody }: Exchange): boolean {
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  const asked = requestBody?.text?.slice(0, longestBody);
  if (asked !== undefined && (bringsProof(asked) || ofToken.test(asked))) return false;
  if (loginStartAt(path) === 'for sure' || asksAddress(path)) return true;
  // Of what was not recorded nobody knows what it brought.
  const isBare = asked === undefined ? method === 'GET' : !namesPerson(asked);
  if (isBare && namesStart(path)) return true;
  const name = /\/trpc\/([\w.]{1,80})$/.exec(path)?.[1] ?? operationIn(path, asked ?? '');
  return name !== undefined && ofOperation.test(name) && beginning.test(name) && !other.test(name);
}

/** A product’s name alone is also where files are kept and accounts are connected. */
function asksAddress(path: string): boolean {
  return ofAddress.test(path) && ofLogin.test(path) && !isElsewhere(path);
}

const ofLogin = /(?:^|[/_-])(?:o?auth\w*|oidc|openid\w*|sso|saml\w*|log-?in|sign-?in|social)(?:[/_-]|$)/i;

function operationIn(path: string, asked: string): string | undefined {
  return /graphql\/?$/.test(path) ? /"operationName":\s?"(\w{1,80})"/.exec(asked)?.[1] : undefined;
}

/** Some APIs answer 200 to all, and say inside that it failed. In a trace only what is said of an error is left. */
function saysError({ responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.said !== undefined) return true;
  return /"errors":\s?\[\s?\{|"(?:success|ok)":\s?false|^\s*\{\s*"error":\s?["{]/.test(
    responseBody?.text?.slice(0, longestBody) ?? '',
  );
}

/** Characters of a body that are looked at. */
const longestBody = 5000;
