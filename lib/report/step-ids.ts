import { endpointOf } from '../exchange/parameters.ts';
import { messagesOfStep, type Step } from '../flows/steps.ts';
import type { Message } from '../messages/message.ts';

/** The ids of the steps that messages are told by, in order. */
export function stepIds(
  flowId: string,
  evidence: readonly Message[],
  steps: readonly Step[],
): readonly string[] {
  const places = evidence.map((message) => {
    const exact = steps.findIndex((step) => messagesOfStep(step).includes(message));
    if (exact >= 0) return exact;
    return steps.findIndex((step) => messagesOfStep(step).some((other) => isSame(other, message)));
  });
  const found = [...new Set(places.filter((at) => at >= 0))].sort((a, b) => a - b);
  return found.map((at) => `${flowId}.${at + 1}`);
}

/** A step that was put together from a redirect and its landing is a message of its own. */
function isSame(a: Message, b: Message): boolean {
  return a.kind === b.kind && a.exchange.id === b.exchange.id && endpointOf(a.url) === endpointOf(b.url);
}
