import { gaveTokens } from '../../flows/infer.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The redirect_uri in the token request differs or is missing',
  why: 'The redirect URI in the token request lets the server notice that a code was asked for with another address. A server that does not compare them helps whoever injects a stolen code.',
  fix: 'Send the same redirect_uri string in both requests.',
  references: ['rfc6749#4.1.3', 'oauth-2.1#10.2'],
  examples: {
    fires: 'redirect_uri=https://app.example/cb asked for, https://app.example/cb/ redeemed',
    passes: 'The same redirect_uri string in both requests',
  },
};

/** Both requests of a login must name the same redirect URI, as the same string. */
export default rule({
  id: 'token-redirect-uri-mismatch',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationRequest', ownRedemptions],
  inspect({ of, authorizationRequest }) {
    const asked = authorizationRequest.params['redirect_uri'];
    if (!asked) return 'not applicable';
    const wrong = of(ownRedemptions).find((message) => differs(message, asked));
    if (!wrong) return undefined;
    const sent = wrong.params['redirect_uri'];
    const accepted = gaveTokens(wrong);
    return {
      severity: accepted ? 'medium' : 'info',
      owner: accepted ? 'authorization_server' : 'client',
      confidence: sent || accepted ? 'certain' : 'firm',
      detail: `${sent ? `redirect_uri is ${sent}` : 'There is no redirect_uri'} in the token request; expected: ${asked}, as in the authorization request.${accepted ? ' The server issued tokens all the same.' : ''}`,
      evidence: [authorizationRequest.message, wrong],
    };
  },
});

/** Left out is a fault only where the server says so: OAuth 2.1 does without. Google's script sends the word `postmessage`. */
function differs(message: Message, asked: string): boolean {
  const sent = message.params['redirect_uri'];
  if (sent === undefined) return message.error?.code === 'invalid_grant';
  return sent !== asked && sent !== 'postmessage' && asked !== 'postmessage';
}
