import { isMadeByVendor } from '../../facts/pkce/pkce-support.ts';
import type { AuthorizationRequest } from '../../facts/authorization-request.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Tokens requested in the authorization response',
  why: 'Tokens in the address can leak through history, scripts, extensions and logs, and there is no second step in which the receiver proves itself.',
  fix: 'Use the authorization code flow with PKCE.',
  references: ['rfc9700#2.1.2', 'rfc9700#4.3.2', 'browser-based-apps#7.2'],
  examples: {
    fires: 'response_type=token',
    passes: 'response_type=code id_token: the code is what gets tokens',
  },
};

/** Tokens straight in the redirect: nobody can check who receives them. */
export default rule({
  id: 'implicit-grant',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of, responseMode, flow }) {
    const request = of(acceptedRequest);
    if (request.responseType.size === 0) return 'not applicable';
    const severity = severityOf(request, responseMode);
    if (!severity) return undefined;
    const imposed = isMadeByVendor(flow);
    return {
      severity: imposed ? 'info' : severity,
      confidence: 'certain',
      detail: `response_type is "${request.params['response_type']}": ${wordsFor(request)}. Expected: code, redeemed in a request of its own.${imposed ? ' Provider-specific: the provider’s own code makes this request.' : ''}`,
      evidence: [request.message],
    };
  },
});

function severityOf(
  { params, responseType }: AuthorizationRequest,
  mode: string | null,
): Severity | undefined {
  const onlyIdToken = responseType.size === 1 && responseType.has('id_token');
  const isLaunch =
    params['lti_message_hint'] ||
    (params['scope']?.split(/[\s+]/).every((scope) => scope === 'openid') &&
      params['prompt'] === 'none' &&
      mode === 'form_post');
  if (onlyIdToken) return isLaunch ? undefined : 'info';
  if (!responseType.has('token')) return undefined;
  if (mode === 'form_post' || mode === 'web_message') return 'low';
  return responseType.has('code') ? 'medium' : 'high';
}

function wordsFor({ responseType }: AuthorizationRequest): string {
  return responseType.has('token')
    ? 'an access token is to be delivered through the browser'
    : 'an ID token is to be delivered through the browser, and no access token';
}
