import { asObject, type JsonObject } from '../exchange/json.ts';
import { outcomes, type Outcome } from '../vocabulary/outcome.ts';
import { profileIds, type ProfileId } from '../vocabulary/profile-id.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import type { Ignore } from './ignore.ts';
import { readIgnore } from './read-ignore.ts';

/** What `oauth-lens.config.json` says: the gates of the command line under the same names, and what is ignored. */
export type Config = {
  readonly failOn: Severity | undefined;
  readonly failOnOutcome: readonly Outcome[];
  readonly expectFlows: number | undefined;
  readonly failOnProfile: readonly ProfileId[];
  /** A path, from the folder of the file. */
  readonly baseline: string | undefined;
  readonly ignore: readonly Ignore[];
};

const members: ReadonlySet<string> = new Set([
  '$schema',
  'failOn',
  'failOnOutcome',
  'expectFlows',
  'failOnProfile',
  'baseline',
  'ignore',
]);

/**
 * The text of a configuration file. `errors`: a sentence for each thing that is wrong with it, an ignore without a reason and one whose
 * last day is before `today` (`2026-11-29`, UTC) among them. Never throws.
 */
export function readConfig(text: string, today: string): Config | { readonly errors: readonly string[] } {
  const file = parsed(text);
  if (!file) return { errors: ['It is no JSON object.'] };
  const errors = Object.keys(file)
    .filter((name) => !members.has(name))
    .map((name) => `"${name}" is nothing that is known here; known are ${[...members].slice(1).join(', ')}.`);
  const complain = (error: string) => void errors.push(error);
  const config = {
    failOn: oneOf(severities, 'failOn', file, complain),
    failOnOutcome: listOf(outcomes, 'failOnOutcome', file, complain),
    expectFlows: wholeNumber('expectFlows', file, complain),
    failOnProfile: listOf(profileIds, 'failOnProfile', file, complain),
    baseline: path('baseline', file, complain),
    ignore: ignores(file, today, complain),
  };
  return errors.length > 0 ? { errors } : config;
}

type Complain = (error: string) => void;

function parsed(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function oneOf<T extends string>(
  choices: readonly T[],
  name: string,
  file: JsonObject,
  complain: Complain,
): T | undefined {
  const value = file[name];
  const chosen = choices.find((choice) => choice === value);
  if (value !== undefined && chosen === undefined) complain(`"${name}" is one of ${choices.join(', ')}.`);
  return chosen;
}

function listOf<T extends string>(
  choices: readonly T[],
  name: string,
  file: JsonObject,
  complain: Complain,
): readonly T[] {
  const value = file[name] ?? [];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const chosen = listed.flatMap((one) => choices.filter((choice) => choice === one));
  if (chosen.length !== listed.length) complain(`"${name}" is a list of any of ${choices.join(', ')}.`);
  return chosen;
}

function wholeNumber(name: string, file: JsonObject, complain: Complain): number | undefined {
  const value = file[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  complain(`"${name}" is a whole number.`);
  return undefined;
}

function path(name: string, file: JsonObject, complain: Complain): string | undefined {
  const value = file[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  complain(`"${name}" is the path of a report.`);
  return undefined;
}

function ignores(file: JsonObject, today: string, complain: Complain): readonly Ignore[] {
  const value = file['ignore'] ?? [];
  if (!Array.isArray(value)) {
    complain('"ignore" is a list.');
    return [];
  }
  return value.flatMap((one: unknown, index) => {
    const read = readIgnore(one, `ignore ${index + 1}`, today);
    if (!('error' in read)) return [read];
    complain(read.error);
    return [];
  });
}
