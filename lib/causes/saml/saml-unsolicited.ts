import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { bareRefusalOf } from '../../facts/said/bare-refusal.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { SamlFacts } from '../../facts/saml/facts.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import type { CauseId } from '../cause-id.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { samlMeanings } from '../said/meanings/saml.ts';

const folded: readonly CauseId[] = [
  'saml-inresponseto',
  'saml-relaystate',
  'saml-cookie-on-post',
  'callback-failed',
  'unexplained',
  'known-error',
  'provider-error-page',
];

/** The identity provider began the login, and who takes the answer wants to have asked for it. SAML Profiles §4.1.5. */
export default cause({
  id: 'saml-unsolicited',
  owner: 'client',
  title: 'The identity provider began the login, and the site does not take such answers',
  signs:
    'The response names no request (no InResponseTo, in it or in its assertion), none was waiting, and the site refused it in words that speak of unsolicited answers, of the request that is missing or of RelayState; or it came without RelayState to Keycloak’s broker endpoint, which failed. Perhaps, where the site refuses it (401, 403, errorCode=403) in no words at all.',
  against:
    'A response with InResponseTo; a site that let the person in; words that name another reason (signature, audience, time, the person).',
  fix: samlMeanings['saml-unsolicited'].fix,
  references: ['saml-profiles#4.1.5'],
  example: 'A tile at Okta posts a response without InResponseTo → “Invalid samlResponse or relayState”',
  confusedWith: ['saml-inresponseto', 'saml-relaystate', 'saml-audience'],
  folds: folded,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const last = facts.of(lastSamlAnswer);
    const isRefused = facts.ending.outcome === 'failed' && last?.inResponseTo.verdict === 'unsolicited';
    if (!last || !isRefused || last.refusal) return undefined;
    const { message } = last.answer;
    const phrase = tellingPhrase(facts);
    if (!fits(phrase)) return atKeycloak(facts, message, phrase) ?? inNoWords(facts, last, phrase);
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

/**
 * Sites that take answers to their own requests alone often say no more than that they refuse: crewjam/saml answers 403 “Forbidden”, Rancher
 * leads to /login?errorCode=403. The same befalls a person whom they do not admit.
 */
function inNoWords(facts: Facts, last: SamlFacts, phrase: Phrase | undefined): CauseDraft | undefined {
  const { message } = last.answer;
  if (phrase !== undefined && phrase.id !== 'any-403') return undefined;
  if (isOtherwiseWrong(last)) return undefined;
  const behind = facts.of(failingExchanges).map(({ exchange }) => exchange);
  const others = behind.filter(({ id }) => id !== message.exchange.id);
  const code = bareRefusalOf(message.exchange, others);
  if (code === undefined) return undefined;
  const who = hostOf(message.url) || 'the site';
  const bare = (message.params['RelayState'] ?? '') === '';
  return {
    at: message,
    why: `The identity provider began this login: its answer names no request (InResponseTo is missing)${bare ? ' and brings no RelayState' : ''}, so nobody had asked for it. ${who} refused it and says no more than “${code}”, as sites do that take answers to their own requests alone.`,
    fix: 'Begin at the app’s own page for signing in, and let the tile or link at the identity provider lead there (a bookmark; Okta: hide the tile, and add a Bookmark App). Or switch logins begun at the provider on where the response is taken, if it has a setting for that, knowing that they can be forged from another site.',
    proof: 'status',
    confidence: 'tentative',
    tellApart: `Sign in from the app’s own page: if that works, ${who} takes no login that the identity provider began; if it is refused in the same way, it is something else: a check of the assertion, or the person, which the app’s log tells.`,
    folds: [...folded, 'not-provisioned', 'backchannel-failed'],
    evidence: [message],
  };
}

/** The recorded values show a reason that has nothing to do with who began. */
function isOtherwiseWrong({ destination, recipient, audience, issuer, issuers }: SamlFacts): boolean {
  return [destination, recipient, audience, issuer, issuers].some(({ verdict }) => verdict === 'differs');
}

function isCognito(url: string): boolean {
  return /^https:\/\/[^/?#]+\/saml2\/idpresponse(?:[?#]|$)/.test(url);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html */
const cognitoFix =
  'Let the tile lead to the app’s own address for signing in (Okta: hide it, and add a Bookmark App), which then asks Cognito. Or, knowing that such answers can be forged from another site, let this identity provider of the user pool accept logins begun there (IdP-initiated SAML sign-in), and send identity_provider=…&client_id=…&redirect_uri=…&response_type=code as RelayState.';
