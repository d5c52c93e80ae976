import type { Message } from '../messages/message.ts';
import { kinds } from '../vocabulary/kinds.ts';

/** What a login asked a token for, each once; empty where it named nothing. RFC 8707 §2: repeatable. */
export function requestedResourcesOf({
  messages,
}: {
  readonly messages: readonly Message[];
}): readonly string[] {
  const asking = messages.filter(({ kind }) => !kinds[kind].serves && kinds[kind].from === 'client');
  return [...new Set(asking.flatMap(({ params }) => params['resource']?.split(' ') ?? []))];
}
