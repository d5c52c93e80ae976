import type { DeliveredItem, Delivery } from '../vocabulary/delivery.ts';
import { placeName } from './parties.ts';

/** What an answer brings, by its name. */
export const itemWords: Readonly<Record<DeliveredItem, string>> = {
  code: 'code',
  access_token: 'access token',
  id_token: 'ID token',
  refresh_token: 'refresh token',
  request_uri: 'request_uri',
  device_code: 'device code',
  user_code: 'user code',
  oauth_token: 'token',
  oauth_token_secret: 'token secret',
  oauth_verifier: 'verifier',
  assertion: 'assertion',
  transaction_token: 'transaction token',
  encrypted_assertion: 'encrypted assertion',
  artifact: 'artifact',
  ticket: 'ticket',
  signed_answer: 'signed answer',
  credential: 'credential',
};

/** What came back, in a few words: `code, ID token`, `redirect to op.example`, `invalid_grant`, `refused with 401`. */
export function deliveryWords({ result, items, error, to }: Delivery, status: number | null): string {
  switch (result) {
    case 'delivered':
      return items.map((item) => itemWords[item]).join(', ');
    case 'redirected':
      return `redirect to ${placeName(to ?? '')}`;
    case 'not_yet':
      return error ?? 'not ready yet';
    case 'refused':
      return error ?? (status !== null && status >= 400 ? `refused with ${status}` : 'refused');
    case 'no_response':
      return error ?? 'the request failed';
  }
}

/** Did it go well? A request to try again is no failure. */
export function isGood({ result }: Delivery): boolean {
  return result !== 'refused' && result !== 'no_response';
}
