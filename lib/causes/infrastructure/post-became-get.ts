import { postBecameGetOf } from '../../exchange/post-became-get.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse, isStep } from '../../vocabulary/kinds.ts';
import { cause } from '../cause.ts';

/** A redirect dropped the form that was posted. RFC 9110 §15.4.2 to §15.4.4. */
export default cause({
  id: 'post-became-get',
  owner: 'client',
  title: 'A redirect turned the posted request into one without its form',
  signs:
    'A POST of the login (the callback, a SAML response, a token request) was answered 301, 302 or 303 with the same address in another spelling: https, www, a slash.',
  against: 'A redirect to another page, as after any form; 307 and 308, which keep the form.',
  fix: 'Use the final address everywhere (https, host, slash): the redirect URI, the assertion consumer service, the token endpoint as registered and configured. Where a server must redirect, let it answer 307 or 308.',
  references: ['rfc9110#15.4.2'],
  example:
    'POST http://app.example/saml/acs → 301 https://app.example/saml/acs, then GET without SAMLResponse',
  confusedWith: ['callback-failed', 'saml-no-response', 'callback-route-missing'],
  folds: [
    'callback-failed',
    'saml-no-response',
    'saml-acs-differs',
    'saml-destination',
    'callback-route-missing',
    'invalid-grant',
    'token-answer-not-oauth',
    'wrong-endpoint',
    'known-error',
    'unexplained',
    // What did not come along with a form that was lost decides nothing.
    'cookie-lax-post',
    'cookie-strict-return',
    'cookie-secure-over-http',
    'saml-cookie-on-post',
    'state-cookie-lost',
    'state-never-stored',
  ],
  needs: ['flow'],
  inspect({ flow }) {
    for (const at of flow.messages) {
      const found = isStep(at) && at.carrier === 'request' ? postBecameGetOf(at.exchange) : undefined;
      if (!found) continue;
      const what = isFrontChannelResponse(at) ? 'the provider’s posted answer' : 'the posted request';
      return {
        at,
        owner: 'client',
        why: `The browser posted to ${found.from} and was sent on (${found.status}) to ${found.to}: it asks there with GET, and ${what} is lost.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [at],
        compared: [
          {
            name: nameOf(at),
            expected: { value: found.to, at: undefined },
            got: { value: found.from, at },
          },
        ],
      };
    }
    return undefined;
  },
});

/** The wire’s own name for an address of that kind. */
function nameOf({ kind }: Message): string {
  if (kind === 'saml_response') return 'AssertionConsumerServiceURL';
  return kind === 'authorization_response' ? 'redirect_uri' : 'address';
}
