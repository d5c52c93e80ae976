import { percentDecoded } from '../exchange/percent.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';
import type { ValueAt } from './comparison.ts';
import { fact } from './fact.ts';
import { htmlDecoded, returnedValueOf, type ReturnedValue } from './returned-value.ts';

/**
 * How the escapes of a value differ from those it came with. `again`: percent-encoded once more. `too early`: decoded once too often.
 * `plus`: its plus signs became spaces, as in a form that does not escape them. `html`: written for a page (`&amp;`) and not read back.
 */
export type EscapedHow = 'again' | 'too early' | 'plus' | 'html';

/** The same, and of codes and tokens `cut`: its end is missing; `quoted`: quotation marks stand around it; `more`: something stands behind it. */
export type PassedOnHow = EscapedHow | 'cut' | 'quoted' | 'more';

/** A value that was passed on otherwise than it was given. */
export type EscapedOtherwise<How = EscapedHow> = {
  readonly how: How;
  readonly given: ValueAt;
  readonly sent: ValueAt;
};

/** Values that a token request passes on, by their parameter: each must be the one that was given, letter by letter. RFC 6749 §4.1.3, §6. */
const passedOn = ['code', 'refresh_token', 'redirect_uri'] as const;
type PassedOn = (typeof passedOn)[number];

/** The first such value of a token request, the latest first; `undefined` where all are as they were given, or are others. RFC 6749 appendix B. */
export const escapedOtherwise = fact('escapedOtherwise', ({ flow }) => escapedOtherwiseOf(flow));

function escapedOtherwiseOf(flow: Flow): EscapedOtherwise<PassedOnHow> | undefined {
  for (const message of messagesOf(flow, 'token_request').toReversed()) {
    for (const name of passedOn) {
      const sent = valueAt(message, name);
      const given = sent && givenAs(name, flow, message);
      const how = given && howPassedOn(given.value, sent.value, message, name);
      if (sent && given && how) return { how, given, sent };
    }
  }
  return undefined;
}

/** The state of the last answer, where it came back with other escapes than it was sent with. RFC 6749 §4.1.2, appendix B. */
export const stateEscaped = fact('stateEscaped', ({ flow }) => stateEscapedOf(flow));

function stateEscapedOf(flow: Flow): EscapedOtherwise | undefined {
  const answer = messagesOf(flow, 'authorization_response').at(-1);
  const request = messagesOf(flow, 'authorization_request').findLast(
    (one) => answer && one.params['state'] && one.exchange.startedAt <= answer.exchange.startedAt,
  );
  const [given, sent] = [valueAt(request, 'state'), valueAt(answer, 'state')];
  const how = answer && given && sent && howEscaped(given.value, sent.value, answer, 'state');
  return given && sent && how ? { how, given, sent } : undefined;
}

/** The state of the last answer held against that of its request; `undefined` where the request had none, or a page’s own message brought the answer. RFC 6749 §4.1.2. */
export const stateReturned = fact('stateReturned', ({ flow }) => stateReturnedIn(flow));

/** {@link stateReturned} of a flow whose facts are not at hand. */
export function stateReturnedIn(flow: Flow): ReturnedValue | undefined {
  const answers = messagesOf(flow, 'authorization_response');
  const answer = answers.findLast((one) => one.carrier === 'request');
  const request = messagesOf(flow, 'authorization_request').findLast(
    (one) => answer && one.params['state'] && one.exchange.startedAt <= answer.exchange.startedAt,
  );
  const sent = valueAt(request, 'state');
  if (!answer || !sent) return undefined;
  // What the provider gave back whole, the client’s own pages have lost.
  const whole = answers.map((one) => valueAt(one, 'state')).find((one) => one?.value === sent.value);
  return returnedValueOf(sent, whole ?? valueAt(answer, 'state'));
}

/** What a trace has to say of the token request and the answer, so that the value is not needed for it. */
export function escapedVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return [escapedOtherwiseOf(flow), stateEscapedOf(flow)].flatMap((found) =>
    found ? [[found.sent.message, { escaped_otherwise: `${found.sent.name} ${found.how}` }] as const] : [],
  );
}

function givenAs(name: PassedOn, flow: Flow, until: Message): ValueAt | undefined {
  switch (name) {
    case 'code':
      return valueAt(messagesOf(flow, 'authorization_response').at(-1), name);
    case 'redirect_uri':
      return valueAt(messagesOf(flow, 'authorization_request').at(-1), name);
    case 'refresh_token': {
      const message = messagesOf(flow, 'token_request').findLast(
        ({ exchange, answer }) =>
          exchange.startedAt < until.exchange.startedAt && typeof answer?.[name] === 'string',
      );
      const value = message?.answer?.[name];
      return message && typeof value === 'string' ? { value, name, message } : undefined;
    }
  }
}

function valueAt(message: Message | undefined, name: PassedOn | 'state'): ValueAt | undefined {
  const value = message?.params[name];
  return message && value ? { value, name, message } : undefined;
}

function howEscaped(
  given: string,
  sent: string,
  { exchange }: Message,
  name: string,
): EscapedHow | undefined {
  const recorded = exchange.verdicts?.escaped_otherwise;
  if (recorded)
    return recorded.startsWith(`${name} `) ? ways.find((how) => recorded.endsWith(` ${how}`)) : undefined;
  if (given === sent) return undefined;
  if (percentDecoded(sent) === given) return 'again';
  if (percentDecoded(given) === sent) return 'too early';
  if (given.includes('+') && given.replaceAll('+', ' ') === sent) return 'plus';
  return htmlDecoded(sent) === given ? 'html' : undefined;
}

const ways: readonly EscapedHow[] = ['again', 'too early', 'plus', 'html'];

function howPassedOn(given: string, sent: string, message: Message, name: PassedOn): PassedOnHow | undefined {
  const escaped = howEscaped(given, sent, message, name);
  if (escaped || name === 'redirect_uri' || given === sent) return escaped;
  const recorded = message.exchange.verdicts?.escaped_otherwise;
  return recorded ? parts.find((how) => recorded === `${name} ${how}`) : partOf(given, sent);
}

const parts = ['cut', 'quoted', 'more'] as const;

/** Characters that both have to have in common, so that it is no other one. */
const leastShared = 6;

function partOf(given: string, sent: string): (typeof parts)[number] | undefined {
  if (sent.slice(1, -1) === given && /^(["'`]).*\1$/s.test(sent)) return 'quoted';
  if (sent.length >= leastShared && given.startsWith(sent)) return 'cut';
  return given.length >= leastShared && sent.startsWith(given) ? 'more' : undefined;
}
