import { itSays } from '../../explain/quote.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import { wsfedFactsOf } from '../../facts/wsfed/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** The answer goes to an address that is registered for the realm, whatever `wreply` asks for. WS-Federation 1.2 §13.2.2. */
export default cause({
  id: 'wsfed-reply',
  owner: 'authorization_server',
  title: 'The token service does not answer at the address that wreply asks for',
  signs:
    'The token was posted to another address than wreply, and the application did not let the person in; or the token service refused the request and says that the reply address is not registered.',
  against:
    'The application took the token; a request without wreply, which leaves the address to the token service.',
  fix: 'Register exactly this address for the realm (AD FS: an endpoint of the relying party; Entra: Reply URL), scheme, host, port, path and slash; behind a proxy let the application know its outside address.',
  references: ['ws-federation'],
  example: 'wreply=https://app.example/signin-wsfed, the form is posted to https://old.example/',
  confusedWith: ['wsfed-realm', 'saml-acs-differs', 'redirect-uri-mismatch'],
  folds: [
    'redirect-uri-mismatch',
    'callback-failed',
    'unexplained',
    'known-error',
    'provider-error-page',
    'not-answered',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    return facts.ending.outcome === 'failed' ? (postedElsewhere(facts) ?? refused(facts)) : undefined;
  },
});

function postedElsewhere({ flow }: Pick<Facts, 'flow'>): CauseDraft | undefined {
  const reply = wsfedFactsOf(flow).at(-1)?.reply;
  if (reply?.verdict !== 'differs') return undefined;
  const { expected, found, parts } = reply;
  return ofDifference(
    reply,
    `The application asked for its answer at ${expected.value} (wreply) and got it at ${found.value}: ${differingWords(parts)}. A token service that does not know the address takes the one that is registered instead; cookies and the memory of the login are at the other.`,
    'wreply',
  );
}

function refused({ flow, of }: Pick<Facts, 'flow' | 'of'>): CauseDraft | undefined {
  const request = messagesOf(flow, 'wsfed_signin_request').at(-1);
  if (!request || messagesOf(flow, 'wsfed_signin_response').length > 0) return undefined;
  const reply = request.returnAddress;
  for (const { exchange } of of(failingExchanges)) {
    const said = saidBy(exchange);
    const known = said?.phrases.find(({ phrase }) => phrase.cause === 'redirect-uri-mismatch');
    if (!known) continue;
    const { wtrealm } = request.params;
    const whose = wtrealm === undefined ? '' : ` for the realm ${wtrealm}`;
    return {
      at: request,
      why: `The token service does not answer at ${reply ?? 'the address that was asked for'}: it is not registered${whose}.${itSays(known.words.text)}`,
      proof: known.phrase.says.length + known.phrase.loosely.length > 0 ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [request],
    };
  }
  return undefined;
}
