import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { redactionLevels } from '../lib/vocabulary/redaction-level.ts';

/** Options of several commands. */
export const redactionOption = () =>
  new Option('--redaction <level>', 'how much to hide').choices(redactionLevels).default('default');

export const listFormatOption = () =>
  new Option('--format <format>', 'how to print the list').choices(['text', 'json']).default('text');

/** The values of an option that may be repeated, each one of `choices`. */
export function repeated<T extends string>(choices: readonly T[]) {
  return (value: string, previous: readonly T[] = []): readonly T[] => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...previous, chosen];
  };
}
