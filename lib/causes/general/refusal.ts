import { explainError, explainErrorText } from '../../explain/error-code.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { namedError } from '../../facts/named-error.ts';
import { endpointOf, hostAndPortOf, originOf } from '../../exchange/parameters.ts';
import { nothingThere } from '../../facts/client/nothing-there.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { errorNumberOf, type ErrorNumber } from '../../facts/said/error-number.ts';
import { isProse } from '../../facts/said/member-words.ts';
import { isDefinition, oneSentence } from '../../facts/said/sentence.ts';
import { saidBy } from '../../facts/said/said.ts';
import { laterErrorPageOf, type ErrorPage, type LaterErrorPage } from '../../flows/error-page.ts';
import type { Message } from '../../messages/message.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { noAnswer } from './unanswered.ts';

/** A server said no, in a way that no rule has words for. */
export function atServer(facts: Facts): readonly Diagnosis[] {
  const { ending, errorPage } = facts;
  if (ending.outcome !== 'failed' && ending.outcome !== 'denied') return [];
  const reasons: Diagnosis[] = [];
  const unknown = nobodySignedIn(ending.failedAt);
  if (unknown) reasons.push(unknown);
  const factor = strongerLogin(facts);
  if (factor) reasons.push(factor);
  if (errorPage)
    reasons.push(
      errorPage.says === 'client' ? unknownClient(facts, errorPage) : providerPage(facts, errorPage),
    );
  const later = laterErrorPageOf(facts.flow);
  if (later) reasons.push(laterPage(later));
  const known = knownError(facts);
  if (known) reasons.push(known);
  const silent = noAnswer(ending.failedAt);
  if (silent) reasons.push(silent);
  return [...reasons, unexplained(ending.failedAt)];
}

/** CAS answers a request that shows nothing (`gateway`) by sending the browser back without a ticket. CAS Protocol §2.1.1. */
function nobodySignedIn(at: Message | undefined): Diagnosis | undefined {
  if (at?.kind !== 'cas_response' || at.params['ticket']) return undefined;
  return {
    cause: 'login-required',
    at,
    why: 'Nobody was signed in at the server, and the request asked it to show nothing (gateway).',
    fix: 'Send the person to a visible login, without gateway.',
    confidence: 'firm',
    rules: [],
  };
}

const factorWords =
  /AADSTS5007[24689]|\bmfa(_required)?\b|multi-?factor|second factor|unmet_authentication_requirements/i;

/** OpenID Connect Core Error Code unmet_authentication_requirements; vendors' words for a second factor. */
function strongerLogin({ ending: { error, failedAt } }: Facts): Diagnosis | undefined {
  if (!error || !factorWords.test(`${error.code} ${error.description ?? ''}`)) return undefined;
  return {
    cause: 'stronger-login-required',
    at: failedAt,
    why: 'The provider wants a second factor or a stronger login than this request allowed for.',
    fix: 'Repeat the request visibly, so that the provider can ask for it, and pass on the acr_values or claims it names.',
    confidence: 'firm',
    rules: [],
  };
}

function unknownClient({ client: { id } }: Facts, { message, code }: ErrorPage): Diagnosis {
  return {
    cause: 'provider-error-page',
    at: message,
    why: `The provider does not know the client ${id ?? 'that asked'}, or it is switched off there${code ? ` (${code})` : ''}.`,
    fix: 'Compare this identifier with the registration, letter by letter, and check that this is the server, tenant or realm in which it is registered.',
    confidence: 'firm',
    rules: [],
  };
}

/** RFC 6749 §4.1.2.1: where client or address are not trusted, the provider must not redirect. */
function providerPage(facts: Facts, { message: at, code }: ErrorPage): Diagnosis {
  const shown = [at, ...facts.of(failingExchanges)].map(({ exchange }) => tellingOf(exchange));
  const tells = shown.find((one) => one !== undefined);
  const known = code === undefined || tells === 'known words' ? undefined : explainError(code);
  const missing = facts.of(nothingThere) === at ? nothingThereReason(at) : undefined;
  if (missing) return missing;
  const guess = tells ? '.' : ', which it does when it does not trust the client or its address.';
  const number = tells === 'known words' || code !== undefined ? undefined : errorNumberOf(at.exchange);
  return {
    cause: 'provider-error-page',
    at,
    why: `The provider showed an error page of its own instead of sending the browser back${code ? `: ${code}. ${known?.meaning ?? ''}`.trimEnd() : guess}${number ? numberWords(number) : ''}`,
    fix:
      known?.tryThis ??
      (number
        ? fixOfNumber(number)
        : tells
          ? 'Go by the page’s own words. Where they say too little, whoever runs the provider finds the reason in its log at that time.'
          : 'Read the page, and compare client_id, redirect_uri and tenant with the registration.'),
    confidence: 'firm',
    rules: [],
  };
}

/** Mostly the address is wrong; some answer so for a client that they do not know (Dex, GitHub). */
function nothingThereReason(at: Message): Diagnosis {
  const { url, status, method } = at.exchange;
  const isOwn = originOf(url) === originOf(at.returnAddress ?? '');
  return {
    cause: 'provider-error-page',
    at,
    why:
      status === 405
        ? `The provider does not take ${method} at ${endpointOf(url)}, where the app asks for the login (405).`
        : `${hostAndPortOf(url)} answered ${status} at ${endpointOf(url)}, where the app asks for the login: nothing is at that address, or it does not know the client, for which some providers answer so.${isOwn ? ' It is the app’s own host: unless the provider shares it, the app lacks the provider’s address.' : ''}`,
    fix: 'Compare the authorization address that is set in the app with authorization_endpoint in the provider’s metadata (/.well-known/openid-configuration): host, tenant or realm, path, and a slash at the end. If they agree, compare client_id with the registration.',
    confidence: 'firm',
    rules: [],
  };
}

function numberWords({ name, where }: ErrorNumber): string {
  return where === 'address'
    ? ` Its address carries the number of the error (${name}) and not the reason.`
    : ` The page gives the number of the error (${name}); the reason stands in the provider’s log.`;
}

const compareFirst =
  'Meanwhile compare client_id, redirect_uri, scope and tenant with the registration: they are the usual reasons.';

function fixOfNumber({ name, of }: ErrorNumber): string {
  switch (of) {
    case 'kratos':
      return `Ask the provider for that number: where it is Ory Kratos, GET /self-service/errors?id=… at its public address answers with the reason; elsewhere its log has it. ${compareFirst}`;
    case 'identityserver':
      return `Look into the provider’s log at this moment: IdentityServer writes there what it found wrong with the request, and its error page can show the same (GetErrorContextAsync with ${name}). ${compareFirst}`;
    case 'okta':
      return `Give that number to whoever runs the Okta organisation: its System Log has the reason at that time, and Okta’s support finds it by the number. ${compareFirst}`;
    default:
      return `Give that number to whoever runs the provider, who finds the reason by it in the log. ${compareFirst}`;
  }
}

/** Whether a page says itself what is wrong: nobody guesses beside its words, and what a code means in general is less than known ones. */
function tellingOf(exchange: Exchange): 'known words' | 'words' | undefined {
  const said = saidBy(exchange);
  if (said?.phrases.some(({ phrase }) => !phrase.hidesReason)) return 'known words';
  const isSentence = said?.words.some(
    (one) => one.source === 'body' && isProse(one) && /\S\s+\S/.test(one.text) && !isGeneric(one.text),
  );
  return isSentence ? 'words' : undefined;
}

/** The request was taken; what the person did or had at the provider was not enough. */
function laterPage({ message, page, code }: LaterErrorPage): Diagnosis {
  const isTold = tellingOf(page.exchange) === 'known words';
  const known = code === undefined || isTold ? undefined : explainError(code);
  return {
    cause: 'provider-error-page',
    at: message,
    why: `The login began, then the provider answered ${page.exchange.status} at ${endpointOf(page.url)} and did not send the browser back${code ? `: ${code}. ${known?.meaning ?? ''}`.trimEnd() : '.'}`,
    fix:
      known?.tryThis ??
      'Read that page. Often the login’s own session there had expired or its cookie got lost: begin again from the app, and look into the provider’s log.',
    confidence: 'firm',
    rules: [],
  };
}

function knownError({ ending: { error, failedAt }, of }: Facts): Diagnosis | undefined {
  if (!error) return undefined;
  const code = of(namedError)?.code ?? error.code;
  const description = error.description ?? '';
  const inWords = explainErrorText(description);
  const known = inWords ?? explainError(code);
  if (!known) return undefined;
  return {
    cause: 'known-error',
    at: failedAt,
    why:
      inWords === undefined && saysMore(description, code)
        ? `The provider answered ${code}, and names the reason itself.`
        : `${code} usually has this cause: ${lowerFirst(firstSentence(known.cause))}`,
    fix: known.tryThis ?? 'Compare the request with what the server says of itself in its metadata.',
    confidence: 'tentative',
    rules: [],
  };
}

/** A sentence of this refusal’s own, next to which what the code means in general says nothing. */
function saysMore(description: string, code: string): boolean {
  const text = oneSentence(description);
  return /\S\s+\S+\s+\S/.test(text) && text !== code && !isGeneric(text) && !isDefinition(text);
}

function unexplained(at: Message | undefined): Diagnosis {
  return {
    cause: 'unexplained',
    at,
    why: 'Nothing seen in the browser tells why.',
    fix: 'Look at that step’s request and response, and in the server’s log at that time.',
    confidence: 'tentative',
    rules: [],
  };
}

function firstSentence(text: string): string {
  return `${text.split(/(?<=[.!?])\s/)[0]?.replace(/\.$/, '') ?? text}.`;
}

function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z0-9_])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
