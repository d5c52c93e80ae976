import { hostOf } from '../../exchange/parameters.ts';
import type { FailingExchange } from '../../facts/failing-exchanges.ts';
import { saysNotFound } from '../../facts/client/nothing-there.ts';
import { asksForLogin } from '../../facts/pages/refusing-page.ts';
import { hostedProducts } from '../../facts/said/phrases/hosted-logins.ts';
import { meansOnly, type Phrase } from '../../facts/said/phrases/phrase.ts';
import { ofServerCalls } from '../../facts/said/phrases/server-calls.ts';
import {
  isLackOfScope,
  isOfGateway,
  isOfGrant,
  isOfTokenCheck,
  isRelayed,
  isTokenCheck,
} from '../../facts/said/relayed.ts';
import { surest } from '../../facts/said/surest.ts';
import type { Said, SaidPhrase } from '../../facts/said/said.ts';
import type { Words } from '../../facts/said/words.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import type { Protocol } from '../../vocabulary/protocol.ts';

/** What was said where a login failed. */
export type Told = FailingExchange & {
  readonly said: Said;
  readonly provider: string | null;
  /** Something asked for fresh tokens in this flow. */
  readonly renews: boolean;
  /** Tokens are what such a login brings. */
  readonly isOAuth2: boolean;
  readonly protocol: Protocol;
  /** The client is itself the provider of the login around this one. */
  readonly isBroker: boolean;
};

/** What befalls an answer: a login that never began had none. */
const ofAnswers: ReadonlySet<SaidCauseName | undefined> = new Set<SaidCauseName>([
  'backchannel-failed',
  'csrf-middleware-blocks',
]);

/** On anyone else’s host a phrase is quoted at most; a proxy does the login for an app under the app’s name. */
export function phrasesOf(told: Told): readonly SaidPhrase[] {
  const { said, renews } = told;
  return surest(said.phrases.filter((one) => isSpeakers(one, told))).filter(
    ({ phrase, words }) =>
      !(!renews && ofRenewal.has(phrase.cause) && isPlain(words)) && !isOutOfPlace(told, words, phrase),
  );
}

function isSpeakers({ phrase, words }: SaidPhrase, told: Told): boolean {
  const { by, at, exchange } = told;
  return (
    phrase.by === by ||
    // In nobody’s own words: whoever failed says it. A form beside them lets the person go on.
    (phrase.by === 'anyone' && !(by === 'authorization_server' && asksForLogin(exchange))) ||
    // Such a service is the provider to the app that it logs in for.
    ((at.kind === 'token_request' || by === 'authorization_server') && hostedProducts.has(phrase.product)) ||
    // A login proxy’s own page, opened without its login.
    (phrase.by === 'proxy' && by === 'authorization_server' && at.kind === 'refused_start') ||
    (by === 'client' && isClients({ phrase, words }, told)) ||
    // What the provider sent along in the answer stands in the callback’s own address; a broker is a provider to the app that it leads back to.
    (phrase.by === 'authorization_server' &&
      (words.source === 'request' || (words.source === 'redirect' && leadsElsewhere(exchange))))
  );
}

/** What an app says in others’ words. */
function isClients(one: SaidPhrase, told: Told): boolean {
  const isOfToken = isTokenCheck(one.phrase) || isLackOfScope(one.phrase);
  return passesOn(one, told) || (isOwnCheck(told) && isOfToken);
}

/** The app, or what logs people in for it, took the answer and checks the token that it brought. */
export function isOwnCheck({ by, at, isOAuth2 }: Pick<Told, 'by' | 'at' | 'isOAuth2'>): boolean {
  return by === 'client' && isOAuth2 && isFrontChannelResponse(at) && at.error === undefined;
}

/** A client’s page says what a login proxy says for it, or what a provider says: its token request was refused, or it is a provider itself. */
function passesOn(said: SaidPhrase, told: Told): boolean {
  const { by } = said.phrase;
  if (by === 'proxy') return !providerSaying(told, said.words);
  return isRelayed(said) || (told.isBroker && by === 'authorization_server');
}

function isOutOfPlace(told: Told, words: Words, phrase: Phrase): boolean {
  const isOfSaml = /\b(?:saml|assertion)/i.test(words.text);
  if (told.isOAuth2 && (isOfSaml ? isOfTokenCheck(phrase.cause) : isOfSamlAlone(phrase))) return true;
  if (providerSaying(told, words) && isOfSession(phrase)) return true;
  if (isFrontChannelRequest(told.at) && isOfGrant(phrase) && goesOn(told.exchange)) return true;
  // Nobody posted a form to a page that the callback led to.
  if (phrase.cause === 'csrf-middleware-blocks' && isPageBehind(told)) return true;
  if (isBeforeAnswer(told) && isOfSession(phrase) && !phrase.suspects.includes('as-session-lost'))
    return true;
  if (phrase.product === ofServerCalls && providerSaying(told, words)) return true;
  if (knowsNobody(told, words, phrase)) return true;
  // Such words mean something else of a login that never began: another talk between the servers, the app’s own form.
  return told.at.kind === 'refused_start' && ofAnswers.has(phrase.cause);
}

/**
 * What stands in front (a platform’s “Application not found”) knows neither clients nor persons, nor does a page for addresses that are not
 * there, which says of all of them that they may be secret.
 */
function knowsNobody({ at, exchange }: Told, { source, text }: Words, phrase: Phrase): boolean {
  if (isOfGateway(exchange) && source === 'body' && isOfBehind(phrase)) return true;
  const isMissing = isFrontChannelRequest(at) && exchange.status === 404 && saysNotFound(text);
  return isMissing && phrase.loosely.length > 0;
}

/** In the words of whoever stands behind it. */
function isOfBehind({ by, product }: Phrase): boolean {
  return by === 'authorization_server' || product === ofServerCalls;
}

/** A page that the answer’s own address led to. */
function isPageBehind({ exchange, at }: Told): boolean {
  return exchange.method === 'GET' && exchange.id !== at.exchange.id;
}

/** The provider’s own page says it, and has answered the app nothing: of the app’s session it knows nothing. */
function isBeforeAnswer({ by, at }: Told): boolean {
  return by === 'authorization_server' && !isFrontChannelResponse(at);
}

/** A page that was shown as it should, or what its script was answered: the person may try again. */
function goesOn({ status = 0, context }: FailingExchange['exchange']): boolean {
  return status < 400 || context.resourceType === 'fetch';
}

/** Names such as `invalid_issuer` are of SAML in one product, and of an ID token in others. */
function isOfSamlAlone(phrase: Phrase): boolean {
  return phrase.by === 'client' && meansOnly(phrase, (name) => name.startsWith('saml-'));
}

/** Its answer was written before the app’s session is looked at: what a provider says of a state in nobody’s own words is of its request. */
function isOfSession({ by, suspects }: Phrase): boolean {
  return by !== 'authorization_server' && suspects.includes('second-start-overwrites');
}

/** What befalls a refresh token. */
const ofRenewal: ReadonlySet<SaidCauseName | undefined> = new Set<SaidCauseName>([
  'refresh-dead',
  'refresh-race',
]);

/** A name like `session_expired`, which other software gives to what befell a session of its own: no number, and no word of a refresh. */
function isPlain({ text, name = '' }: Words): boolean {
  return !/refresh|\d{3}/i.test(text || name);
}

function leadsElsewhere({ url, redirectUrl }: FailingExchange['exchange']): boolean {
  return redirectUrl !== undefined && hostOf(redirectUrl) !== hostOf(url);
}

/** The provider, where its answer says it. */
export function providerSaying(
  { exchange, at, provider }: Told,
  { source }: Pick<Words, 'source'>,
): string | undefined {
  const isAnswers = source === 'request' && exchange.id === at.exchange.id && isFrontChannelResponse(at);
  return isAnswers && provider !== null ? provider : undefined;
}
