import { asObject } from '../../exchange/json.ts';
import type { Params } from '../view.ts';

/** An offer’s code is changed for a token without a login. OpenID4VCI §6.1. */
export const preAuthorizedGrant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

/** True for parameters of OAuth by which credentials are asked for. OpenID4VCI §5.1, §6.1. */
export function asksForCredential(params: Params): boolean {
  if (params['issuer_state'] !== undefined || params['grant_type'] === preAuthorizedGrant) return true;
  return detailsIn(params).some((detail) => asObject(detail)?.['type'] === 'openid_credential');
}

/** The `authorization_details`; what is no JSON list gives none. RFC 9396 §2. */
function detailsIn({ authorization_details: text }: Params): readonly unknown[] {
  if (!text?.includes('openid_credential')) return [];
  try {
    const details: unknown = JSON.parse(text);
    return Array.isArray(details) ? details : [];
  } catch {
    return [];
  }
}
