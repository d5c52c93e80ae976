import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { kinds, type MessageKind } from '../vocabulary/kinds.ts';
import { fact, type Fact } from './fact.ts';

/** At least one. */
export type Several = readonly [Message, ...Message[]];

type SeenKinds = { readonly [Kind in MessageKind]: Fact<Several | undefined, `seen.${Kind}`> };

/** The messages of each kind, in order of time; `undefined` where none was seen. */
export const seen = Object.fromEntries(
  Object.keys(kinds).map((kind) => [
    kind,
    fact(`seen.${kind}`, ({ flow }) => {
      const [first, ...others] = messagesOf(flow, kind as MessageKind);
      return first && ([first, ...others] as const);
    }),
  ]),
) as SeenKinds;

/** The latest of them. */
export function latestOf([first, ...others]: Several): Message {
  return others.at(-1) ?? first;
}
