import type { Body } from './exchange.ts';

/** A protocol message is short; a longer body is an upload. Characters. */
export const longestBody = 100_000;

/** A page’s script is handed a request or an offer for a wallet, to show it as a QR code, say. What is longer is no such answer. */
export function opensWallet(answer: string): boolean {
  return (
    answer.length < longestBody &&
    (answer.includes('openid4vp') ||
      answer.includes('haip-v') ||
      answer.includes('dcql_query') ||
      answer.includes('request_uri_method') ||
      answer.includes('credential_offer') ||
      answer.includes('"c_nonce"'))
  );
}

/** The text of a body of JSON, for the gate; `undefined` for any other. */
export function jsonTextOf(body: Body | undefined): string | undefined {
  return body?.mediaType.includes('json') ? body.text : undefined;
}
