import type { Verdicts } from '../exchange/exchange.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { authorizationRequestOf, type AuthorizationRequest } from './authorization-request.ts';
import { casRefusalVerdictName, isCasRefusal } from './cas/facts.ts';
import { isRefused } from './api/refused-calls.ts';
import { foreignAudienceOf, tokenAudienceVerdictName } from './api/token-audience.ts';
import { clientOf } from './client/client.ts';
import { tokenFormOf, tokenFormVerdictName } from './tokens/token-form.ts';
import { forwardingOf, forwardingVerdictName } from './leaks/forwarding.ts';
import { sessionInBodyOf, sessionInBodyVerdictName } from './leaks/handed-over.ts';
import { nonceOffOf, nonceOffVerdictName } from './tokens/openid-nonce.ts';
import { hasUnsetToken, unsetTokenVerdictName } from './oauth1/lost-values.ts';
import { pageKindOf, pageKindVerdictName } from './pages/page-kind.ts';
import { personalDataVerdictName, personalParametersOf } from './leaks/personal-data.ts';
import {
  challengeFormOf,
  challengeFormVerdictName,
  verifierFormOf,
  verifierFormVerdictName,
} from './pkce/pkce-value.ts';
import { postedPasswordVerdictName, postsPassword } from './pages/posted-password.ts';
import { privateKeyIn, privateKeyVerdictName } from './leaks/private-key-pem.ts';
import { returnedVerdict } from './returned-value.ts';
import { wsfedFactsOf } from './wsfed/facts.ts';
import { samlLoginOf } from './saml/login.ts';
import { relayStateOf } from './saml/relay-state.ts';
import {
  stateContentOf,
  stateContentVerdictName,
  stateStrengthOf,
  stateStrengthVerdictName,
} from './state-value.ts';

/**
 * What the rules say of values that redaction takes away: strength and content of a state, the form of PKCE's values, what a
 * page is for, and the like. Only what is worth a word is recorded; a placeholder without a verdict stands for a good value.
 */
export function valueVerdictsOf(flow: Flow): readonly (readonly [message: Message, verdicts: Verdicts])[] {
  const request = authorizationRequestOf(flow);
  const forwarding = forwardingOf(flow);
  return [
    ...(request ? [[request.message, ofRequest(request)] as const] : []),
    ...messagesOf(flow, 'token_request').map((message) => [message, ofVerifier(message)] as const),
    ...(forwarding?.named === 'state'
      ? [[forwarding.message, { [forwardingVerdictName]: 'state' }] as const]
      : []),
    ...flow.messages.map((message) => [message, ofExchange(message)] as const),
    ...messagesOf(flow, 'resource_request').map((call) => [call, ofToken(call, clientOf(flow).id)] as const),
    ...returnedIn(flow),
  ].filter(([, verdicts]) => Object.keys(verdicts).length > 0);
}

/** What came back with an answer in another form than it was sent. */
function returnedIn(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const relayed = samlLoginOf(flow).answers.map((answer) => [answer.message, relayStateOf(answer)] as const);
  const contexts = wsfedFactsOf(flow).map(({ message, context }) => [message, context] as const);
  return [...relayed, ...contexts].map(([message, value]) => [message, returnedVerdict(value)]);
}

function ofRequest(request: AuthorizationRequest): Verdicts {
  return worthAWord({
    [stateStrengthVerdictName]: stateStrengthOf(request),
    [stateContentVerdictName]: stateContentOf(request),
    [challengeFormVerdictName]: challengeFormOf(request),
  });
}

/** Of the token of a call that was refused: in which form it is, and for whom. */
function ofToken(call: Message, clientId: string | null): Verdicts {
  if (!isRefused(call)) return {};
  const form = tokenFormOf(call);
  const audience = foreignAudienceOf(call, clientId);
  return {
    ...(form && form !== 'jwt' && { [tokenFormVerdictName]: form }),
    ...(audience && { [tokenAudienceVerdictName]: audience.meant }),
  };
}

function ofVerifier(message: Message): Verdicts {
  return worthAWord({ [verifierFormVerdictName]: verifierFormOf(message) });
}

function ofExchange(message: Message): Verdicts {
  const personal = isBrowsed(message) ? personalParametersOf(message).join(' ') : '';
  const answers = message.kind === 'authorization_response' && message.carrier === 'redirect';
  return worthAWord({
    [personalDataVerdictName]: personal || undefined,
    [pageKindVerdictName]: isBrowsed(message) ? pageKindOf(message.exchange) : undefined,
    [nonceOffVerdictName]: nonceOffOf(message)?.minutes.toString(),
    [privateKeyVerdictName]: privateKeyIn(message),
    [sessionInBodyVerdictName]: isCodeInBody(message) ? sessionInBodyOf(message.exchange) : undefined,
    [unsetTokenVerdictName]: hasUnsetToken(message) ? 'unset' : undefined,
    [casRefusalVerdictName]: isCasRefusal(message) ? 'service' : undefined,
    [postedPasswordVerdictName]: answers && postsPassword(message.exchange) ? 'password' : undefined,
  });
}

/** A code on its way to somebody, in a body: the answer tells what it was for. */
function isCodeInBody({ kind, params }: Message): boolean {
  return kind === 'exposure' && params['place'] === 'body' && params['code'] !== undefined;
}

/** Sent by the address bar to the provider. */
function isBrowsed({ kind }: Message): boolean {
  return kind === 'authorization_request' || kind === 'end_session_request' || kind === 'user_verification';
}

function worthAWord(found: Readonly<Record<string, string | undefined>>): Verdicts {
  return Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && entry[1] !== 'good' && entry[1] !== 'nothing',
    ),
  );
}
