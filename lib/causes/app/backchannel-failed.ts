import { quoteSentence } from '../../explain/quote.ts';
import { ownExchangeOf } from '../../facts/answerer/own-exchange.ts';
import { answerParameter } from '../../facts/answer-parameter.ts';
import { codeAge, shortestCodeLife } from '../../facts/code-age.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOfTokenEndpoint } from '../../facts/said/relayed.ts';
import { refusedThoughReturned } from '../../facts/said/refused-though-returned.ts';
import { appWords, type AppWords } from '../../facts/said/app-words.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import type { Flow } from '../../flows/flow.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { meanings } from '../said/meanings.ts';
import { explainedByReturn } from './explained-by-return.ts';

const folded = [
  ...explainedByReturn,
  'id-token-refused',
  'request-refused',
  'secret-wrong-or-expired',
  'code-not-redeemed',
] as const;

/** The app knew its login, and could not get tokens from the provider. */
export default cause({
  id: 'backchannel-failed',
  owner: 'client',
  title: 'The app’s server could not redeem the code at the provider',
  signs:
    'The login’s cookie came back as it was set, the provider answered with a code, and the app refused in words that leave the token request: a general error, a failed exchange, an error in handling the response; or it passes on what the token endpoint said. Or, whatever its cookies, its words name how its own call to the provider failed (the name is not found, nothing takes the connection, the certificate is not trusted, no answer came) or what the token endpoint refused it with. Or a load balancer that does the login itself answered so (AWS: 561).',
  against:
    'Words about state, nonce or session alone; a cookie that did not come back; a second start or callback.',
  fix: 'Look into the app’s log and the provider’s event log for this client at this moment: invalid_client means secret or authentication method, invalid_grant the code or the redirect URI, no request at all the network, DNS or certificates on the way to the provider.',
  references: ['rfc6749#4.1.3', 'rfc6749#5.2'],
  example: 'GET /callback?code=…&state=… with its cookie → “An error occurred while attempting to login”',
  confusedWith: ['state-cookie-lost', 'secret-wrong-or-expired', 'id-token-refused'],
  folds: folded,
  needs: ['authorizationResponse'],
  inspect(facts): CauseDraft | undefined {
    const { of, flow, authorizationResponse, redemptions } = facts;
    if (redemptions || !authorizationResponse.params['code']) return undefined;
    const balanced = atBalancer(flow);
    if (balanced) return balanced;
    const said = of(appWords);
    const telling = said && tellingOf(said);
    if (!telling) return undefined;
    const named = ofServersCall(telling, said, facts);
    if (named || telling.by === 'authorization_server') return named;
    const returned = of(refusedThoughReturned);
    if (!returned) return undefined;
    const { words, cookie } = returned;
    const isLeft =
      telling.cause === 'backchannel-failed' ||
      (telling.cause === undefined && telling.suspects.includes('backchannel-failed'));
    if (!isLeft) return undefined;
    const evidence = [words.failing.at];
    if (telling.suspects.includes('not-provisioned'))
      return {
        at: words.failing.at,
        why: `The browser brought code and state back, and the login’s cookie ${cookie.name} with them: the app’s server got no tokens from the provider, or it has them and refused the person or the tokens itself; its words leave both open. ${quoteSentence(words)}${meant(telling)}`,
        proof: 'guess',
        confidence: 'tentative',
        evidence,
        tellApart,
      };
    if (telling.cause !== undefined && telling.means !== undefined)
      return {
        at: words.failing.at,
        why: `${telling.means} The browser brought code and state back, and the login’s cookie ${cookie.name} with them. ${quoteSentence(words)}`,
        ...(telling.fix !== undefined && { fix: telling.fix }),
        proof: 'phrase',
        confidence: 'firm',
        evidence,
      };
    return {
      at: words.failing.at,
      why: `The browser brought code and state back, and the login’s cookie ${cookie.name} with them: what failed is out of its sight, ${answerParameter(authorizationResponse, 'iss') === undefined ? 'between the app’s server and the provider' : 'between the app’s server and the provider, or in the server’s check of the answer’s issuer before'}. ${quoteSentence(words)}${meant(telling)}`,
      proof: 'phrase',
      confidence: 'firm',
      evidence,
      tellApart:
        'If the app’s log names invalid_client, the secret or its method is wrong; issuer or nonce, it refused the ID token; a timeout or a certificate, the network to the provider.',
    };
  },
});

/** What the product says it of. */
function meant({ means }: Phrase): string {
  return means === undefined ? '' : ` ${means}`;
}

/** A load balancer redeemed the code itself; the application behind it never saw the login. */
function atBalancer({ messages }: Pick<Flow, 'messages'>): CauseDraft | undefined {
  const at = messages.findLast((one) => isFrontChannelResponse(one) && ownExchangeOf(one.exchange));
  const found = at && ownExchangeOf(at.exchange);
  if (!at || !found) return undefined;
  const { product, status, how } = found;
  const what =
    how === 'refused'
      ? 'its own exchange of the code failed: the provider refused its token request'
      : 'its own exchange of the code failed: it could not reach the provider’s token endpoint or user info endpoint';
  return {
    at,
    why: `${product} does this login itself and answered the callback (${status}): ${what}. The app behind it was never asked.`,
    fix: how === 'refused' ? refusedFix : unreachedFix,
    proof: 'answerer',
    confidence: 'firm',
    evidence: [at],
  };
}

const refusedFix =
  'In the listener rule’s authenticate-oidc action compare client ID, client secret, issuer and token endpoint with the registration at the provider: mostly the secret is wrong or was renewed there. The provider’s log has the refused token request.';
const unreachedFix =
  'Let the load balancer reach the token endpoint and the user info endpoint of its listener rule: outbound rules of its security group and subnets, a NAT or IPv4 way out, DNS; and check that both addresses are right.';

/** What settles the reason counts before what leaves several, and that before what hides it. */
function tellingOf({ phrases }: AppWords): Phrase | undefined {
  const open = phrases.filter(({ hidesReason }) => !hidesReason);
  return open.find(({ cause: settled, loosely }) => settled && loosely.length === 0) ?? open[0] ?? phrases[0];
}

/** What the words tell of the server’s own call to the provider: that it got no connection, or that the token endpoint refused it. */
function ofServersCall(telling: Phrase, words: AppWords, facts: Facts): CauseDraft | undefined {
  if (facts.ending.outcome !== 'failed') return undefined;
  const { at } = words.failing;
  const told = { at, proof: 'phrase', confidence: 'firm', evidence: [at] } as const;
  if (telling.cause === 'backchannel-failed' && telling.means !== undefined && telling.loosely.length === 0)
    return {
      ...told,
      why: `${telling.means} ${quoteSentence(words)} The browser had done its part: it brought code and state back.`,
      ...(telling.fix !== undefined && { fix: telling.fix }),
    };
  if (telling.cause !== undefined || !isOfTokenEndpoint(telling)) return undefined;
  const reasons = possibleOf(telling, facts).map((name) => meanings[name]);
  return {
    ...told,
    why: `The provider refused the token request of the app’s server, whose page passes that on. ${reasons.map(({ why }) => why).join(' Or: ')} ${quoteSentence(words)}`,
    fix: reasons.map(({ fix }) => fix).join(' Or: '),
    folds: ofRefusedCode,
  };
}

/** A callback that was asked for twice is why a code was refused, and no less than that. */
const ofRefusedCode = folded.filter((name) => name !== 'callback-twice');

/** A code that was redeemed at once is not too old, and without a challenge there is no verifier to fit it. */
function possibleOf({ suspects }: Phrase, { of, authorizationRequest }: Facts): readonly SaidCauseName[] {
  const isFresh = (of(codeAge)?.age ?? 0) < shortestCodeLife;
  return suspects.filter(
    (name) =>
      !(isFresh && name === 'code-expired') &&
      !(name === 'pkce-mismatch' && authorizationRequest?.params['code_challenge'] === undefined),
  );
}

const tellApart =
  'If the provider’s log has a token request of this client at this moment that it refused, or none, the exchange failed: secret, redirect URI, network. If it gave out tokens, the app refused them or the person: its own log names the check (ID token, claims, who may sign in).';
