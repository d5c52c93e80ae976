import { asText, type JsonObject } from '../exchange/json.ts';
import { asksForFreshNonce, deliveredCredentials } from '../messages/openid4vci/credential-request.ts';
import { decodeSaml } from '../messages/saml2/document.ts';
import type { Params } from '../messages/view.ts';
import { decodeTokenResponse } from '../messages/wsfed/token-response.ts';
import type { Delivery } from '../vocabulary/delivery.ts';
import type { StepKind } from '../vocabulary/kinds.ts';

type Parts = Pick<Delivery, 'result'> & Partial<Delivery>;

/** What an answer of a protocol other than OAuth 2.0 delivers through the browser; `undefined` for others and unreadable ones. */
export function deliveryByKind(kind: StepKind, params: Params): Parts | undefined {
  switch (kind) {
    case 'saml_response':
      return params['SAMLart'] ? delivered('artifact') : ofSaml(params['SAMLResponse']);
    case 'wsfed_signin_response':
      return ofToken(params['wresult']);
    case 'cas_response':
      return params['ticket'] ? delivered('ticket') : refused(null);
    case 'openid_authentication_response':
      return params['openid.mode'] === 'id_res'
        ? delivered('signed_answer')
        : refusedIfSaid(params['openid.mode']);
    case 'resource_owner_authorization_response':
      return params['oauth_verifier']
        ? delivered('oauth_verifier')
        : refusedIfSaid(params['denied'] && 'denied');
    default:
      return undefined;
  }
}

/**
 * What an issuer of credentials answers a wallet: a credential, or that it is to ask again, with a fresh nonce or later. `undefined` for
 * other kinds and other answers. OpenID4VCI §8.3, §9.2; drafts have `issuance_pending`.
 */
export function deliveredByIssuer(kind: StepKind, answer: JsonObject): Parts | undefined {
  if (kind !== 'credential_request' && kind !== 'deferred_credential_request') return undefined;
  const error = asText(answer['error']) ?? null;
  if (asksForFreshNonce(answer) || error === 'issuance_pending') return { result: 'not_yet', error };
  if (error !== null) return undefined;
  if (deliveredCredentials({ answer }).length > 0) return delivered('credential');
  return asText(answer['transaction_id']) === undefined ? undefined : { result: 'not_yet' };
}

function ofSaml(text: string | undefined): Parts | undefined {
  const document = decodeSaml(text ?? '');
  if (!document) return undefined;
  const { status, assertions, encryptedAssertions } = document;
  if (status && !status.code.endsWith(':Success'))
    return refused((status.subcode ?? status.code).replace(/^.*:/s, ''));
  return ofAssertions(assertions.length, encryptedAssertions);
}

function ofToken(text: string | undefined): Parts | undefined {
  const response = decodeTokenResponse(text ?? '');
  if (!response) return undefined;
  if (response.fault) return refused('fault');
  return ofAssertions(response.assertions.length, response.encryptedTokens);
}

function ofAssertions(readable: number, encrypted: number): Parts | undefined {
  if (readable > 0) return delivered('assertion');
  return encrypted > 0 ? delivered('encrypted_assertion') : undefined;
}

function refusedIfSaid(said: string | undefined): Parts | undefined {
  return said ? refused(said) : undefined;
}

function delivered(item: Delivery['items'][number]): Parts {
  return { result: 'delivered', items: [item] };
}

function refused(error: string | null): Parts {
  return { result: 'refused', error };
}
