import type { Message } from '../messages/message.ts';
import { wereRecorded } from '../exchange/headers.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import type { Facts } from '../facts/facts.ts';
import type { KindRow } from '../vocabulary/kind-row.ts';
import { isFrontChannelRequest, kinds } from '../vocabulary/kinds.ts';
import { messagesOfStep, type Step } from '../flows/steps.ts';

/** What could not be seen, in words, and the step that it concerns; `undefined` where it concerns none. */
type Gap = { readonly text: string; readonly at: Step | undefined };

/** What of a flow could not be seen. */
export function gapsOf(facts: Facts): readonly Gap[] {
  const { steps, ending, authorizationRequest, authorizationResponse } = facts;
  const stepOf = (message: Message | undefined) =>
    message && steps.find((step) => messagesOfStep(step).includes(message));
  const unseen = steps.filter((step) => step.message === undefined);
  const exchange = unseen.find(({ kind }) => kind === 'token_request');
  const between = unseen.find(({ kind }) => isBetweenServers(kinds[kind]));
  const unread = steps.find(
    ({ kind, message }) => message && kinds[kind].answer === 'tokens' && isUnread(message),
  );
  const unheard = steps.find(
    ({ kind, message }) =>
      message && kinds[kind].authenticates && !wereRecorded(message.exchange.requestHeaders),
  );
  const gaps: Gap[] = [];
  if (facts.isHidden) gaps.push({ text: hidden, at: steps.find(isFrontChannelRequest) });
  if (isSealed(facts)) gaps.push({ text: sealed, at: stepOf(authorizationResponse) });
  gaps.push(...walletGaps(facts));
  if (exchange) gaps.push({ text: backChannel, at: exchange });
  const isApps = authorizationResponse !== undefined && !/^https?:/i.test(authorizationResponse.url);
  if (ending.outcome === 'unclear' && facts.protocol !== 'openid4vp')
    gaps.push({ text: isApps ? inTheApp : outOfSight, at: stepOf(authorizationResponse) });
  if (between) gaps.push({ text: betweenServers, at: between });
  if (unread) gaps.push({ text: unreadBody, at: unread });
  if (unheard) gaps.push({ text: unheardHeaders, at: unheard });
  if (!authorizationRequest && !facts.isHidden && hasCode(facts))
    gaps.push({ text: beganLate, at: steps[0] });
  const cut = steps.find(({ message }) => message?.exchange.verdicts?.read === 'in part');
  if (cut) gaps.push({ text: readInPart, at: cut });
  if (facts.flow.isCut) gaps.push({ text: longFlow, at: undefined });
  if (facts.flow.roundsLeftOut) gaps.push({ text: manyRounds, at: undefined });
  if (facts.flow.isContextFull) gaps.push({ text: crowded, at: undefined });
  return gaps;
}

/** A wallet runs on another device, mostly; and only the verifier can open what was encrypted for it. OpenID4VP §8.2, §8.3. */
function walletGaps({ steps, protocol, ending }: Facts): readonly Gap[] {
  if (protocol !== 'openid4vp') return [];
  const answer = steps.find(({ kind }) => kind === 'presentation_response');
  const isOpaque = answer?.message?.params['response'] && !answer.message.params['vp_token'];
  if (isOpaque) return [{ text: sealedPresentation, at: answer }];
  const request = steps.find(isFrontChannelRequest);
  const isOpen = ending.outcome === 'pending' || ending.outcome === 'unclear';
  return !answer && isOpen && request ? [{ text: walletUnseen, at: request }] : [];
}

const walletUnseen =
  'The wallet’s part was not seen: it runs on another device or outside the browser. Whether it fetched the request, and what it showed, does not pass through here.';
const sealedPresentation =
  'What a wallet showed was encrypted for the verifier. Which credentials and claims it showed could not be read.';
const readInPart =
  'A message was larger than any login’s: it was read only in part, its first 1,000 parameters, headers and cookies, and values of up to a million characters.';
const longFlow =
  'A login had more messages than are kept: 1,000 (and 200 more that were refused), 50 of them requests and answers of the browser. Later ones are not told.';
const manyRounds = 'A login went round more than 50 times: the first 40 times and the last 10 are shown.';
/** Of a session with more flows than are kept. */
export const tooManyFlows = 'There were more than 10,000 logins. Only the first 10,000 are told.';
const crowded =
  'Much happened around a login. Only the pages, cookies and calls that tell most of it were kept.';
const hidden =
  'An authorization request only carried a reference or an encrypted object. Its parameters could not be checked.';
const sealed = 'An authorization response was encrypted for the application. What it says could not be read.';
const backChannel =
  'The code went to an application’s server, and the login worked: the server will have exchanged it directly with the provider. That call does not pass through the browser and could not be checked.';
const outOfSight =
  'The answer reached an application’s server. What it made of it does not pass through the browser, and no session, page or answer of the application was recorded after it.';
const inTheApp =
  'The answer was handed to an app on the device. What it made of it does not pass through the browser.';
const betweenServers =
  'An application’s server spoke directly with the provider (OAuth 1.0a’s signed requests, OpenID 2.0’s verification). That does not pass through the browser and could not be checked.';
const unreadBody =
  'The body of a token response was not recorded, or could not be read. What depends on it was not checked.';
const unheardHeaders =
  'The headers of a request that may prove the client were not recorded. Whether it authenticated itself there, and what else depends on them, was not checked.';
const beganLate = 'Recording began in the middle of a login: its authorization request was not seen.';

function isBetweenServers({ protocol }: KindRow): boolean {
  return protocol === 'oauth1' || protocol === 'openid2';
}

/** JARM §2.2: only its receiver can open it. */
function isSealed({ authorizationResponse }: Facts): boolean {
  return decodeJwt(authorizationResponse?.params['response'])?.type === 'jwe';
}

/** Something of the login came from an authorization endpoint. Google's script posts its credential without one. */
function hasCode({ authorizationResponse, redemptions = [] }: Facts): boolean {
  if (authorizationResponse?.params['credential']) return false;
  return authorizationResponse !== undefined || redemptions.some(({ params }) => params['code']);
}

function isUnread({ answer, exchange }: Message): boolean {
  return (
    answer === undefined && exchange.status !== undefined && exchange.status > 0 && exchange.status !== 204
  );
}
