import type { Body } from '../exchange/exchange.ts';
import { asObject, parseJsonObject, type JsonObject } from '../exchange/json.ts';
import { parseForm } from '../exchange/parameters.ts';
import { readingsOf, valuesIn } from '../exchange/readings.ts';
import { opensWallet } from '../exchange/opens-wallet.ts';
import { placeholdersIn } from './placeholders.ts';
import type { Context } from './context.ts';
import { holdsErrorCode } from './json.ts';
import { redactKeyValues } from './key-values.ts';
import { redactMultipart } from './multipart.ts';
import { redactPairs } from './pairs.ts';

/**
 * A body of a protocol message, redacted. The text of anything else (login forms, pages, an application's own data) is left
 * out, though what its names give away as secret is collected first.
 */
export function redactBody(context: Context, body: Body): Body {
  const mediaType = /^[\w.+*-]{0,80}(?:\/[\w.+*-]{1,120})?$/.test(body.mediaType) ? body.mediaType : '';
  if (body.text === undefined) return { mediaType };
  const text =
    body.text === ''
      ? ''
      : (redactBodyText(context, mediaType, body.text) ?? heldSecrets(context, body.text));
  return text === undefined ? { mediaType } : { mediaType, text };
}

function redactBodyText(context: Context, mediaType: string, text: string): string | undefined {
  // Some servers call it a page.
  const json = parseJsonObject(text);
  if (json) {
    if (isProtocolJson(json)) return JSON.stringify(context.json(json, '', 0));
    context.quoted.json(json, '', 0);
    return handedCode(context, json);
  }
  if (mediaType === 'multipart/form-data') return redactMultipart(context, text, isProtocolForm);
  if (mediaType === 'application/x-www-form-urlencoded' || isFormText(mediaType, text)) {
    const isProtocol = isProtocolForm(parseForm(text).map(([name]) => name));
    const redacted = redactPairs(isProtocol ? context : context.quoted, text, 0);
    return isProtocol ? redacted : undefined;
  }
  const keyValues = mediaType.includes('html') ? undefined : redactKeyValues(context, text);
  if (keyValues !== undefined) return keyValues;
  if (mediaType.endsWith('xml')) return context.xml(text, 0);
  if (mediaType.endsWith('jwt') || mediaType === '' || mediaType === 'text/plain')
    return context.jwt(text.trim(), 0);
  return undefined;
}

/**
 * A body that is nothing of the protocol keeps of the login's secrets that it holds, in whatever encoding, what stands for them, and
 * nothing else: that it held them is what there is to tell.
 */
function heldSecrets(context: Context, text: string): string | undefined {
  if (text.length > longestHolding) return undefined;
  const held = new Set<string>();
  for (const reading of readingsOf(text))
    for (const value of valuesIn(reading)) {
      const [placeholder] = placeholdersIn(context.hunt(value));
      if (placeholder && isToken.test(placeholder)) held.add(placeholder);
    }
  return held.size > 0 ? JSON.stringify({ held: [...held] }) : undefined;
}

/** Characters of a body that is read for secrets. */
const longestHolding = 100_000;

const isToken = /^redacted-(?:access-token|id-token|refresh-token|token|jwt|[a-z-]*secret[a-z-]*)-/;

/** An application's own message keeps the code or ID token of a login that it passes on, that a device shows, or the address that has it, and nothing else. */
function handedCode(context: Context, json: JsonObject): string | undefined {
  const kept = Object.entries(json).filter(
    ([name, value]) =>
      typeof value === 'string' &&
      (Object.hasOwn(tests, name) ? tests[name]!(value) : isAnswerAddress(value)),
  );
  if (kept.length === 0 || holdsErrorCode(json)) return undefined;
  return JSON.stringify(
    Object.fromEntries(
      kept.map(([name, value]) => [
        context.name(name),
        context.value(Object.hasOwn(tests, name) ? name : 'url', String(value), 1),
      ]),
    ),
  );
}

/** What each of them looks like. */
const tests: Readonly<Record<string, (value: string) => boolean>> = {
  code: isLong,
  credential: (value) => isIdToken.test(value),
  user_code: (value) => /^[\w-]{4,40}$/.test(value),
};

/** An ID token, as Google’s script hands it to the page. */
const isIdToken = /^ey[\w-]{10,}\.[\w-]{10,}\.[\w-]{0,2000}$/;

/** Characters: a short one is no code. */
function isLong(code: string): boolean {
  return code.length >= 8;
}

/** Analytics are told the address of the page, answer and all. RFC 9700 §4.2.4. */
function isAnswerAddress(value: string): boolean {
  return /^https?:\/\/[^?#]{1,2000}[?#](?:[^#]*&)?code=[^&#]{8,}/i.test(value);
}

/** RFC 6749 §5.1 wants JSON; some providers answer form-encoded, under any media type. */
function isFormText(mediaType: string, text: string): boolean {
  return (
    (mediaType === '' || mediaType === 'text/plain') &&
    text.length < 100_000 &&
    /^[\w.-]{1,60}=[^\s<>{}]*$/.test(text)
  );
}

/** Any one of these makes a form a protocol message. */
const tellingFields: ReadonlySet<string> = new Set(
  `grant_type response_type code_verifier access_token refresh_token id_token id_token_hint client_assertion subject_token logout_token
  device_code auth_req_id request_uri token_type_hint oauth_token oauth_consumer_key oauth_callback oauth_verifier oauth_problem openid.mode openid.assoc_handle
  SAMLRequest SAMLResponse SAMLart wresult wa logoutRequest credential client_secret assertion authorization_details
  vp_token pre-authorized_code wallet_nonce wallet_metadata`.split(/\s+/),
);

/** So do both names of a pair. */
const tellingPairs: readonly (readonly [string, string])[] = [
  ['code', 'state'], ['code', 'client_id'], ['code', 'redirect_uri'], ['error', 'state'], ['error', 'error_description'], ['response', 'state'], ['token', 'client_id'],
  ['client_id', 'redirect_uri'], ['client_id', 'scope'], ['user_code', 'client_id'], ['client_id', 'request'],
  ['scope', 'login_hint'], ['scope', 'login_hint_token'],
  ['account_id', 'client_id'], ['iss', 'target_link_uri'], ['iss', 'login_hint'], ['iss', 'lti_message_hint'],
]; // prettier-ignore

function isProtocolForm(names: readonly string[]): boolean {
  const all = new Set(names);
  const asksPassword = names.some((name) => /pass(?:w(?:or)?d|wd|code|phrase)?$|^pwd$|otp|^pin$/i.test(name));
  if (asksPassword && !all.has('grant_type')) return false;
  if (all.size === 1 && ['token', 'response', 'request', 'code', 'ticket'].some((name) => all.has(name)))
    return true;
  return (
    names.some((name) => tellingFields.has(name)) ||
    tellingPairs.some((pair) => pair.every((name) => all.has(name)))
  );
}

/** Any one of these makes a JSON object a protocol message, in a request or a response. */
const tellingMembers: ReadonlySet<string> = new Set(
  `access_token AccessToken accessToken id_token refresh_token grant_type code_verifier issuer authorization_endpoint token_endpoint authorization_servers
  request_uri device_code auth_req_id redirect_uris client_secret registration_access_token error error_description errcode error_code sub
  token_type provider_urls accounts_endpoint id_assertion_endpoint AuthenticationResult AuthFlow
  credential_issuer credential_endpoint credential_configuration_id credential_identifier c_nonce vp_token dcql_query`.split(
    /\s+/,
  ),
);

/** What verifiers, issuers and pages answer and are told besides. OpenID4VP §8.2, appendix A; OpenID4VCI §8.3, §9.1, §11.1. */
function isOfWallet(json: JsonObject, names: readonly string[]): boolean {
  if (names.length === 1 && names[0] === 'redirect_uri') return true;
  if (json['transaction_id'] !== undefined && (names.length === 1 || json['interval'] !== undefined))
    return true;
  if (json['notification_id'] !== undefined && json['event'] !== undefined) return true;
  const [first] = Array.isArray(json['credentials']) ? json['credentials'] : [];
  return asObject(first)?.['credential'] !== undefined || opensWallet(JSON.stringify(json));
}

function isProtocolJson(json: JsonObject): boolean {
  const names = Object.keys(json);
  if (names.length === 0 || names.some((name) => tellingMembers.has(name))) return true;
  if (isOfWallet(json, names)) return true;
  if (typeof json['active'] === 'boolean' || (Array.isArray(json['keys']) && names.length < 10)) return true;
  if (names.length === 1 && names[0] === 'code') return true;
  if ('code' in json && ('state' in json || 'client_id' in json || 'redirect_uri' in json)) return true;
  if ((names.length === 1 && typeof json['token'] === 'string') || 'continue_on' in json) return true;
  if (typeof json['subject'] === 'string' && Array.isArray(json['links'])) return true;
  return Object.values(json).some((value) =>
    Object.keys(asObject(value) ?? {}).some((name) => /^(?:access_token|AccessToken)$/.test(name)),
  );
}
