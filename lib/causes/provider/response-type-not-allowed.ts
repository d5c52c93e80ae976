import { hostOf, pathOf } from '../../exchange/parameters.ts';
import type { AuthorizationRequest } from '../../facts/authorization-request.ts';
import type { Facts } from '../../facts/facts.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import type { WireError } from '../../flows/outcome.ts';
import { responseTypeParts } from '../../messages/oauth2/response-type.ts';
import type { Params } from '../../messages/view.ts';
import type { RuleId } from '../../rules/index.ts';
import { cause, type CauseDraft, type FindingOf } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

const rules: readonly RuleId[] = ['err-unsupported-type', 'err-unauthorized-client'];

/** The registration of an app says which response types it may ask for. RFC 7591 §2; RFC 6749 §4.1.2.1. */
export default cause({
  id: 'response-type-not-allowed',
  owner: 'client',
  title: 'The registration does not allow the response type that the app asks for',
  signs:
    'The provider refused the authorization request by a number that means it, or in words that name the response type or the flow and say that it is not enabled for this app; or with unsupported_response_type where the request asks for tokens in the answer; or it is authentik, and calls a request for a code malformed and nothing else.',
  against:
    'A response_type that is none (misspelt, missing); words about its scope or response_mode; a refusal that names neither response type nor flow.',
  fix: 'Allow it in the app’s registration at the provider, or have the app use response_type=code, which every provider has.',
  references: ['rfc6749#4.1.2.1', 'rfc7591#2', 'rfc9700#2.1.2'],
  example:
    "response_type=id_token → error=unsupported_response_type “AADSTS700054: response_type 'id_token' is not enabled for the application”",
  confusedWith: ['unsupported-type', 'unauthorized-client', 'request-refused', 'client-unknown-here'],
  folds: [
    'unsupported-type',
    'unauthorized-client',
    'request-refused',
    'access-denied',
    'wrong-platform-type',
    'provider-error-page',
    'callback-failed',
    'not-answered',
    'known-error',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect: (facts, finding) => ofAuthentik(facts) ?? ofTypes(facts, finding),
});

function ofTypes(facts: Asked, finding: FindingOf): CauseDraft | undefined {
  const { authorizationRequest, ending, of } = facts;
  const { message, params } = authorizationRequest;
  const type = params['response_type'];
  const parts = responseTypeParts(type);
  if (!parts || parts.has('none') || parts.has('vp_token')) return undefined;
  const refusal = of(refusalWords);
  const texts = [ending.error?.description ?? '', ...(refusal?.texts ?? [])];
  const number = texts.some((text) => numbers.test(text));
  const isSaid = number || texts.some((text) => saysNotAllowed(text, parts));
  const asksTokens = parts.has('token') || parts.has('id_token');
  const isBare = asksTokens && isBareCode(ending.error, message.url);
  const at = refusal?.at ?? ending.failedAt;
  if (!at || !(isSaid || isBare)) return undefined;
  const host = hostOf(message.url) || 'the provider';
  const where = isSaid
    ? 'the registration of the app there does not allow it'
    : 'the provider does not give it to this app';
  return {
    at,
    ...withQuote(facts, `The app asks ${host} for ${askedFor(parts)} (response_type=${type}), and ${where}.`),
    fix: fixOf(host, message.url, parts),
    proof: number || isBare ? 'code' : 'phrase',
    confidence: 'firm',
    evidence: [message],
    rules: rules.filter((rule) => finding(rule) !== undefined),
  };
}

type Asked = Facts & { readonly authorizationRequest: AuthorizationRequest };

/** Cognito says the one of a type that is not offered and of one that the client may not have. */
function isBareCode(error: WireError | null, url: string): boolean {
  if (!error || error.description) return false;
  if (error.code === 'unsupported_response_type') return true;
  return error.code === 'unauthorized_client' && /\bamazoncognito\.com$/.test(hostOf(url));
}

/**
 * authentik answers so where the list of grant types of its provider does not have the code (authentik/providers/oauth2/views/authorize.py,
 * check_grant); all else that it calls invalid of a request for a code it names.
 */
function isOfAuthentik(
  error: WireError | null,
  url: string,
  { response_type, request, ...params }: Params,
): boolean {
  return (
    error?.code === 'invalid_request' &&
    error.description === 'The request is otherwise malformed' &&
    /\/application\/o\/authorize\/?$/.test(pathOf(url)) &&
    response_type === 'code' &&
    request === undefined &&
    [undefined, 'S256', 'plain'].includes(params['code_challenge_method'])
  );
}

function ofAuthentik(facts: Asked): CauseDraft | undefined {
  const { ending, of, authorizationRequest } = facts;
  const { message: request, params } = authorizationRequest;
  const at = of(refusalWords)?.at ?? ending.failedAt;
  if (!at || !isOfAuthentik(ending.error, request.url, params)) return undefined;
  return {
    at,
    ...withQuote(
      facts,
      'authentik refuses the request without naming a parameter: most likely the list of grant types of this client’s provider there does not have the authorization code. It is empty where the provider was made by the API, a blueprint or Terraform that leaves it out.',
    ),
    fix: 'In authentik, set the grant types of this OAuth2 provider to authorization_code and refresh_token (grant_types in a blueprint, in Terraform or the API). Its log at this moment says “Invalid grant_type for provider” then; if it names something else, go by that. The app’s redirect URI, secret and scopes are not what it complains of.',
    owner: 'authorization_server',
    proof: 'code',
    confidence: 'firm',
    evidence: [request],
  };
}

/** Entra ID and Azure AD B2C. */
const numbers = /\bAADSTS70005[14]\b|\bAADB2C90057\b/;

/** Of the flow or type, that it is off for this client; not of what else the type would need. */
function saysNotAllowed(text: string, parts: ReadonlySet<string>): boolean {
  if (needed.test(text) || !notAllowed.test(text)) return false;
  if (namesType.test(text)) return true;
  const flow = parts.has('token') || parts.has('id_token') ? /\bimplicit\b|\bhybrid\b/i : ofCode;
  return flow.test(text);
}

/** What the type would need, or the flow. */
const needed =
  /\bscope|response[_ ]mode|\bnonce\b|redirect[_ -]?ur[il]|\bPKCE\b|\bproof key\b|\bcode[_ -]?challenge/i;
const notAllowed =
  /\bnot (?:be )?(?:allowed|enabled|supported|permitted|registered|authori[sz]ed|configured)|\b(?:isn['’]t|is not|may not|cannot|not) (?:allowed|enabled|supported|use|request)|\b(?:disabled|disallowed|unauthori[sz]ed|unsupported)\b|\bnicht (?:erlaubt|aktiviert|zulässig|freigegeben)|\b(?:désactivé|pas (?:autorisé|activé))|\bno (?:está )?(?:permitid|habilitad|autorizad)|\bnão (?:é |está )?(?:permitid|habilitad|autorizad)|許可されて|有効になって|不允许|未启用/i;
const namesType = /\bresponse[_ -]?types?\b/i;
const ofCode =
  /\b(?:standard|authori[sz]ation[_ ]code|code) (?:flow|grant)|\bgrant type ['"“”‘’]?authorization_code/i;

function askedFor(parts: ReadonlySet<string>): string {
  const straight = 'at the authorization endpoint, in the answer that passes through the browser';
  if (parts.has('token') && parts.has('id_token')) return `an access token and an ID token ${straight}`;
  if (parts.has('id_token')) return `an ID token ${straight}`;
  return parts.has('token') ? `an access token ${straight}` : 'a code (authorization code flow)';
}

function fixOf(host: string, url: string, parts: ReadonlySet<string>): string {
  const asksTokens = parts.has('token') || parts.has('id_token');
  const code =
    'or have the app ask for response_type=code, redeem the code (with PKCE; on a server with its secret) and get the tokens there, which is the better way';
  const place = placeOf(host, url);
  if (!asksTokens)
    return `Allow the authorization code flow in the app’s registration (${place?.code ?? 'response type code, grant type authorization_code'}), and check that client_id is of the app that is meant: another kind of app has another flow.`;
  if (!place)
    return `Allow the implicit or hybrid flow with this response type in the app’s registration at ${host}, ${code}.`;
  const boxes = parts.has('id_token') ? (parts.has('token') ? place.both : place.idToken) : place.token;
  return `${boxes}, ${code}.`;
}

type Place = {
  readonly idToken: string;
  readonly token: string;
  readonly both: string;
  readonly code: string;
};

/** Okta under a name of its customer’s. Without the id of an authorization server others have that path, too. */
const atOkta = /\/oauth2\/(?:default|aus\w{10,30})\/v1\/authorize/;

/** Where providers have the switch. */
function placeOf(host: string, url: string): Place | undefined {
  if (/\bmicrosoft|\.windows\.net$|\bb2clogin\.com$|\bciamlogin\.com$/.test(host)) {
    const tick = (what: string) =>
      `In the app registration, tick ${what} under Authentication > Implicit grant and hybrid flows`;
    return {
      idToken: tick('“ID tokens”'),
      token: tick('“Access tokens”'),
      both: tick('“Access tokens” and “ID tokens”'),
      code: 'it needs no switch at Microsoft Entra',
    };
  }
  if (/\bokta(?:preview|-emea)?\.com$/.test(host) || atOkta.test(pathOf(url)))
    return same(
      'In the app’s General Settings at Okta, tick Implicit (hybrid) with what it may give out (ID token, access token), and allow the implicit grant in the access policy’s rule',
      'Authorization Code under Grant type, in the access policy’s rule too',
    );
  if (/\bauth0\.com$/.test(host))
    return same(
      'In the application’s settings at Auth0, tick Implicit under Advanced Settings > Grant Types',
      'Authorization Code under Advanced Settings > Grant Types',
    );
  if (/\/protocol\/openid-connect\/auth/.test(pathOf(url)))
    return same(
      'In the client’s settings at Keycloak, switch “Implicit flow” on (a response_type with code beside tokens wants “Standard flow”, too)',
      'Keycloak: “Standard flow” in the client’s settings',
    );
  if (/\bamazoncognito\.com$/.test(host))
    return same(
      'In the app client’s login pages at Cognito, add “Implicit grant” to the OAuth grant types',
      'Cognito: “Authorization code grant” in the app client’s login pages',
    );
  return undefined;
}

function same(tokens: string, code: string): Place {
  return { idToken: tokens, token: tokens, both: tokens, code };
}
