import type { Body, Exchange } from './exchange.ts';

/** Longer bodies are no answer of an authenticator: an attestation with a chain of certificates has some thousand characters. */
const longestBody = 40_000;

/** In JSON, in a form, or in JSON in one of them, by the name that WebAuthn gives it or as other languages write it. */
const valueOf = (name: string): RegExp =>
  new RegExp(String.raw`${name}(?:\\*"|%22)?\s{0,5}(?::|=|%3A)\s{0,5}(?:\\*"|%22)?([\w+/=-]{20,4000})`, 'i');

const clientData = valueOf('client_?data_?json');
const authenticatorData = valueOf('authenticator_?data');
/** Never a plain `id`, which may be anybody’s. */
const credentialId =
  /(?:raw_?id|credential_?id)(?:\\*"|%22)?\s{0,5}(?::|=|%3A)\s{0,5}(?:\\*"|%22)?([\w+/=-]{8,1400})/i;

/** The hash of the rpId and the flags, which come first, in base64. WebAuthn Level 3 §6.1. */
const longestKept = 44;

/** What of an authenticator’s answer no one can be signed in with. WebAuthn Level 3 §5.2. */
export type PasskeyParts = {
  /** Base64url: type, challenge and origin. §5.8.1. */
  readonly clientDataJSON: string;
  /** Its first 33 bytes in base64url; `undefined` where a passkey was made. §6.1. */
  readonly authenticatorData: string | undefined;
  /** Which passkey it is, as it was written: told to nobody. §5.1. */
  readonly credentialId?: string | undefined;
};

/** The answer of an authenticator in what a page sent; `undefined` for any other body, and one that was not recorded. */
export function passkeyPartsIn(body: Body | undefined): PasskeyParts | undefined {
  const text = body?.text;
  if (!text || text.length > longestBody) return undefined;
  const found = clientData.exec(text)?.[1];
  const data = authenticatorData.exec(text)?.[1]?.slice(0, longestKept);
  if (found === undefined || (data === undefined && !/attestation_?object/i.test(text))) return undefined;
  const id = credentialId.exec(text)?.[1];
  return { clientDataJSON: found, authenticatorData: data, ...(id !== undefined && { credentialId: id }) };
}

/** The same as a body, for what is kept of one: reading it gives the same parts. */
export function passkeyBody({
  clientDataJSON,
  authenticatorData: data,
  credentialId: id,
}: PasskeyParts): Body {
  const rest = data === undefined ? { attestationObject: '' } : { authenticatorData: data };
  return { mediaType: 'application/json', text: JSON.stringify({ clientDataJSON, ...rest, rawId: id }) };
}

/** A script’s question for options, or its answer with a passkey: cheap, by a few names. WebAuthn Level 3 §5.4, §5.5. */
export function speaksOfPasskeys({
  context,
  requestBody,
  responseBody,
  verdicts,
}: Pick<Exchange, 'context' | 'requestBody' | 'responseBody' | 'verdicts'>): boolean {
  if (verdicts?.passkey_answer !== undefined || verdicts?.passkey_options !== undefined) return true;
  if (context.resourceType !== undefined && context.resourceType !== 'fetch') return false;
  if (passkeyPartsIn(requestBody)) return true;
  const text = responseBody?.text;
  if (!text || text.length > longestBody || !/challenge\\*"/.test(text)) return false;
  return /rp_?id\\*"|(?:allow_?credential|pub_?key_?cred_?param)s/i.test(text);
}
