import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readBaseline } from '../../lib/gates/baseline.ts';
import { readConfig, type Config } from '../../lib/gates/config.ts';
import { isGated, type Gates } from '../../lib/gates/gates.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';

/** The gates as options say them; what they leave out, the configuration says. */
export type GateOptions = {
  readonly failOn?: Severity | 'none' | undefined;
  readonly failOnOutcome?: readonly Outcome[] | undefined;
  readonly expectFlows?: number | undefined;
  readonly failOnProfile?: readonly ProfileId[] | undefined;
  readonly baseline?: string | undefined;
  readonly config?: string | undefined;
};

type Wrong = { readonly errors: readonly string[] };

/** The gates of the options and of the configuration, which is looked for from `folder` upwards. `errors`: a line each. */
export async function gatesOf(options: GateOptions, folder: string, today: string): Promise<Gates | Wrong> {
  const config = await configOf(options.config ?? (await configAbove(folder)), today);
  if ('errors' in config) return config;
  const known = await keysOf(options.baseline ?? config.baseline);
  if ('errors' in known) return known;
  const failOn = options.failOn ?? config.failOn;
  const gates = {
    failOn: failOn === 'none' ? undefined : failOn,
    outcomes: options.failOnOutcome ?? config.failOnOutcome,
    expectFlows: options.expectFlows ?? config.expectFlows,
    profiles: options.failOnProfile ?? config.failOnProfile,
    known,
    ignores: config.ignore,
  };
  if (options.baseline !== undefined && !isGated(gates))
    return { errors: ['--baseline says what does not stop a build: say what does, as by --fail-on high.'] };
  return gates;
}

/** `oauth-lens.config.json` of this folder or the nearest above it that has one. */
async function configAbove(folder: string): Promise<string | undefined> {
  const file = join(folder, 'oauth-lens.config.json');
  const isThere = await readFile(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  const above = dirname(folder);
  return above === folder ? undefined : configAbove(above);
}

/** Where there is none, nothing is asked for. The baseline is where the file says, from its own folder. */
async function configOf(file: string | undefined, today: string): Promise<Config | Wrong> {
  const text = file === undefined ? '{}' : await textOf(file);
  if (text === undefined) return { errors: [`${file}: The configuration could not be read.`] };
  const config = readConfig(text, today);
  if ('errors' in config) return { errors: config.errors.map((error) => `${file}: ${error}`) };
  return { ...config, baseline: config.baseline && resolve(dirname(file ?? ''), config.baseline) };
}

async function keysOf(baseline: string | undefined): Promise<ReadonlySet<string> | Wrong> {
  if (baseline === undefined) return new Set();
  const text = await textOf(baseline);
  if (text === undefined) return { errors: [`${baseline}: The baseline could not be read.`] };
  const known = readBaseline(text);
  return 'error' in known ? { errors: [`${baseline}: ${known.error}`] } : known;
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
