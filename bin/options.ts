import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { redactionLevels } from '../lib/vocabulary/redaction-level.ts';

/** Options of several commands. */
export const redactionOption = () =>
  new Option('--redaction <level>', 'how much to hide').choices(redactionLevels).default('default');

export const listFormatOption = () =>
  new Option('--format <format>', 'how to print the list').choices(['text', 'json']).default('text');

export const outputOption = () =>
  new Option('-o, --output <file>', 'write to a file, which is there when it is whole');

/** A whole number that is not less. */
export function wholeNumber(least: number) {
  return (value: string): number => {
    if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
    throw new InvalidArgumentError(`It is a whole number, at least ${least}.`);
  };
}

/** Several of `choices` in one value, with commas between them. */
export function listed<T extends string>(choices: readonly T[]) {
  return (value: string): readonly T[] =>
    value.split(',').reduce<readonly T[]>((chosen, one) => repeated(choices)(one.trim(), chosen), []);
}

/** The values of an option that may be repeated, each one of `choices`. */
export function repeated<T extends string>(choices: readonly T[]) {
  return (value: string, previous: readonly T[] = []): readonly T[] => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...previous, chosen];
  };
}
