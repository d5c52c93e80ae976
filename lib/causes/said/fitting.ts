import { originOf } from '../../exchange/parameters.ts';
import { codeAge, shortestCodeLife } from '../../facts/code-age.ts';
import { returnedLogin } from '../../facts/cookies/returned-login.ts';
import type { Facts } from '../../facts/facts.ts';
import {
  apiRefusal,
  backChannel,
  cookieLost,
  idToken,
  otherLogin,
  samlRequestLost,
} from '../../facts/said/phrases/suspects.ts';
import type { SaidPhrase } from '../../facts/said/said.ts';
import { isWithinSession } from '../../facts/said/within-session.ts';
import { startOriginOf } from '../../facts/start-origin.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { ownToken } from './meanings/own-token.ts';
import { isOwnCheck, type Told } from './told.ts';

/** Codes, tokens and their keys: of OAuth 2 alone. */
const ofOAuth2: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...backChannel,
  ...idToken,
  ...apiRefusal,
  'code-expired',
  'token-early',
]);

function isOfOAuth2(name: SaidCauseName): boolean {
  return ofOAuth2.has(name) || name.startsWith('mcp-');
}

/** What can be wrong with an answer: a provider that refuses a request has given none. */
const ofAnswers: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'saml-destination',
  'saml-inresponseto',
  'saml-audience',
  'saml-time',
]);

/**
 * What a phrase may mean in this login, the most frequent first: an app that speaks OAuth says nothing of SAML, one that speaks SAML nothing
 * of tokens, a provider that refuses a request nothing of an answer; and one that names the check of the token that failed says more
 * than that it refused it.
 */
export function fittingNames(
  told: Told,
  { phrase: { cause, suspects } }: SaidPhrase,
): readonly SaidCauseName[] {
  if (cause) return cause === 'state-missing-return' && isAnswered(told.at) ? [] : [cause];
  const { by, at, protocol, isOAuth2 } = told;
  if (protocol === 'saml2' || protocol === 'cas') {
    const isAsked = by === 'authorization_server' && isFrontChannelRequest(at);
    return suspects.filter((name) => !isOfOAuth2(name) && !(isAsked && ofAnswers.has(name)));
  }
  if (by !== 'client' || !isOAuth2 || at.error !== undefined) return suspects;
  const isOfApi = (name: SaidCauseName): boolean => name === 'audience-missing' && isOwnCheck(told);
  const spoken = suspects.filter(
    (name) =>
      !name.startsWith('saml-') &&
      !isOfApi(name) &&
      !(name === 'state-missing-return' && isAnswered(told.at)),
  );
  const isNamed = isOwnCheck(told) && spoken[0] !== undefined && ownToken[spoken[0]] !== undefined;
  return isNamed ? spoken.filter((name) => name !== 'id-token-refused') : spoken;
}

/** The one cause that a phrase leaves in this login, where it names it or leaves one of several; of one that it merely suspects nothing is settled. */
export function onlyFitting(told: Told, said: SaidPhrase): SaidCauseName | undefined {
  const { cause, suspects } = said.phrase;
  const [name, ...others] = fittingNames(told, said);
  if (cause) return name;
  return others.length === 0 && suspects.length > 1 && isToldApart(name, told) ? name : undefined;
}

/** What is left is of this very protocol, and no guess at what others have, too. */
function isToldApart(name: SaidCauseName | undefined, { protocol }: Told): boolean {
  if (protocol === 'saml2') return name?.startsWith('saml-') === true;
  return protocol !== 'cas' || name === 'callback-twice';
}

/** Its state came back, or an error in the place of a code, after which apps miss both. */
function isAnswered({ params }: Told['at']): boolean {
  return params['state'] !== undefined || params['error'] !== undefined;
}

/** Those of {@link fittingNames} that nothing else that was seen rules out. */
export function possibleNames(told: Told, said: SaidPhrase, facts: Facts): readonly SaidCauseName[] {
  const { cause } = said.phrase;
  const isFresh = (facts.of(codeAge)?.age ?? Infinity) < shortestCodeLife;
  const isOfSaml = /\b(?:saml|assertion)\b/i.test(said.words.text);
  return fittingNames(told, said).filter(
    (name) =>
      (name === cause || isPossible(name, told, facts) || (isOfSaml && name.startsWith('saml-'))) &&
      !befellBefore(name, told, facts) &&
      !(isFresh && name === 'code-expired') &&
      // The app repeats what the provider’s answer says.
      !(told.at.params['error'] === said.words.text && isFrontChannelResponse(told.at)) &&
      // The provider says whom it lets in; the app was not asked yet.
      !(told.by === 'authorization_server' && name === 'not-provisioned') &&
      // A login that its app did not begin has no answer and no code.
      !(isRefusal(told.at) && ofCode.has(name)) &&
      !(
        told.at.kind === 'refused_start' &&
        told.at.to === 'client' &&
        (beforeSession.has(name) || ownToken[name] || name.startsWith('mcp-'))
      ),
  );
}

/** The provider’s answer is an error: there is no code to redeem. RFC 6749 §4.1.2.1. */
function isRefusal(at: Message): boolean {
  const { error, code, id_token: token } = at.params;
  return isFrontChannelResponse(at) && error !== undefined && code === undefined && token === undefined;
}

/** Codes and tokens belong to OAuth 2 alone; a cookie that came back as it was set was not lost; one origin has one storage. */
function isPossible(
  name: SaidCauseName,
  { protocol, isOAuth2 }: Told,
  { of, redemptions = [], flow }: Facts,
): boolean {
  if (beforeTokens.has(name) && redemptions.some(gaveTokens)) return false;
  if (!isOAuth2 && isOfOAuth2(name)) return false;
  if (protocol !== 'saml2' && protocol !== 'wsfed' && name.startsWith('saml-')) return false;
  if (name === 'storage-other-origin' && cameBackToItsOrigin(flow)) return false;
  if (name === 'callback-twice' && cameOnce(flow)) return false;
  if (inPages.has(name) && isTakenByServer(flow)) return false;
  return !name.startsWith('cookie-') || of(returnedLogin) === undefined;
}

/** What befalls a page that reads its own storage, and redeems the code itself. */
const inPages: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'storage-other-origin',
  'storage-other-tab',
  'storage-cleared',
  'strictmode-double-run',
]);

/** The callback was refused or led on: no page of the app’s ran there. */
function isTakenByServer({ messages }: Flow): boolean {
  const callback = messages.findLast((one) => isFrontChannelResponse(one) && one.carrier === 'request');
  return (callback?.exchange.status ?? 0) >= 300;
}

/** A browser’s recording has every request of the callback. */
function cameOnce({ messages }: Flow): boolean {
  return messages.filter((one) => isFrontChannelResponse(one) && one.carrier === 'request').length === 1;
}

function cameBackToItsOrigin(flow: Flow): boolean {
  const start = startOriginOf(flow);
  return (
    start !== undefined &&
    start === originOf(messagesOf(flow, 'authorization_request')[0]?.returnAddress ?? '')
  );
}

/** What befalls the exchange of the code, and the login’s memory before it: where tokens were seen to come, both went well. */
const beforeTokens: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...cookieLost,
  ...otherLogin,
  ...backChannel,
  'code-expired',
]);

/** On a page of the app’s that was answered with success, where nothing shows whether the login worked: it may be about anything. */
export function isAside({ by, exchange: { status = 0 } }: Told, { ending }: Facts): boolean {
  return by === 'client' && status < 400 && ending.outcome === 'unclear';
}

/**
 * True for what had gone well when the page was asked for with the session of this login: of whom the app lets in and what it knows of them
 * it may tell there, and what failed it may show there once; of anything else it tells nothing by the way.
 */
export function befellBefore(name: SaidCauseName, told: Told, facts: Facts): boolean {
  const mayBefall = isAside(told, facts) ? ofPersons.has(name) : !beforeSession.has(name);
  return !mayBefall && isWithinSession(facts.flow, told);
}

/** Whom an app lets in, and what it may know of them. */
const ofPersons: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'not-provisioned',
  'account-conflict',
  'account-not-stored',
  'app-broke',
  'wrong-account',
  'email-not-verified',
  'claim-missing',
  'claim-missing-email',
  'scope-missing',
  'userinfo-refused',
]);

/** What befalls a login before its app has begun a session for it. */
const beforeSession: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...beforeTokens,
  ...idToken,
  ...samlRequestLost,
  'app-settings-incomplete',
]);

/** What befalls a code that came, and the tokens for it. */
const ofCode: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...backChannel,
  ...idToken,
  'code-expired',
]);
