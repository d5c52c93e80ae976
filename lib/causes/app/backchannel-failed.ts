import { quoteSentence } from '../../explain/quote.ts';
import { answerParameter } from '../../facts/answer-parameter.ts';
import { refusedThoughReturned } from '../../facts/said/refused-though-returned.ts';
import type { AppWords } from '../../facts/said/app-words.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { meanings } from '../said/meanings.ts';
import { explainedByReturn } from './explained-by-return.ts';

/** The app knew its login, and could not get tokens from the provider. */
export default cause({
  id: 'backchannel-failed',
  owner: 'client',
  title: 'The app’s server could not redeem the code at the provider',
  signs:
    'The login’s cookie came back as it was set, the provider answered with a code, and the app refused in words that leave the token request: a general error, a failed exchange, an error in handling the response; or it passes on what the token endpoint said.',
  against:
    'Words about state, nonce or session alone; a cookie that did not come back; a second start or callback.',
  fix: 'Look into the app’s log and the provider’s event log for this client at this moment: invalid_client means secret or authentication method, invalid_grant the code or the redirect URI, no request at all the network, DNS or certificates on the way to the provider.',
  references: ['rfc6749#4.1.3', 'rfc6749#5.2'],
  example: 'GET /callback?code=…&state=… with its cookie → “An error occurred while attempting to login”',
  confusedWith: ['state-cookie-lost', 'secret-wrong-or-expired', 'id-token-refused'],
  folds: [
    ...explainedByReturn,
    'id-token-refused',
    'request-refused',
    'secret-wrong-or-expired',
    'code-not-redeemed',
  ],
  needs: ['authorizationResponse', refusedThoughReturned],
  inspect({ of, authorizationResponse, redemptions }): CauseDraft | undefined {
    if (redemptions || !authorizationResponse.params['code']) return undefined;
    const { words, cookie } = of(refusedThoughReturned);
    // What tells a reason counts before what hides it.
    const telling = words.phrases.find(({ hidesReason }) => !hidesReason) ?? words.phrases[0];
    if (telling?.by === 'authorization_server')
      return telling.suspects.length > 0 ? passedOn(telling, words, cookie.name) : undefined;
    const isLeft =
      telling?.cause === 'backchannel-failed' ||
      (telling !== undefined &&
        telling.cause === undefined &&
        telling.suspects.includes('backchannel-failed'));
    if (!isLeft) return undefined;
    const evidence = [words.failing.at];
    if (telling.suspects.includes('not-provisioned'))
      return {
        at: words.failing.at,
        why: `The browser brought code and state back, and the login’s cookie ${cookie.name} with them: the app’s server got no tokens from the provider, or it has them and refused the person or the tokens itself; its words leave both open. ${quoteSentence(words)}`,
        proof: 'guess',
        confidence: 'tentative',
        evidence,
        tellApart,
      };
    return {
      at: words.failing.at,
      why: `The browser brought code and state back, and the login’s cookie ${cookie.name} with them: what failed is out of its sight, ${answerParameter(authorizationResponse, 'iss') === undefined ? 'between the app’s server and the provider' : 'between the app’s server and the provider, or in the server’s check of the answer’s issuer before'}. ${quoteSentence(words)}`,
      proof: 'phrase',
      confidence: 'firm',
      evidence,
      tellApart:
        'If the app’s log names invalid_client, the secret or its method is wrong; issuer or nonce, it refused the ID token; a timeout or a certificate, the network to the provider.',
    };
  },
});

/** What the provider’s token endpoint said stands on the app’s page, and leaves more than one reason. */
function passedOn({ suspects }: Phrase, words: AppWords, cookie: string): CauseDraft {
  const reasons = suspects.map((name) => meanings[name]);
  return {
    at: words.failing.at,
    why: `The browser brought code and state back, and the login’s cookie ${cookie} with them; the provider refused the token request of the app’s server, whose page passes that on. ${reasons.map(({ why }) => why).join(' Or: ')} ${quoteSentence(words)}`,
    fix: reasons.map(({ fix }) => fix).join(' Or: '),
    proof: 'phrase',
    confidence: 'firm',
    evidence: [words.failing.at],
  };
}

const tellApart =
  'If the provider’s log has a token request of this client at this moment that it refused, or none, the exchange failed: secret, redirect URI, network. If it gave out tokens, the app refused them or the person: its own log names the check (ID token, claims, who may sign in).';
