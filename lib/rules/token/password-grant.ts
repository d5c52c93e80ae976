import { originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

/** RFC 6749 §4.3.2, and Auth0's variant that names a user directory. */
const grantTypes = new Set(['password', 'http://auth0.com/oauth/grant-type/password-realm']);

export const words: RuleWords = {
  title: 'Resource owner password grant in use',
  why: 'The client sees the password, people learn to type it outside their provider, and neither a second factor nor a passkey can be asked for.',
  fix: 'Send the person to the authorization server: code with PKCE.',
  references: ['rfc9700#2.4', 'browser-based-apps#7.3', 'rfc6749#4.3'],
  examples: {
    fires: 'grant_type=password&username=…&password=… from a page of the client',
    passes: 'grant_type=authorization_code',
  },
};

/** The client took the password itself. */
export default rule({
  id: 'password-grant',
  severity: 'high',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect({ tokenRequests }) {
    if (!tokenRequests.some(({ params }) => params['grant_type'])) return 'not applicable';
    const found = tokenRequests.filter(
      ({ params, exchange }) =>
        grantTypes.has(params['grant_type'] ?? '') && pageOf(exchange) !== originOf(exchange.url),
    );
    const [first] = found;
    if (!first) return undefined;
    const page = pageOf(first.exchange);
    return {
      confidence: 'certain',
      detail: `${said(first)}${page && page !== 'a page' ? `, sent by ${page}` : ''}; expected: the password is typed at the authorization server alone.`,
      evidence: found,
    };
  },
});

/** Cognito has a name of its own for it. */
function said({ params }: Message): string {
  return params['AuthFlow'] ? `AuthFlow is ${params['AuthFlow']}` : `grant_type is ${params['grant_type']}`;
}
