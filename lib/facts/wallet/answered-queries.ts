import { parseJsonObject } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact, someOf } from '../fact.ts';
import { requiredSetsIn } from './dcql.ts';
import { askedIn, presentationAsked, type PresentationAsked } from './presentation.ts';

/** How an answer differs from the query: what was required is not there, too much for one query, or for none. OpenID4VP §8.1, §6.4.2. */
export type AnswerGap = NonNullable<Verdicts['vp_answer']>;

/** Answers by the ids of the query, each with how it differs; `undefined` where no such answer or no query was read. */
export const answeredQueries = fact('answeredQueries', ({ flow, of }) =>
  someOf(answersIn(flow, of(presentationAsked))),
);

/** The same as verdicts: a trace has no answer to count in. */
export function answerVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return answersIn(flow, askedIn(flow)).flatMap(({ message, gap }) =>
    gap ? [[message, { vp_answer: gap }] as const] : [],
  );
}

function answersIn(
  flow: Flow,
  asked: PresentationAsked | undefined,
): readonly { readonly message: Message; readonly gap: AnswerGap | undefined }[] {
  return messagesOf(flow, 'presentation_response').flatMap((message) => {
    const recorded = message.exchange.verdicts?.vp_answer;
    if (recorded) return [{ message, gap: recorded }];
    const shown = parseJsonObject(message.params['vp_token']);
    return shown && asked?.queries?.length ? [{ message, gap: gapIn(shown, asked) }] : [];
  });
}

function gapIn(
  shown: Readonly<Record<string, unknown>>,
  { params, queries = [] }: PresentationAsked,
): AnswerGap | undefined {
  const has = (id: string): boolean => Object.hasOwn(shown, id) && [shown[id]].flat().length > 0;
  const sets = requiredSetsIn(params);
  const isWhole = params['dcql_query']?.includes('"credential_sets"')
    ? sets.every((options) => options.some((option) => option.every(has)))
    : queries.every(({ id }) => has(id));
  if (!isWhole) return 'incomplete';
  const unknown = Object.keys(shown).some((name) => !queries.some(({ id }) => id === name));
  if (unknown) return 'unasked';
  return queries.some(({ id, isMultiple }) => !isMultiple && [shown[id]].flat().length > 1)
    ? 'several'
    : undefined;
}
