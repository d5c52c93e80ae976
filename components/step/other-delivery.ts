import { decodeSaml } from '../../lib/messages/saml2/document.ts';
import { decodeTokenResponse } from '../../lib/messages/wsfed/token-response.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import type { Answer } from './answer.ts';

/** What an answer of a protocol other than OAuth 2.0 delivers through the browser; `undefined` for others and unreadable ones. */
export function otherDelivery({ kind, params }: ReportStep): Answer | undefined {
  switch (kind) {
    case 'saml_response':
      return params['SAMLart'] ? good('artifact') : ofSaml(params['SAMLResponse']);
    case 'wsfed_signin_response':
      return ofToken(params['wresult']);
    case 'cas_response':
      return params['ticket'] ? good('ticket') : bad('no ticket');
    case 'openid_authentication_response':
      return params['openid.mode'] === 'id_res' ? good('signed answer') : refusal(params['openid.mode']);
    case 'resource_owner_authorization_response':
      return params['oauth_verifier'] ? good('verifier') : refusal(params['denied'] && 'denied');
    default:
      return undefined;
  }
}

function ofSaml(text: string | undefined): Answer | undefined {
  const document = decodeSaml(text ?? '');
  if (!document) return undefined;
  const { status, assertions, encryptedAssertions } = document;
  if (status && !status.code.endsWith(':Success'))
    return bad((status.subcode ?? status.code).replace(/^.*:/s, ''));
  return ofAssertions(assertions.length, encryptedAssertions);
}

function ofToken(text: string | undefined): Answer | undefined {
  const response = decodeTokenResponse(text ?? '');
  if (!response) return undefined;
  if (response.fault) return bad('fault');
  return ofAssertions(response.assertions.length, response.encryptedTokens);
}

function ofAssertions(readable: number, encrypted: number): Answer | undefined {
  if (readable > 0) return good('assertion');
  return encrypted > 0 ? good('encrypted assertion') : undefined;
}

function refusal(said: string | undefined): Answer | undefined {
  return said ? bad(said) : undefined;
}

function good(text: string): Answer {
  return { text, good: true };
}

function bad(text: string): Answer {
  return { text, good: false };
}
