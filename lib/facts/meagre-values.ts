import { isCleaned, isWithheld } from '../exchange/cleaned.ts';
import { asText } from '../exchange/json.ts';
import type { Flow } from '../flows/flow.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import type { Message } from '../messages/message.ts';
import { verdictsSaid, type Verdicts } from '../vocabulary/verdicts.ts';
import { answerParameter } from './answer-parameter.ts';
import { authorizationRequestOf } from './authorization-request.ts';
import { guessingBits } from './guessing.ts';

/** A value that must not be guessed and that the OpenID conformance suite measures. */
export type MeasuredName = 'code' | 'access_token' | 'request_uri' | 'auth_req_id' | 'nonce';

/** A value of a message, by its name. */
export type MeasuredValue = {
  readonly message: Message;
  readonly name: MeasuredName;
  readonly value: string | undefined;
};

/** The values of a flow that are measured. */
export function measuredValuesOf(flow: Flow): readonly MeasuredValue[] {
  const request = authorizationRequestOf(flow);
  const nonce = request && {
    message: request.message,
    name: 'nonce' as const,
    value: request.params['nonce'],
  };
  return [...(nonce ? [nonce] : []), ...flow.messages.flatMap((message) => ofMessage(message) ?? [])];
}

function ofMessage(message: Message): MeasuredValue | undefined {
  switch (message.kind) {
    case 'authorization_response':
      return { message, name: 'code', value: answerParameter(message, 'code') };
    case 'token_request':
      return { message, name: 'access_token', value: deliveredTokens(message)['access_token'] };
    case 'pushed_authorization_request':
      return { message, name: 'request_uri', value: asText(message.answer?.['request_uri']) };
    case 'backchannel_authentication_request':
      return { message, name: 'auth_req_id', value: asText(message.answer?.['auth_req_id']) };
    default:
      return undefined;
  }
}

/** Whether a value is long and mixed enough; `undefined` where there is none, or somebody has masked it. */
export function isAmple({ message, name, value }: MeasuredValue): boolean | undefined {
  if (message.exchange.verdicts?.meagre_values?.split(' ').includes(name)) return false;
  if (!value || isCleaned(value)) return undefined;
  return isWithheld(value) || !isMeagre(name, value);
}

/** Those that are too short or too simple, so that it is known where redaction has taken them away. One exchange can be several messages. */
export function meagreVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const meagre = measuredValuesOf(flow).filter((one) => isAmple(one) === false);
  return meagre.map(({ message }) => {
    const names = meagre.filter((one) => one.message.exchange === message.exchange).map(({ name }) => name);
    return [message, verdictsSaid({ meagre_values: [...new Set(names)].join(' ') })];
  });
}

/**
 * As the suite has it: 16 characters of a nonce (`CheckNonceMinimumLength`), more than 96 bits of anything else (`AbstractEnsureMinimumEntropy`);
 * and nothing that is counted or repeated, which its measure takes for much.
 */
function isMeagre(name: MeasuredName, value: string): boolean {
  if (name === 'nonce') return value.length < 16;
  return (
    shannonBits(value) <= 96 || guessingBits(value.replace(/^urn:ietf:params:oauth:request_uri:/, '')) < 64
  );
}

/** Shannon’s entropy of one character of the text, times their number. */
function shannonBits(text: string): number {
  const counts = new Map<string, number>();
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / text.length), 0);
}
