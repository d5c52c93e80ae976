import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { saidBy } from '../../facts/said/said.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import type { Message } from '../../messages/message.ts';
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
    'The response names no request (no InResponseTo, in it or in its assertion), none was waiting, and the site refused it in words that speak of unsolicited answers, of the request that is missing or of RelayState; or it came without RelayState to Keycloak’s broker endpoint, which failed.',
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
    if (!last || !isRefused || last.refusal) return undefined;
    const { message } = last.answer;
    const phrase = tellingPhrase(facts);
    if (!fits(phrase)) return atKeycloak(facts, message, phrase);
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

/** What the site says first that tells anything. */
function tellingPhrase({ of }: Facts): Phrase | undefined {
  const phrases = of(failingExchanges).flatMap(({ exchange }) => saidBy(exchange)?.phrases ?? []);
  return phrases.find(({ phrase }) => !phrase.hidesReason)?.phrase;
}

/** It is said of such answers. */
function fits(telling: Phrase | undefined): boolean {
  const [first] = telling ? [telling.cause ?? telling.suspects[0]] : [];
  return first !== undefined && ofUnasked.has(first);
}

const ofUnasked: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'saml-unsolicited',
  'saml-inresponseto',
  'saml-relaystate',
  'saml-cookie-on-post',
]);

/**
 * Keycloak as a broker takes an answer that nobody asked for at the address of one client alone: at the other it finds the login by the
 * RelayState that it had sent. https://www.keycloak.org/docs/latest/server_admin/#saml-v2-0-identity-providers
 */
function atKeycloak(facts: Facts, message: Message, phrase: Phrase | undefined): CauseDraft | undefined {
  const endpoint = brokerEndpoint.exec(endpointOf(message.url))?.[0];
  const isOther = phrase !== undefined && phrase.id !== 'keycloak-broker';
  const isError = (message.exchange.status ?? 0) >= 400;
  if (!endpoint || isOther || !isError || (message.params['RelayState'] ?? '') !== '') return undefined;
  const fix = keycloakFix(endpoint);
  return {
    at: message,
    ...withQuote(
      facts,
      'The identity provider began this login: its answer names no request (InResponseTo is missing) and brings no RelayState, by which Keycloak finds the login that it belongs to at this address.',
    ),
    fix,
    proof: phrase ? 'phrase' : 'status',
    confidence: phrase ? 'firm' : 'tentative',
    ...(!phrase && { tellApart: fix }),
    evidence: [message],
  };
}

const brokerEndpoint = /\/realms\/[^/]+\/broker\/[^/]+\/endpoint$/;

const keycloakFix = (endpoint: string): string =>
  `Let the tile lead to the app’s own address for signing in (a bookmark), which then asks Keycloak. Or enter …${endpoint}/clients/NAME at the identity provider as the address of the answer (ACS), NAME being the client’s “IDP-Initiated SSO URL name”, knowing that such answers can be forged from another site.`;

function isCognito(url: string): boolean {
  return /^https:\/\/[^/?#]+\/saml2\/idpresponse(?:[?#]|$)/.test(url);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html */
const cognitoFix =
  'Let the tile lead to the app’s own address for signing in (Okta: hide it, and add a Bookmark App), which then asks Cognito. Or, knowing that such answers can be forged from another site, let this identity provider of the user pool accept logins begun there (IdP-initiated SAML sign-in), and send identity_provider=…&client_id=…&redirect_uri=…&response_type=code as RelayState.';
