import { vendorOf } from '../../facts/pkce/pkce-support.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Required nonce is absent',
  why: 'The ID token comes through the browser. Without a nonce the client cannot tell a fresh one from one that was stolen and is replayed.',
  fix: 'Send a random nonce bound to the session and compare it with the nonce claim of the ID token.',
  references: ['oidc-core#3.2.2.1', 'oidc-core#3.3.2.1', 'oidc-core#3.2.2.10'],
  examples: {
    fires: 'response_type=id_token without nonce',
    passes: 'response_type=id_token&nonce=n-0S6_WzA2Mj',
  },
};

/** An ID token through the browser must carry the nonce of the request that asked for it. */
export default rule({
  id: 'nonce-missing',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of, flow }) {
    const { params, responseType, message } = of(acceptedRequest);
    if (!responseType.has('id_token')) return 'not applicable';
    if (params['nonce']) return undefined;
    const optional = vendorOf(flow)?.nonceIsOptional;
    return {
      severity: optional ? 'info' : 'high',
      confidence: 'certain',
      detail: `response_type is "${params['response_type']}", which delivers an ID token through the browser; a nonce is required and was not sent.${optional ? ' Provider-specific: this provider calls it optional.' : ''}`,
      evidence: [message],
    };
  },
});
