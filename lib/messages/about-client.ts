import { parseJsonObject } from '../exchange/json.ts';
import { complainsOf } from './field-complaint.ts';

/** True for the words of Keycloak, Auth0, Google, Entra, Ory and others for "there is no such client here". Linear. RFC 6749 §4.1.2.1. */
export function aboutClient(text: string): boolean {
  const json = parseJsonObject(text);
  if (json && complainsOf(json, 'client_id')) return true;
  return /AADSTS700016|\bappid ?参数错误|\bunknown client\b|\binvalid client[_ ]?id\b(?! or)|\bclient(?: id)? (?:was |is )?(?:not found|disabled|not enabled|unknown|does not exist)|\boauth 2\.0 client does not exist/i.test(
    text,
  );
}

/** True for words that leave open which of both it is: Home Assistant and others have one sentence for the client and its redirect URI. */
export function aboutEither(text: string): boolean {
  return /\b(?:invalid|unknown) client(?:[_ ]?id)? or redirect[_ ]?ur[il]\b/i.test(text);
}
