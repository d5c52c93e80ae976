import { lookup } from '../exchange/lookup.ts';
import { frontChannelValues } from './values/front-channel.ts';
import { tokenValues } from './values/token.ts';

const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...frontChannelValues,
  ...tokenValues,
};

/** Parameters whose values are lists of words. */
const lists = new Set(['prompt', 'acr_values', 'amr']);

/**
 * What a registered value means, by the wire name of its parameter or claim (`prompt`, `none`): a few words, no sentence.
 * Lists are explained word by word where each word is known. `undefined` for anything else.
 */
export function explainValue(parameter: string, value: string): string | undefined {
  const values = lookup(table, parameter);
  if (!values) return undefined;
  if (parameter === 'response_type') return lookup(values, inRegisteredOrder(value));
  const whole = lookup(values, value);
  return whole ?? (lists.has(parameter) ? wordByWord(values, value) : undefined);
}

/** The order of the words in a response type does not matter. RFC 6749 §3.1.1. */
function inRegisteredOrder(value: string): string {
  return value.split(' ').toSorted().join(' ');
}

function wordByWord(values: Readonly<Record<string, string>>, value: string): string | undefined {
  const meanings = value.split(' ').map((word) => lookup(values, word));
  return meanings.every((meaning) => meaning !== undefined) ? meanings.join('; ') : undefined;
}
