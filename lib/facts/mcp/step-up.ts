import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { callsOf, refusalOf } from '../api/refused-calls.ts';
import { fact } from '../fact.ts';
import { earlierOfClient } from '../reuse.ts';
import { scopesOf, wordsOf } from './challenges.ts';

/** An earlier login of the client, and the call of it that was refused for want of a scope and that this login answers. */
type StepUp = {
  readonly earlier: Pick<Flow, 'key' | 'messages'>;
  readonly refused: Message;
  /** What the refusal asks for. */
  readonly wanted: readonly string[];
  /** What the earlier login asked for and was granted. */
  readonly had: readonly string[];
};

/**
 * The refusal that a login answers, where it is a step-up: an earlier login of the same client asked for a token of the same resource, and
 * the last thing that became of it was 403 `insufficient_scope`. `undefined` for a first login. RFC 6750 §3.1; MCP 2025-11-25,
 * Step-Up Authorization Flow.
 */
export const stepUp = fact('stepUp', ({ of, flow, authorizationRequest }): StepUp | undefined => {
  const request = messagesOf(flow, 'authorization_request')[0];
  const client = request?.params['client_id'];
  if (!request || !client) return undefined;
  const isAsking = client === authorizationRequest?.params['client_id'];
  for (const earlier of isAsking ? of(earlierOfClient) : (flow.earlier?.('client', client) ?? [])) {
    // Of all that was called after dozens of logins next to nothing was refused: that is asked first.
    if (earlier.hasErrors === false) continue;
    const refused = callsOf({ messages: earlier.messages.filter(isAnsweredByError) }).findLast(
      (call) => refusalOf(call)['error'] === 'insufficient_scope' && timeOf(call) <= timeOf(request),
    );
    if (refused && isForSame(request, earlier))
      return { earlier, refused, wanted: scopesOf(refused), had: scopesHad(earlier) };
  }
  return undefined;
});

function isAnsweredByError({ exchange: { status = 0 } }: Message): boolean {
  return status >= 400;
}

function isForSame(request: Message, { messages }: Pick<Flow, 'messages'>): boolean {
  const before = messages.find(({ kind }) => kind === 'authorization_request');
  return (
    before !== undefined &&
    endpointOf(before.url) === endpointOf(request.url) &&
    before.params['resource'] === request.params['resource']
  );
}

function scopesHad({ messages }: Pick<Flow, 'messages'>): readonly string[] {
  const asked = messages.find(({ kind }) => kind === 'authorization_request')?.params['scope'];
  const granted = messages.flatMap(({ kind, answer }) =>
    kind === 'token_request' ? wordsOf(asText(answer?.['scope'])) : [],
  );
  return [...new Set(granted.length > 0 ? granted : wordsOf(asked))];
}
