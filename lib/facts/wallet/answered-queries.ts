import { parseJsonObject } from '../../exchange/json.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { lacksClaims } from './answered-claims.ts';
import { requiredSetsIn } from './dcql.ts';
import type { PresentationAsked } from './presentation.ts';

/** How an answer in the form of 1.0 differs from the query; `undefined` where nothing can be counted. OpenID4VP §8.1, §6.4.2. */
export function answeredQueries({ params }: Message, asked: PresentationAsked): Verdicts['vp_answer'] {
  const shown = parseJsonObject(params['vp_token']);
  return shown && asked.queries?.length ? gapIn(shown, asked) : undefined;
}

function gapIn(
  shown: Readonly<Record<string, unknown>>,
  { params, queries = [] }: PresentationAsked,
): NonNullable<Verdicts['vp_answer']> {
  const has = (id: string): boolean => Object.hasOwn(shown, id) && [shown[id]].flat().length > 0;
  const sets = requiredSetsIn(params);
  const isWhole = params['dcql_query']?.includes('"credential_sets"')
    ? sets.every((options) => options.some((option) => option.every(has)))
    : queries.every(({ id }) => has(id));
  if (!isWhole) return 'incomplete';
  const unknown = Object.keys(shown).some((name) => !queries.some(({ id }) => id === name));
  if (unknown) return 'unasked';
  if (queries.some(({ id, isMultiple }) => !isMultiple && [shown[id]].flat().length > 1)) return 'several';
  return lacksClaims(shown, params) ? 'claims' : 'whole';
}
