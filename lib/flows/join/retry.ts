import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';

/** A server's nonce challenge, answered by the same request once more. RFC 9449 §8. */
export function retried(assembly: Assembly, message: Message): FlowDraft | undefined {
  const client = message.params['client_id'];
  if (!client) return undefined;
  return assembly.find(`client:${client}`, timeOf(message)).find((draft) => {
    const last = draft.messages.findLast((other) => other.kind === message.kind);
    return (
      last?.answer?.['error'] === 'use_dpop_nonce' &&
      last.params['grant_type'] === message.params['grant_type'] &&
      last.params['refresh_token'] === message.params['refresh_token'] &&
      last.params['code'] === message.params['code']
    );
  });
}
