import { verdictsSaid, type Verdicts } from '../vocabulary/verdicts.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import { originOf } from '../exchange/parameters.ts';
import { withoutTicket } from '../messages/cas/ticket.ts';
import { linkedServiceIn } from './cas/linked-service.ts';
import { suppliedServiceIn } from './cas/supplied-service.ts';
import { isLoopback } from '../exchange/loopback.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { authorizationRequestOf, type AuthorizationRequest } from './authorization-request.ts';
import { descriptionFormOf } from './described-refusal.ts';
import { challengeVerdictsOf } from './pkce/challenge-made.ts';
import { escapedVerdictsOf, stateReturnedIn } from './escaped-otherwise.ts';
import { isCasRefusal } from './cas/facts.ts';
import { isRefused } from './api/refusal.ts';
import { isForbiddenInBody, isRefusedInBody } from './api/refused-in-body.ts';
import { namedScopesIn } from './api/wanted-scopes.ts';
import { foreignAudienceOf } from './api/token-audience.ts';
import { clientOf } from './client/client.ts';
import { keyOfCall } from './tokens/published-key.ts';
import { tokenFormOf } from './tokens/token-form.ts';
import { lacksSubject } from './tokens/userinfo.ts';
import { forwardingOf } from './leaks/forwarding.ts';
import { sessionInBodyOf } from './leaks/session-in-answer.ts';
import { meagreVerdictsOf } from './meagre-values.ts';
import { nonceOffOf } from './tokens/openid-nonce.ts';
import { hasUnsetToken } from './oauth1/lost-values.ts';
import { pageKindOf } from './pages/page-kind.ts';
import { postsToAnyone } from './leaks/posted-to-anyone.ts';
import { personalParametersOf } from './leaks/personal-data.ts';
import { challengeFormOf, verifierFormOf } from './pkce/pkce-value.ts';
import { postsPassword } from './pages/posted-password.ts';
import { privateKeyIn } from './leaks/private-key-pem.ts';
import { returnedVerdict } from './returned-value.ts';
import { wsfedFactsOf } from './wsfed/facts.ts';
import { requestUriEndIn } from './request-uri-life.ts';
import { samlLoginOf } from './saml/login.ts';
import { samlVerdictsOf } from './saml/verdicts.ts';
import { relayStateOf } from './saml/relay-state.ts';
import { answerVerdictsOf } from './wallet/read-answer.ts';
import { requestFaultVerdictsOf } from './wallet/request-faults.ts';
import { guessableReturnOf } from './wallet/return-value.ts';
import { hintedAccountVerdictsOf } from './sign-in/hinted-account.ts';
import { weakUserCodeIn } from './user-code.ts';
import { stateContentOf, stateStrengthOf } from './state-value.ts';

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
    ...(forwarding?.named === 'state' ? [[forwarding.message, { forwards_to: 'state' }] as const] : []),
    ...flow.messages.map((message) => [message, ofExchange(message)] as const),
    ...messagesOf(flow, 'resource_request').map(
      (call) => [call, ofToken(flow, call, clientOf(flow).id)] as const,
    ),
    ...returnedIn(flow),
    ...escapedVerdictsOf(flow),
    ...challengeVerdictsOf(flow),
    ...samlVerdictsOf(flow),
    ...answerVerdictsOf(flow),
    ...requestFaultVerdictsOf(flow),
    ...meagreVerdictsOf(flow),
    ...hintedAccountVerdictsOf(flow),
  ].filter(([, verdicts]) => Object.keys(verdicts).length > 0);
}

/** What came back with an answer in another form than it was sent. */
function returnedIn(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const relayed = samlLoginOf(flow).answers.map((answer) => [answer.message, relayStateOf(answer)] as const);
  const contexts = wsfedFactsOf(flow).map(({ message, context }) => [message, context] as const);
  const state = stateReturnedIn(flow);
  const states = state?.verdict === 'cut' ? [[state.returned.message, state] as const] : [];
  return [...relayed, ...contexts, ...states].map(([message, value]) => [message, returnedVerdict(value)]);
}

function ofRequest(request: AuthorizationRequest): Verdicts {
  const strength = stateStrengthOf(request);
  const content = stateContentOf(request);
  const form = challengeFormOf(request);
  return verdictsSaid({
    state_strength: strength === 'good' ? undefined : strength,
    state_content: content === 'nothing' ? undefined : content,
    code_challenge_form: form === 'good' ? undefined : form,
  });
}

/** Of a call that was refused: the scopes that it names, and where it was for the token, in which form that is, and for whom. */
function ofToken(flow: Flow, call: Message, clientId: string | null): Verdicts {
  const { status = 0 } = call.exchange;
  const isForbidden = isForbiddenInBody(call.exchange);
  if (status < 400 && !isForbidden && !isRefused(call)) return {};
  const told = verdictsSaid({
    token_refused: isForbidden ? 'forbidden' : undefined,
    wanted_scopes: namedScopesIn(call.exchange).join(' ') || undefined,
  });
  if (!isRefused(call)) return told;
  const form = tokenFormOf(call);
  const audience = foreignAudienceOf(call, clientId);
  return {
    ...told,
    ...verdictsSaid({
      token_form: form === 'jwt' ? undefined : form,
      token_for: audience?.meant,
      published_key: keyOfCall(flow, call),
      token_refused: isRefusedInBody(call.exchange) ? 'in body' : undefined,
    }),
  };
}

function ofVerifier(message: Message): Verdicts {
  const form = verifierFormOf(message);
  return form && form !== 'good' ? { code_verifier_form: form } : {};
}

function ofExchange(message: Message): Verdicts {
  const personal = isBrowsed(message) ? personalParametersOf(message).join(' ') : '';
  const answers = message.kind === 'authorization_response' && message.carrier === 'redirect';
  const page = isBrowsed(message) || isAtProgram(message) ? pageKindOf(message.exchange) : undefined;
  const nonce = nonceOffOf(message);
  const key = privateKeyIn(message);
  const description = message.kind === 'authorization_response' ? descriptionFormOf(message) : undefined;
  const session = isHandedOn(message) ? sessionInBodyOf(message.exchange) : undefined;
  return verdictsSaid({
    personal_data: personal || undefined,
    page_kind: page,
    posts_to: postsToAnyone(message),
    userinfo_lacks: message.kind === 'userinfo_request' && lacksSubject(message) ? 'sub' : undefined,
    error_description_form: description === 'good' ? undefined : description,
    openid_nonce_off: nonce?.minutes.toString(),
    private_key: key,
    request_uri_until: requestUriEndIn(message)?.toString(),
    session_in_answer: session,
    unset_token: hasUnsetToken(message) ? 'unset' : undefined,
    cas_refusal: isCasRefusal(message) ? 'service' : undefined,
    ...(message.kind === 'cas_response' && ofCasPage(message)),
    user_code: weakUserCodeIn(message),
    presentation_return:
      message.kind === 'presentation_response' && guessableReturnOf(message) ? 'guessable' : undefined,
    posted: answers && postsPassword(message.exchange) ? 'password' : undefined,
  });
}

/** The origins that a page says a ticket was validated for, and that it links to itself at, where they differ from its own. */
function ofCasPage({ url, exchange }: Message): Verdicts {
  const service = withoutTicket(url);
  const originIn = (address: string | undefined) => originOf(address ?? '') ?? undefined;
  return verdictsSaid({
    cas_linked: originIn(linkedServiceIn(exchange, service)),
    cas_supplied: originIn(suppliedServiceIn(exchange, service)),
  });
}

/** A code or token on its way to somebody, in a body: the answer tells what it was for. */
function isHandedOn({ kind, params }: Message): boolean {
  return (
    kind === 'exposure' &&
    params['place'] === 'body' &&
    (params['code'] ?? params['access_token']) !== undefined
  );
}

/** An answer that a program on this device took and showed a page for. RFC 8252 §7.3. */
function isAtProgram(message: Message): boolean {
  return message.carrier === 'request' && isFrontChannelResponse(message) && isLoopback(message.url);
}

/** Sent by the address bar to the provider. */
function isBrowsed({ kind }: Message): boolean {
  return kind === 'authorization_request' || kind === 'end_session_request' || kind === 'user_verification';
}
