import { decodeBase64 } from '../exchange/base64.ts';
import { isFailureFlag, isFailureNotice } from '../exchange/failure-notice.ts';
import { isSignInAddress } from '../messages/sign-in-address.ts';
import { endpointOf, fragmentParameters, queryParameters, type Parameters } from '../exchange/parameters.ts';

/** The last word of a path that is for failures only. */
const failurePath =
  /\/(?:(?:login|signin|sign-in|auth|oauth2?|oidc|sso|saml|callback)[-_]?)?(?:error|failure|failed|oops|fehler|fehlgeschlagen|erreur|echec|errore|erro|fallo|falha|fout)(?:\.(?:html?|php|aspx?|jsp))?\/?$/i;

/** A parameter that is there only after a failure: `error`, `login-error`, `has_sso_error`, `errorAuth`, `errorMessage`, Spring's bare `?error`, Facebook's `error_reason`. */
const errorName =
  /^(?:has[-_]?)?(?:(?:auth|authn|login|signin|oauth2?|oidc|openid|sso|saml)[-_.]?)?(?:error|err|failure|problem|fehler|erreur|errore|erro|fout)(?:[-_]?(?:code|message|msg|description|desc|type|text|reason|hint|debug|uri|subcode|title|detail|details|user_msg|user_title|str|auth|login|oauth2?|oidc|sso|saml))?$/i;

/** Names that tell of a failure only where the path or another name does. */
const besideErrors: ReadonlySet<string> = new Set(
  'message msg reason description detail details code statuscode status statuscode2 type cause info errorurl'.split(
    ' ',
  ),
);

/** True for an address that is a page for failures by the last word of its path (`/auth/failure`). */
export function isFailurePath(url: string): boolean {
  return failurePath.test(endpointOf(url));
}

/** The last word of a path that is for those who may not do something. */
const forbiddenPath =
  /\/(?:unauthori[sz]ed|not[-_]?authori[sz]ed|forbidden|(?:access|permission)[-_]?denied)(?:\.(?:html?|php|aspx?|jsp))?\/?$/i;

/** The same by words that other pages have in their paths as well: a page of its own, or one about accounts. */
const turningAway =
  /^https?:\/\/[^/]+(?:\/(?:auth|accounts?|users?|login|errors?))?\/(?:not[-_]?(?:allowed|permitted|approved)|no[-_]?(?:access|permissions?)|(?:account|user)[-_](?:disabled|suspended|blocked|inactive|locked)|(?:pending|awaiting|waiting(?:[-_]for)?)[-_]?approval)(?:\.(?:html?|php|aspx?|jsp))?\/?$/i;

/** True for an address that is a page for those who may not do something (`/unauthorized`): angular-auth-oidc-client and others show it where a login fails, too. */
export function isForbiddenPath(url: string): boolean {
  const address = endpointOf(url);
  return forbiddenPath.test(address) || turningAway.test(address);
}

/** True for the name of a parameter that is there only after a failure. */
export function isErrorName(name: string): boolean {
  return name.length < 60 && errorName.test(name);
}

/** True for values by which an address says that there was no error (`?error=false`). */
function isNone(value: string): boolean {
  return /^(?:0|false|none|null|undefined|ok)$/i.test(value);
}

/**
 * What an address says of a failure, in its query and in its fragment, in order of appearance: RFC 6749 §4.1.2.1 and the names that
 * others use. A value is empty where a name stands alone (`/login?error`); `error=` says that there is none. Google's `authError`
 * is unpacked. Nothing for an address that names none.
 */
export function errorsInAddress(url: string): Parameters {
  const all = [...queryParameters(url), ...fragmentParameters(url), ...bareFragment(url)].filter(
    ([name, value]) => value !== '' || isBare(url, name),
  );
  const because = refusingPath.exec(endpointOf(url))?.[1];
  if (because !== undefined) return [['error', because], ...errorsAmong(all, true)];
  const isSignIn = isSignInAddress(url);
  const flags = isSignIn
    ? all.filter(([name, value]) => isFailureFlag(name, value) && !isErrorName(name))
    : [];
  const isFailure = flags.length > 0 || isFailurePath(url) || (isSignIn && all.some(saysNo));
  return [...flags, ...errorsAmong(all, isFailure).filter((one) => !flags.includes(one))];
}

/** A sentence for the person at the page where one signs in: `/login/?message=Session value state missing.` (Python Social Auth). */
function saysNo([name, value]: Parameters[number]): boolean {
  return (
    /^(?:message|msg)$/i.test(name) && value.length < 300 && refusing.test(value) && !value.includes('?')
  );
}

const refusing =
  /^\S+\s.*\b(?:missing|failed|failure|invalid|denied|forbidden|mismatch|expired|cancell?ed|error|wrong|refused|not (?:allowed|permitted|found|authori[sz]ed)|aren.t allowed|already in use|could not|unable to|disabled|inactive|deactivated|suspended|blocked|locked|unauthori[sz]ed|no (?:account|access|permission))\b/i;

/** The last word of a path that says why nobody was let in: SonarQube’s `/sessions/email_already_exists`. */
const refusingPath =
  /\/((?:(?:e-?mail|account|user|user-?name|registration|sign-?up|domain|organi[sz]ation)[-_]){1,2}(?:already[-_](?:exists|taken|used|linked|registered)|not[-_](?:found|allowed|active|verified|authori[sz]ed|registered)|disabled|denied|suspended|blocked|closed|inactive))\/?$/i;

/** The same among parameters, of a posted form for one. `isFailure`: it is known otherwise that something failed. */
export function errorsAmong(parameters: Parameters, isFailure: boolean): Parameters {
  const named = parameters.filter(
    ([name, value]) => (isErrorName(name) && !isNone(value)) || isFailureNotice(name, value),
  );
  const packed = parameters.flatMap(([name, value]): Parameters => {
    return name === 'authError' && value !== '' ? [[name, unpacked(value) ?? value]] : [];
  });
  if (named.length + packed.length === 0 && !isFailure) return [];
  const beside = parameters.filter(
    (one) =>
      besideErrors.has(one[0].toLowerCase()) && one[1] !== '' && !isNone(one[1]) && !named.includes(one),
  );
  // An authorization code is no error code.
  const codes = named.some(([name]) => /^code$/i.test(name))
    ? []
    : beside.filter(([name, value]) => name !== 'code' || /^\d{1,6}$|^[a-z]+(?:[_-][a-z]+)+$/i.test(value));
  return [...named, ...packed, ...codes];
}

/** The name stands without `=`: a flag, and no field that was left empty. */
function isBare(url: string, name: string): boolean {
  const at = url.search(/[?#]/);
  return at >= 0 && url.slice(at).split(/[?#&]/).includes(name);
}

/** `#error` alone. */
function bareFragment(url: string): Parameters {
  return /#[/!]{0,2}error$/i.test(url) ? [['error', '']] : [];
}

/** Google's page of errors names the code and says what is wrong inside a message of Protocol Buffers, in base64. */
function unpacked(value: string): string | undefined {
  const bytes = decodeBase64(value.slice(0, longestPacked));
  if (!bytes) return undefined;
  const texts = fieldsOf(bytes) ?? [bytes];
  const runs = texts.flatMap((one) => new TextDecoder().decode(one).match(/[^\p{Cc}\uFFFD]{4,}/gu) ?? []);
  return runs.join(' ').trim() || undefined;
}

/** Its fields that have a length, in order; `undefined` where the bytes are no such message. Protocol Buffers, Encoding. */
function fieldsOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const fields: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = numberAt(bytes, at);
    const size = tag && numberAt(bytes, tag.end);
    if (!tag || !size) return undefined;
    const isText = tag.value % 8 === 2;
    // A number is its own value; what else there is no message of errors has.
    if (!isText && tag.value % 8 !== 0) return undefined;
    at = isText ? size.end + size.value : size.end;
    if (at > bytes.length) return undefined;
    if (isText) fields.push(bytes.subarray(size.end, at));
  }
  return fields;
}

/** A number of seven bits a byte, the lowest first. */
function numberAt(bytes: Uint8Array, from: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = from; at < bytes.length && at < from + 4; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * 2 ** (7 * (at - from));
    if (byte < 128) return { value, end: at + 1 };
  }
  return undefined;
}

/** Characters of a packed message that are read. A multiple of four: base64 can be cut there. */
const longestPacked = 8000;
