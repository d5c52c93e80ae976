import { dateTimeOf } from '../../exchange/date-time.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { decodeTokenResponse, type TokenResponse } from '../../messages/wsfed/token-response.ts';
import {
  compareAddresses,
  compareNames,
  nearestOf,
  notCompared,
  type Comparison,
  type ValueAt,
} from '../comparison.ts';
import { postBecameGetOf, type PostBecameGet } from '../../exchange/post-became-get.ts';
import { clockByDate, clockByWriting, moreTelling, partyClocks, type PartyClocks } from '../party-clocks.ts';
import { returnedValueOf, type ReturnedValue } from '../returned-value.ts';
import { limitsOf } from '../saml/times.ts';
import { receiversClock, validityOf, type Limits, type Validity } from '../validity.ts';

/** Everything that can be compared of one answer of WS-Federation. WS-Federation 1.2 §13.2. */
export type WsfedFacts = {
  readonly message: Message;
  readonly response: TokenResponse;
  /** The last request before it. */
  readonly request: Message | undefined;
  /** `AppliesTo` against the realm that asked (`wtrealm`). WS-Trust 1.3 §4.1.1. */
  readonly appliesTo: Comparison;
  /** The assertion's audience against the realm that asked. */
  readonly audience: Comparison;
  /** The address posted to against the one asked for (`wreply`). */
  readonly reply: Comparison;
  /** `Lifetime`, and the assertion's own conditions. */
  readonly validity: Validity;
  readonly clocks: PartyClocks;
  /** By how much the answer, by its own words, is older than the request before it, in milliseconds; only where that is more than services allow. */
  readonly olderThanAsked: number | undefined;
  /** `wctx`. */
  readonly context: ReturnedValue;
  /** The token service refused: SOAP's or its own code, and its words. */
  readonly fault: TokenResponse['fault'];
  readonly postBecameGet: PostBecameGet | undefined;
};

/** Facts of each answer, in order of time; none where no form was recorded. */
export function wsfedFactsOf(flow: Flow): readonly WsfedFacts[] {
  return messagesOf(flow, 'wsfed_signin_response').flatMap((message) => {
    const response = decodeTokenResponse(message.params['wresult']);
    const request = messagesOf(flow, 'wsfed_signin_request').findLast(
      (one) => timeOf(one) <= timeOf(message),
    );
    return response ? [factsOfAnswer(message, response, request)] : [];
  });
}

function factsOfAnswer(message: Message, response: TokenResponse, request: Message | undefined): WsfedFacts {
  const realm = request && valueIn(request, 'wtrealm');
  const service = moreTelling(clockByDate(message), request && writtenIn(request, 'wct'));
  const provider = moreTelling(request && clockByDate(request), createdBy(response, message));
  return {
    message,
    response,
    request,
    appliesTo: compareRealm(realm, response.appliesTo, 'AppliesTo', message),
    audience: audienceOf(realm, response, message),
    reply: replyOf(message, request),
    validity: validityOfToken(response, message, service),
    clocks: partyClocks(provider, service),
    olderThanAsked: olderThan(request, response),
    context: wctxOf(message, request),
    fault: response.fault,
    postBecameGet: postBecameGetOf(message.exchange),
  };
}

/** WS-Federation 1.2 §13.2.2. */
function wctxOf(message: Message, request: Message | undefined): ReturnedValue {
  return returnedValueOf(request && valueIn(request, 'wctx'), valueIn(message, 'wctx'));
}

function compareRealm(
  realm: ValueAt | undefined,
  value: string | undefined,
  name: string,
  message: Message,
): Comparison {
  if (value === undefined) return notCompared('absent');
  return realm ? compareNames(realm, { value, name, message }) : notCompared('not recorded');
}

function audienceOf(realm: ValueAt | undefined, response: TokenResponse, message: Message): Comparison {
  const [assertion] = response.assertions;
  if (!assertion) return notCompared(response.encryptedTokens > 0 ? 'encrypted' : 'absent');
  const compared = assertion.audiences.map((value) => compareRealm(realm, value, 'Audience', message));
  return nearestOf(compared) ?? notCompared('absent');
}

function replyOf(message: Message, request: Message | undefined): Comparison {
  if (!request) return notCompared('not recorded');
  const asked = valueIn(request, 'wreply');
  if (!asked) return notCompared('absent');
  const value = asked.value.includes('?') ? message.url : endpointOf(message.url);
  return compareAddresses(asked, { value, name: 'URL', message });
}

function validityOfToken(
  response: TokenResponse,
  message: Message,
  service: ReturnType<typeof clockByDate>,
): Validity {
  const [assertion] = response.assertions;
  const own: Limits = {
    from: written('Lifetime/Created', response.created, message),
    until: written('Lifetime/Expires', response.expires, message),
  };
  const inside = assertion ? limitsOf(assertion, message) : { from: [], until: [] };
  const limits = { from: [...own.from, ...inside.from], until: [...own.until, ...inside.until] };
  const validity = validityOf(limits, receiversClock(message, service));
  const isHidden = validity.verdict === 'not judged' && response.encryptedTokens > 0;
  return isHidden && validity.because === 'absent'
    ? { verdict: 'not judged', because: 'encrypted' }
    : validity;
}

/** What token services date back at the most: Microsoft’s write five minutes before now. */
const datedBack = 10 * 60_000;

function olderThan(request: Message | undefined, { created }: TokenResponse): number | undefined {
  const [time, asked] = [dateTimeOf(created), request?.exchange.startedAt ?? 0];
  return time !== undefined && asked - time > datedBack ? asked - time : undefined;
}

function createdBy({ created }: TokenResponse, message: Message): ReturnType<typeof clockByWriting> {
  const [at] = written('Lifetime/Created', created, message);
  return at && clockByWriting(at);
}

function writtenIn(message: Message, name: string): ReturnType<typeof clockByWriting> {
  const at = valueIn(message, name);
  return at && clockByWriting(at);
}

function written(name: string, value: string | undefined, message: Message): readonly ValueAt[] {
  return value === undefined ? [] : [{ value, name, message }];
}

function valueIn(message: Message, name: string): ValueAt | undefined {
  const value = message.params[name];
  return value === undefined ? undefined : { value, name, message };
}
