import { originOf } from '../../exchange/parameters.ts';
import { startOriginOf } from '../../facts/start-origin.ts';
import { windowMessageOf } from '../../flows/window-message.ts';
import { isAnsweredByWindowMessage } from '../../messages/oauth2/window-message.ts';
import { cause } from '../cause.ts';

/** The provider's page posts its answer to the window of one origin, and the browser gives it to no other. HTML §9.3.3. */
export default cause({
  id: 'web-message-origin',
  owner: 'client',
  title: 'The answer is posted to another origin than the page that waits',
  signs:
    'The request wants its answer by postMessage (response_mode=web_message, okta_post_message), its redirect_uri has another origin than the page that sent it, and the login went no further.',
  against: 'Both are one origin; a login that was answered well.',
  fix: 'Send the page’s own origin as redirect_uri for this request, and register that origin at the provider (Auth0: Allowed Web Origins; Okta: Trusted Origins).',
  references: [],
  example:
    'https://staging.example opens /authorize?response_mode=web_message&redirect_uri=https://www.example',
  confusedWith: ['popup-closed', 'third-party-cookies-blocked', 'login-required'],
  folds: ['popup-closed', 'not-answered', 'code-not-redeemed', 'unexplained'],
  needs: ['authorizationRequest'],
  inspect({ ending, flow, authorizationRequest: { message, params } }) {
    if (!isAnsweredByWindowMessage(params)) return undefined;
    const asked = originOf(message.returnAddress ?? '');
    const page = startOriginOf(flow);
    if (asked === null || !/^https?:/i.test(asked) || page === undefined || asked === page) return undefined;
    // What the page itself posts, be it an error, is posted to that window as well.
    if (ending.error && windowMessageOf(flow)?.says !== ending.error.code) return undefined;
    return {
      at: message,
      why: `The answer is to be posted to a window of ${asked} (redirect_uri), and the page that waits for it is of ${page}: the browser gives it to no other origin, so the page hears nothing.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
      compared: [
        { name: 'origin', expected: { value: page, at: message }, got: { value: asked, at: message } },
      ],
    };
  },
});
