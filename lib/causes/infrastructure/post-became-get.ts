import { postBecameGetOf } from '../../exchange/post-became-get.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
import type { Flow } from '../../flows/flow.ts';
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
    'cookie-deleted',
    'cookie-domain-rejected',
    'cookie-expired-before-return',
    'cookie-lax-post',
    'cookie-none-insecure',
    'cookie-overwritten',
    'cookie-prefix-broken',
    'cookie-secure-over-http',
    'cookie-strict-return',
    'cookie-too-large',
    'cookie-wrong-host',
    'cookie-wrong-path',
    'saml-cookie-on-post',
    'session-cookie-not-kept',
    'wsfed-reply',
    'state-cookie-lost',
    'state-never-stored',
  ],
  needs: ['flow'],
  inspect({ flow }) {
    for (const at of flow.messages) {
      const found = isStep(at) && at.carrier === 'request' ? postBecameGetOf(at.exchange) : undefined;
      if (!found) continue;
      const what = isFrontChannelResponse(at) ? 'the provider’s posted answer' : 'the posted request';
      const asked = askedOverHttp(found.from, at, flow);
      return {
        at,
        owner: 'client',
        why: `The browser posted to ${found.from} and was sent on (${found.status}) to ${found.to}: it asks there with GET, and ${what} is lost.${asked ? ` The app asked for its answer there${asked}, though it is itself reached over https: behind the proxy that ends TLS it believes to be on http.` : ''}`,
        ...(asked && { fix: forwarded }),
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

const forwarded =
  'Let the proxy pass the scheme on (X-Forwarded-Proto) and the app trust it, or configure the app’s outside address (https), so that it asks for its answer there. Do not register the http address.';

/** The name of what asked for an answer at this http address, in brackets, where the app was seen over https. */
function askedOverHttp(from: string, at: Message, flow: Flow): string | undefined {
  if (!isFrontChannelResponse(at)) return undefined;
  const asks = flow.messages.some(
    ({ returnAddress = '' }) => URL.canParse(returnAddress) && addressOf(new URL(returnAddress)) === from,
  );
  const { startedAt } = at.exchange;
  const before = {
    messages: flow.messages.filter(({ exchange }) => exchange.startedAt < startedAt),
    context: flow.context.filter((one) => one.startedAt < startedAt),
  };
  return asks && sameHostOverTls(from, before) ? ` (${nameOf(at)})` : undefined;
}

function addressOf({ origin, pathname }: URL): string {
  return origin + pathname;
}

/** The wire’s own name for an address of that kind. */
function nameOf({ kind }: Message): string {
  if (kind === 'saml_response') return 'AssertionConsumerServiceURL';
  if (kind === 'wsfed_signin_response') return 'wreply';
  return kind === 'authorization_response' ? 'redirect_uri' : 'address';
}
