import { originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

const grantTypes = new Set(['client_credentials', 'account_credentials']);

export const words: RuleWords = {
  title: 'Client credentials grant from a web page',
  why: 'These tokens stand for the client, not for a person. What the page needs to get them everybody who opens the page has too.',
  fix: 'Move the request to a server of yours, and revoke the credential.',
  references: ['rfc6749#4.4', 'browser-based-apps#6.3.3.1'],
  examples: {
    fires: 'A page sends grant_type=client_credentials with a client_secret',
    passes: 'A server sends it; a page sends grant_type=authorization_code',
  },
};

/** A page obtains tokens in the client's own name. */
export default rule({
  id: 'client-credentials-in-browser',
  severity: 'critical',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect({ tokenRequests }) {
    const own = tokenRequests.filter(({ params }) => grantTypes.has(params['grant_type'] ?? ''));
    if (own.length === 0) return 'not applicable';
    const found = own.filter(({ exchange }) => pageOf(exchange) !== undefined);
    const [first] = found;
    if (!first) return undefined;
    const ownConsole = found.every(({ exchange }) => pageOf(exchange) === originOf(exchange.url));
    const page = pageOf(first.exchange)!;
    return {
      severity: ownConsole ? 'info' : found.some(isAuthenticated) ? 'critical' : 'medium',
      confidence: 'certain',
      detail: `${page === 'a page' ? 'A page' : `The page ${page}`} sent grant_type ${first.params['grant_type']}${isAuthenticated(first) ? ' with the client’s credential' : ' without any credential'}; expected: from a server alone.`,
      evidence: found,
    };
  },
});

function isAuthenticated({ exchange }: Message): boolean {
  return authenticationIn(exchange).method !== 'none';
}
