import { decodeBase64, decodeBase64Text, encodeBase64Url } from '../../exchange/base64.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { passkeyPartsIn } from '../../exchange/passkey.ts';

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
    isRefused: wasRefused(exchange),
  };
}

/** By its status, or by an answer in JSON that says so. */
function wasRefused({ status = 0, responseBody }: Exchange): boolean {
  if (status >= 400) return true;
  const json = parseJsonObject(responseBody?.text);
  if (!json) return false;
  const says = ['verified', 'success', 'ok', 'authenticated'].some((name) => json[name] === false);
  const { error } = json;
  return says || (typeof error === 'string' && error !== '') || asObject(error) !== undefined;
}

/** `undefined` for any other exchange, and where the body was not recorded. */
export function passkeyOptionsOf(exchange: Exchange): PasskeyOptions | undefined {
  const said = exchange.verdicts?.passkey_options;
  if (said !== undefined) return readOptions(said);
  const { responseBody, status = 0 } = exchange;
  const text = responseBody?.text;
  if (!text?.includes('"challenge"') || status >= 400) return undefined;
  const json = parseJsonObject(text);
  return json && optionsIn(json, deepest);
}

const deepest = 3;

function optionsIn(object: JsonObject, levels: number): PasskeyOptions | undefined {
  const challenge = asText(object['challenge']);
  const isGet = Array.isArray(object['allowCredentials']) || asText(object['rpId']) !== undefined;
  const isCreate = Array.isArray(object['pubKeyCredParams']) && asObject(object['rp']) !== undefined;
  if (challenge && (isGet || isCreate)) {
    const chosen = asObject(object['authenticatorSelection'])?.['userVerification'];
    return {
      type: isCreate ? 'create' : 'get',
      rpId: asText(isCreate ? asObject(object['rp'])?.['id'] : object['rpId'])?.slice(0, 255),
      userVerification: verifications.find((one) => one === (isCreate ? chosen : object['userVerification'])),
      challenge: markOf(challenge),
    };
  }
  if (levels <= 1) return undefined;
  for (const inner of Object.values(object).slice(0, mostMembers)) {
    const inside = asObject(inner);
    const found = inside && optionsIn(inside, levels - 1);
    if (found) return found;
  }
  return undefined;
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

/** Some servers write plain base64 where the browser answers in base64url. */
function markOf(challenge: string): string {
  const plain = challenge.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return sha256Base64Url(plain).slice(0, 8);
}

/** What a trace says of the answer, which redaction takes out of it. */
export function passkeyAnswerVerdictOf(exchange: Exchange): string | undefined {
  const answer = passkeyAnswerOf(exchange);
  if (!answer) return undefined;
  const { type, origin, rpId, userPresent, userVerified, challenge, isRefused } = answer;
  const flags = [userPresent ? 'up' : '-', userVerified ? 'uv' : '-'];
  return [type, origin, rpId ?? '-', ...flags, challenge, ...(isRefused ? ['refused'] : [])].join(' ');
}

/** The same of the options. */
export function passkeyOptionsVerdictOf(exchange: Exchange): string | undefined {
  const options = passkeyOptionsOf(exchange);
  if (!options || /\s/.test(options.rpId ?? '')) return undefined;
  const { type, rpId, userVerification, challenge } = options;
  return [type, rpId ?? '-', userVerification ?? '-', challenge].join(' ');
}

function readAnswer(said: string, { status = 0 }: Exchange): PasskeyAnswer | undefined {
  const [type, origin, rpId, present, verified, challenge, refused] = said.split(' ');
  const known = (['get', 'create', 'other'] as const).find((one) => one === type);
  if (!known || !origin || !challenge) return undefined;
  return {
    type: known,
    origin,
    rpId: rpId === '-' ? undefined : rpId,
    userPresent: present === 'up',
    userVerified: verified === 'uv',
    challenge,
    isRefused: refused === 'refused' || status >= 400,
  };
}

function readOptions(said: string): PasskeyOptions | undefined {
  const [type, rpId, verification, challenge] = said.split(' ');
  const known = (['get', 'create'] as const).find((one) => one === type);
  if (!known || !challenge) return undefined;
  return {
    type: known,
    rpId: rpId === '-' ? undefined : rpId,
    userVerification: verifications.find((one) => one === verification),
    challenge,
  };
}
