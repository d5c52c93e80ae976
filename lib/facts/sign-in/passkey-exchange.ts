import { decodeBase64, decodeBase64Text, encodeBase64Url } from '../../exchange/base64.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, parseJson, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { passkeyPartsIn } from '../../exchange/passkey.ts';
import { optionTextsIn, pageOptionsIn } from './passkey-page-options.ts';

/** The answer of an authenticator, without what a person could be recognised by. WebAuthn Level 3 §5.8.1, §6.1. */
export type PasskeyAnswer = {
  /** `get`: one was used. `create`: one was made. `other`: the browser says something else, a payment say. */
  readonly type: 'get' | 'create' | 'other';
  /** Of the page that asked, as the browser says it. */
  readonly origin: string;
  /** For whom the passkey is: found among the names of the origin's host by its hash; `undefined` where none fits or one was made. */
  readonly rpId: string | undefined;
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  /** Stands for the challenge: equal ones for equal ones. */
  readonly challenge: string;
  /** Stands for the passkey within this challenge alone: nobody can be recognised by it. `undefined`: not said. */
  readonly credential: string | undefined;
  /** The server did not take it, by its status or by what its answer says. */
  readonly isRefused: boolean;
};

/** What a page was given to ask for a passkey. WebAuthn Level 3 §5.4, §5.5. */
export type PasskeyOptions = {
  readonly type: 'get' | 'create';
  /** `undefined`: the host of the page. */
  readonly rpId: string | undefined;
  readonly userVerification: 'required' | 'preferred' | 'discouraged' | undefined;
  readonly challenge: string;
  /** Milliseconds that the page is to wait for an answer. */
  readonly timeout: number | undefined;
  /** The only passkeys that may answer, as {@link PasskeyAnswer} has its own; `undefined`: any, or not to be read. */
  readonly allowed: readonly string[] | undefined;
};

/** `undefined` for any other exchange, and where the body was not recorded. */
export function passkeyAnswerOf(exchange: Exchange): PasskeyAnswer | undefined {
  const said = exchange.verdicts?.passkey_answer;
  if (said !== undefined) return readAnswer(said, exchange);
  const parts = passkeyPartsIn(exchange.requestBody);
  const client = parts && parseJsonObject(decodeBase64Text(parts.clientDataJSON));
  const [type, challenge, origin] = [client?.['type'], client?.['challenge'], client?.['origin']].map(asText);
  if (!parts || !type || !challenge || !origin || /\s/.test(origin)) return undefined;
  const data = parts.authenticatorData === undefined ? undefined : decodeBase64(parts.authenticatorData);
  const flags = data?.[32] ?? 0;
  return {
    type: type === 'webauthn.get' ? 'get' : type === 'webauthn.create' ? 'create' : 'other',
    origin: origin.slice(0, 300),
    rpId: data && rpIdWith(encodeBase64Url(data.slice(0, 32)), origin),
    userPresent: (flags & 1) !== 0,
    userVerified: (flags & 4) !== 0,
    challenge: markOf(challenge),
    credential: parts.credentialId && markOf(parts.credentialId, markOf(challenge)),
    isRefused: wasRefused(exchange),
  };
}

/** By its status, or by an answer in JSON that says so. */
function wasRefused({ status = 0, responseBody }: Exchange): boolean {
  if (status >= 400) return true;
  const json = parseJsonObject(responseBody?.text);
  if (!json) return false;
  return [json, ...Object.values(json).slice(0, mostMembers).map(asObject)].some((one) => one && saysNo(one));
}

/** `status` is the word of the FIDO Alliance’s own interface for servers. */
function saysNo(members: JsonObject): boolean {
  const { error, status } = members;
  return (
    ['verified', 'success', 'ok', 'authenticated'].some((name) => members[name] === false) ||
    (typeof error === 'string' && error !== '') ||
    asObject(error) !== undefined ||
    status === 'failed' ||
    status === 'error'
  );
}

/** `undefined` for any other exchange, and where the body was not recorded. */
export function passkeyOptionsOf(exchange: Exchange): PasskeyOptions | undefined {
  const said = exchange.verdicts?.passkey_options;
  if (said !== undefined) return readOptions(said);
  const { responseBody, status = 0 } = exchange;
  const text = responseBody?.text;
  if (!text || text.length > longest || status >= 400) return undefined;
  if (responseBody.mediaType?.includes('html')) return optionsOnPage(text);
  return /challenge\\*"/.test(text) ? optionsIn(text, deepest) : undefined;
}

function optionsOnPage(html: string): PasskeyOptions | undefined {
  for (const text of optionTextsIn(html)) {
    const found = optionsIn(parseJson(text), deepest);
    if (found) return found;
  }
  const written = html.includes('rpId') ? pageOptionsIn(html) : undefined;
  return (
    written && {
      type: 'get',
      rpId: written.rpId,
      userVerification: verifications.find((one) => one === written.userVerification),
      challenge: markOf(written.challenge),
      timeout: undefined,
      allowed: undefined,
    }
  );
}

/** Objects in one another, and texts that hold JSON, as servers wrap what they answer. */
const deepest = 6;
/** Characters. */
const longest = 100_000;

function optionsIn(value: unknown, levels: number): PasskeyOptions | undefined {
  if (levels <= 0) return undefined;
  if (typeof value === 'string')
    return /^\s*[[{]/.test(value) && value.includes('challenge')
      ? optionsIn(parseJson(value), levels)
      : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const own = Array.isArray(value) ? undefined : optionsOf(value as JsonObject);
  if (own) return own;
  for (const inner of Object.values(value).slice(0, mostMembers)) {
    const found = optionsIn(inner, levels - 1);
    if (found) return found;
  }
  return undefined;
}

/** By the names of WebAuthn, or the same with underscores. */
function optionsOf(object: JsonObject): PasskeyOptions | undefined {
  const challenge = asText(object['challenge']);
  const rpId = asText(object['rpId'] ?? object['rp_id']);
  const isGet =
    rpId !== undefined || Array.isArray(object['allowCredentials'] ?? object['allow_credentials']);
  const rp = asObject(object['rp']);
  const isCreate =
    rp !== undefined && Array.isArray(object['pubKeyCredParams'] ?? object['pub_key_cred_params']);
  if (!challenge || !(isGet || isCreate)) return undefined;
  const chosen = isCreate
    ? asObject(object['authenticatorSelection'] ?? object['authenticator_selection'])
    : object;
  const verification = chosen?.['userVerification'] ?? chosen?.['user_verification'];
  return {
    type: isCreate ? 'create' : 'get',
    rpId: (isCreate ? asText(rp?.['id']) : rpId)?.slice(0, 255),
    userVerification: verifications.find((one) => one === verification),
    challenge: markOf(challenge),
    timeout: timeoutOf(object['timeout']),
    allowed: allowedIn(object['allowCredentials'] ?? object['allow_credentials'], markOf(challenge)),
  };
}

function timeoutOf(said: unknown): number | undefined {
  return typeof said === 'number' && said >= 0 && said < 1e9 ? Math.round(said) : undefined;
}

/** More are not held against an answer. */
const mostAllowed = 20;

function allowedIn(list: unknown, challenge: string): readonly string[] | undefined {
  if (!Array.isArray(list) || list.length === 0 || list.length > mostAllowed) return undefined;
  const marks = list.flatMap((one) => {
    const id = asText(asObject(one)?.['id']);
    return id ? [markOf(id, challenge)] : [];
  });
  return marks.length === list.length ? marks : undefined;
}

const mostMembers = 50;
const verifications = ['required', 'preferred', 'discouraged'] as const;

/** The host of the origin, or a name above it, whose hash this is: the only names a browser takes, but for related origins. §5.1.4. */
function rpIdWith(hash: string, origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const labels = new URL(origin).hostname.split('.').slice(-mostLabels);
  return labels.map((_, at) => labels.slice(at).join('.')).find((name) => sha256Base64Url(name) === hash);
}

const mostLabels = 12;

/** Some servers write plain base64 where the browser answers in base64url. @param within what alone equal ones are equal in */
function markOf(value: string, within = ''): string {
  const plain = value.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return sha256Base64Url(within + plain).slice(0, 8);
}

/** What a trace says of the answer, which redaction takes out of it. */
export function passkeyAnswerVerdictOf(exchange: Exchange): string | undefined {
  const answer = passkeyAnswerOf(exchange);
  if (!answer) return undefined;
  const { type, origin, rpId, userPresent, userVerified, challenge, credential, isRefused } = answer;
  const flags = [userPresent ? 'up' : '-', userVerified ? 'uv' : '-'];
  const more = [credential, isRefused && 'refused'].filter(Boolean);
  return [type, origin, rpId ?? '-', ...flags, challenge, ...more].join(' ');
}

/** The same of the options. */
export function passkeyOptionsVerdictOf(exchange: Exchange): string | undefined {
  const options = passkeyOptionsOf(exchange);
  if (!options || /\s/.test(options.rpId ?? '')) return undefined;
  const { type, rpId, userVerification, challenge, timeout, allowed } = options;
  const more = timeout === undefined && !allowed ? [] : [timeout ?? '-', allowed?.join(',') ?? '-'];
  return [type, rpId ?? '-', userVerification ?? '-', challenge, ...more].join(' ');
}

function readAnswer(said: string, { status = 0 }: Exchange): PasskeyAnswer | undefined {
  const [type, origin, rpId, present, verified, challenge, ...more] = said.split(' ');
  const known = (['get', 'create', 'other'] as const).find((one) => one === type);
  if (!known || !origin || !challenge) return undefined;
  return {
    type: known,
    origin,
    rpId: rpId === '-' ? undefined : rpId,
    userPresent: present === 'up',
    userVerified: verified === 'uv',
    challenge,
    credential: more.find((one) => one !== 'refused'),
    isRefused: more.includes('refused') || status >= 400,
  };
}

function readOptions(said: string): PasskeyOptions | undefined {
  const [type, rpId, verification, challenge, timeout = '-', allowed = '-'] = said.split(' ');
  const known = (['get', 'create'] as const).find((one) => one === type);
  if (!known || !challenge) return undefined;
  return {
    type: known,
    rpId: rpId === '-' ? undefined : rpId,
    userVerification: verifications.find((one) => one === verification),
    challenge,
    timeout: timeout === '-' ? undefined : Number(timeout),
    allowed: allowed === '-' ? undefined : allowed.split(','),
  };
}
