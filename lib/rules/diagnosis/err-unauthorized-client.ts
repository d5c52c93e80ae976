import { aboutRedirectUri } from '../../messages/about-redirect-uri.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { speaksOfCredentials } from '../../messages/oauth2/client-authentication.ts';
import { namedError } from '../../facts/named-error.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The client may not use this flow',
  why: 'The server knows the grant or response type and does not allow it to this client; often the client lives in another tenant or realm.',
  fix: 'Enable the grant or response type for this client at the server, and check that tenant or realm are the client’s own.',
  references: ['rfc6749#4.1.2.1', 'rfc6749#5.2'],
  examples: {
    fires: '{ "error": "unauthorized_client" } from the token endpoint',
    passes: '{ "error": "invalid_client" } from the token endpoint',
  },
};

/** The server has this flow, but not for this client. */
export default remark({
  id: 'err-unauthorized-client',
  severity: 'info',
  owner: 'client',
  needs: [namedError],
  inspect({ of, errorPage, client, server, authorizationRequest, tokenRequests }) {
    const { error, failedAt, code } = of(namedError);
    if (errorPage?.says === 'redirect_uri' || !isUnauthorized(code, error.description ?? ''))
      return undefined;
    const grant = tokenRequests?.at(-1)?.params['grant_type'];
    const type = authorizationRequest?.params['response_type'];
    const asked = grant ? `grant_type=${grant}` : type ? `response_type=${type}` : 'this flow';
    const [, atEntra] = /AADSTS(700016|50194)/.exec(error.description ?? '') ?? [];
    const cause = atEntra
      ? `The client ${client.id ?? ''} is ${atEntra === '50194' ? 'registered for one tenant, and was asked for at the address that all share' : 'not known in the tenant that was asked'}.`
      : `${server.issuer ?? server.origin ?? 'The server'} does not allow ${asked} to the client ${client.id ?? 'that asked'}.`;
    return {
      confidence: 'certain',
      detail: `The answer says ${quotedError(error)}. ${cause}`,
      cause,
      evidence: [failedAt],
    };
  },
});

/** Keycloak answers a secret that is wrong or missing with this code, too. */
function isUnauthorized(code: string, description: string): boolean {
  if (speaksOfCredentials(description) || aboutRedirectUri(description)) return false;
  return (
    code === 'unauthorized_client' ||
    /AADSTS(700016|50194)\b/.test(description) ||
    (code === 'invalid_request' && notForThisClient.test(description))
  );
}

/** Servers say so under a general code, too. */
const notForThisClient =
  /\b(?:grant|response)[_ ](?:type|mode)s?\b.{0,60}\bnot (?:allowed|permitted|enabled|authori[sz]ed|registered) (?:for|to) (?:this|the|your) (?:client|app|application)\b/i;
