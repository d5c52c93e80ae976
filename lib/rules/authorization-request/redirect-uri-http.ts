import { isLoopback } from '../../exchange/loopback.ts';
import { isOutOfReach } from '../../facts/development.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Redirect URI uses plain http',
  why: 'The code or token travels unencrypted: anybody on the network path can read it and use it.',
  fix: 'Register and use an https redirect URI.',
  references: ['rfc9700#2.6', 'rfc8252#7.3', 'rfc8252#8.3'],
  examples: {
    fires: 'redirect_uri=http://app.example/cb',
    passes: 'redirect_uri=http://127.0.0.1:51004/cb of a native app',
  },
};

/** The answer would travel in clear text. Once it did, callback-over-http says so and takes this finding in. */
export default rule({
  id: 'redirect-uri-http',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of }) {
    const { params, message } = of(acceptedRequest);
    const uri = params['redirect_uri'];
    if (!uri) return 'not applicable';
    if (!/^http:\/\//i.test(uri) || isLoopback(uri)) return undefined;
    return {
      severity: isOutOfReach(uri) ? 'medium' : 'high',
      confidence: 'certain',
      detail: 'redirect_uri begins with http:// and its host is not the device itself; expected https.',
      evidence: [message],
    };
  },
});
