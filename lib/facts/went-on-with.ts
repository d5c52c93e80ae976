import { timeOf, type Flow } from '../flows/flow.ts';
import { knownTokens } from '../messages/delivered-tokens.ts';
import type { Message } from '../messages/message.ts';

/** The client used what a message brought: it redeemed the code, or presented one of the tokens, after it had come. */
export function wentOnWith(flow: Pick<Flow, 'messages'>, delivery: Message): boolean {
  const tokens = Object.values(knownTokens(delivery));
  const code = delivery.kind === 'authorization_response' ? delivery.params['code'] : undefined;
  return flow.messages.some((message) => {
    if (message === delivery || message.kind === 'exposure' || timeOf(message) < timeOf(delivery))
      return false;
    if (message.kind === 'token_request') {
      const { code: sent, refresh_token: refresh } = message.params;
      return (code !== undefined && sent === code) || (refresh !== undefined && tokens.includes(refresh));
    }
    return message.token !== undefined && tokens.includes(message.token);
  });
}
