import { decodeSaml, type SamlDocument } from '../../lib/messages/saml2/document.ts';
import { decodeTokenResponse } from '../../lib/messages/wsfed/token-response.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import type { StepKind } from '../../lib/vocabulary/kinds.ts';
import type { Protection } from './protections.ts';

/**
 * The safeguards of logins that are not OAuth 2.0, as far as their answer shows them: signatures that are there (whether
 * they hold is for the receiver to say) and the values that tie an answer to its request.
 */
export function otherProtections({ protocol, steps }: ReportFlow): readonly Protection[] {
  const last = (kind: StepKind) => steps.findLast((step) => step.kind === kind);
  switch (protocol) {
    case 'saml2':
      return ofSaml(last('saml_response'));
    case 'wsfed':
      return ofToken(last('wsfed_signin_response'));
    case 'openid2':
      return ofOpenid(last('openid_authentication_response'));
    case 'oauth1':
      return ofOauth1(steps, last('resource_owner_authorization_response'));
    default:
      return [];
  }
}

function ofSaml(step: ReportStep | undefined): readonly Protection[] {
  const document = decodeSaml(step?.params['SAMLResponse'] ?? '');
  if (!document) return [];
  return [
    document.encryptedAssertions > 0 && !document.signature
      ? say('signature', 'unseen', 'The assertion is encrypted: its signature, if it has one, is inside.')
      : signature(isSigned(document)),
    document.inResponseTo
      ? say('InResponseTo', 'present', 'Ties the answer to the request of this login.')
      : say('InResponseTo', 'optional', 'Nobody asked: the login began at the login service.'),
  ];
}

function isSigned({ signature: own, assertions }: SamlDocument): boolean {
  return own !== undefined || (assertions.length > 0 && assertions.every((one) => one.signature));
}

function ofToken(step: ReportStep | undefined): readonly Protection[] {
  const response = decodeTokenResponse(step?.params['wresult'] ?? '');
  if (!response || response.assertions.length === 0) return [];
  return [signature(response.assertions.every((one) => one.signature))];
}

function ofOpenid(step: ReportStep | undefined): readonly Protection[] {
  if (step?.params['openid.mode'] !== 'id_res') return [];
  return [
    signature(!!step.params['openid.sig']),
    step.params['openid.response_nonce']
      ? say('response_nonce', 'present', 'The answer can be used once only.')
      : say('response_nonce', 'optional', 'Not sent; the same answer could be shown again.'),
  ];
}

function ofOauth1(steps: readonly ReportStep[], response: ReportStep | undefined): readonly Protection[] {
  const signed = steps.find(({ params }) => params['oauth_signature_method']);
  const method = signed?.params['oauth_signature_method'];
  return [
    method === undefined
      ? say('signature', 'unseen', 'The app’s server signs its requests; a browser does not see them.')
      : method === 'PLAINTEXT'
        ? say('signature', 'weak', 'PLAINTEXT sends the secrets themselves in place of a signature.')
        : say('signature', 'present', `Requests are signed (${method}).`),
    ...(response
      ? [
          response.params['oauth_verifier']
            ? say('oauth_verifier', 'present', 'Ties the approval to the person who gave it.')
            : say('oauth_verifier', 'optional', 'Not sent; OAuth 1.0a always has one.'),
        ]
      : []),
  ];
}

function signature(isThere: boolean): Protection {
  return isThere
    ? say('signature', 'present', 'The answer is signed. Only the site can tell whether the signature holds.')
    : say('signature', 'optional', 'No signature was seen; the site must refuse an answer without one.');
}

function say(name: string, verdict: Protection['verdict'], meaning: string): Protection {
  return { name, verdict, meaning };
}
