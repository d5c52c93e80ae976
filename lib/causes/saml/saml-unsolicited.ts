import { hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { saidBy } from '../../facts/said/said.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { samlMeanings } from '../said/meanings/saml.ts';

/** The identity provider began the login, and who takes the answer wants to have asked for it. SAML Profiles §4.1.5. */
export default cause({
  id: 'saml-unsolicited',
  owner: 'client',
  title: 'The identity provider began the login, and the site does not take such answers',
  signs:
    'The response names no request (no InResponseTo, in it or in its assertion), none was waiting, and the site refused it in words that speak of unsolicited answers, of the request that is missing or of RelayState.',
  against:
    'A response with InResponseTo; a site that let the person in; words that name another reason (signature, audience, time, the person).',
  fix: samlMeanings['saml-unsolicited'].fix,
  references: ['saml-profiles#4.1.5'],
  example: 'A tile at Okta posts a response without InResponseTo → “Invalid samlResponse or relayState”',
  confusedWith: ['saml-inresponseto', 'saml-relaystate', 'saml-audience'],
  folds: [
    'saml-inresponseto',
    'saml-relaystate',
    'saml-cookie-on-post',
    'callback-failed',
    'unexplained',
    'known-error',
    'provider-error-page',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const last = facts.of(lastSamlAnswer);
    const isRefused = facts.ending.outcome === 'failed' && last?.inResponseTo.verdict === 'unsolicited';
    if (!last || !isRefused || last.refusal || !fits(facts)) return undefined;
    const { message } = last.answer;
    const who = hostOf(message.url) || 'the site';
    const bare = (message.params['RelayState'] ?? '') === '';
    return {
      at: message,
      ...withQuote(
        facts,
        `The identity provider began this login: its answer names no request (InResponseTo is missing)${bare ? ' and brings no RelayState' : ''}, so nobody had asked for it, and ${who} refused it.`,
      ),
      ...(isCognito(message.url) && { fix: cognitoFix }),
      proof: 'phrase',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

/** What the site says first is said of such answers. */
function fits({ of }: Facts): boolean {
  const phrases = of(failingExchanges).flatMap(({ exchange }) => saidBy(exchange)?.phrases ?? []);
  const telling = phrases.find(({ phrase }) => !phrase.hidesReason)?.phrase;
  const [first] = telling ? [telling.cause ?? telling.suspects[0]] : [];
  return first !== undefined && ofUnasked.has(first);
}

const ofUnasked: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'saml-unsolicited',
  'saml-inresponseto',
  'saml-relaystate',
  'saml-cookie-on-post',
]);

function isCognito(url: string): boolean {
  return /^https:\/\/[^/?#]+\/saml2\/idpresponse(?:[?#]|$)/.test(url);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html */
const cognitoFix =
  'Let the tile lead to the app’s own address for signing in (Okta: hide it, and add a Bookmark App), which then asks Cognito. Or, knowing that such answers can be forged from another site, let this identity provider of the user pool accept logins begun there (IdP-initiated SAML sign-in), and send identity_provider=…&client_id=…&redirect_uri=…&response_type=code as RelayState.';
