import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { textOf } from './repository.ts';

/** A composite action as its file says it. */
export type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

type Step = {
  readonly id?: string;
  readonly name: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uses?: string;
};

/** The action of this repository. */
export function ownAction(): Action {
  return parse(textOf('action.yml')) as Action;
}

/** What came of running an action. `failed`: the name of the step that ended it. */
export type ActionRun = {
  readonly failed: string | undefined;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
};

type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Runs the steps of our action that are scripts, as a runner of GitHub does: in `workspace`, with its variables, files of its own for
 * outputs, path and summary below `temp`, and values by expressions. Steps that are other actions are passed over, and those before
 * the one with the id `from`, which were run there before.
 */
export async function runAction(
  given: Readonly<Record<string, string>>,
  { workspace, temp, from }: { readonly workspace: string; readonly temp: string; readonly from?: string },
): Promise<ActionRun> {
  const { inputs: declared, outputs: promised, runs } = ownAction();
  const inputs = Object.fromEntries(
    Object.entries(declared).map(([name, { default: normal = '' }]) => [name, given[name] ?? normal]),
  );
  mkdirSync(temp, { recursive: true });
  const files = { GITHUB_PATH: 'path', GITHUB_STEP_SUMMARY: 'summary', GITHUB_OUTPUT: 'output' };
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(temp, file)]));
  for (const path of Object.values(paths)) if (!existsSync(path)) writeFileSync(path, '');
  writeFileSync(paths['GITHUB_STEP_SUMMARY']!, '');

  let log = '';
  let failed: string | undefined;
  const outputs: Record<string, Record<string, string>> = {};
  const begin = from === undefined ? 0 : runs.steps.findIndex(({ id }) => id === from);
  for (const { id = '', name, run, shell, env = {} } of runs.steps.slice(begin)) {
    if (run === undefined || failed !== undefined) continue;
    if (shell !== 'bash') throw new Error(`${name} is run by ${shell}.`);
    const own = Object.entries(env).map(([key, text]) => [key, evaluated(text, inputs, outputs)] as const);
    writeFileSync(paths['GITHUB_OUTPUT']!, '');
    // oxlint-disable-next-line no-await-in-loop -- each step waits for the one before it
    const ended = await bash(run, workspace, {
      ...process.env,
      ...paths,
      ...Object.fromEntries(own),
      RUNNER_TEMP: temp,
      PATH: [
        ...linesOf(paths['GITHUB_PATH']!).toReversed(),
        dirname(process.execPath),
        process.env['PATH'],
      ].join(delimiter),
    });
    log += ended.log;
    outputs[id] = Object.fromEntries(linesOf(paths['GITHUB_OUTPUT']!).map(pairOf));
    if (ended.status !== 0) failed = name;
  }
  const told = Object.entries(promised).map(([name, { value }]) => [name, evaluated(value, inputs, outputs)]);
  return {
    failed,
    log,
    summary: readFileSync(paths['GITHUB_STEP_SUMMARY']!, 'utf8'),
    outputs: Object.fromEntries(told) as Record<string, string>,
  };
}

/** An expression as a runner takes it; these two kinds are all that there are. */
function evaluated(text: string, inputs: Readonly<Record<string, string>>, outputs: Outputs): string {
  return text.replaceAll(/\$\{\{ ([^}]*) \}\}/g, (_, expression: string) => {
    const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
    if (input !== undefined) return inputs[input] ?? '';
    const [, step, output] = /^steps\.(\w+)\.outputs\.(\w+)$/.exec(expression) ?? [];
    if (step === undefined || output === undefined) throw new Error(`Nobody knows ${expression}.`);
    return outputs[step]?.[output] ?? '';
  });
}

function bash(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number | null; readonly log: string }> {
  // As a runner calls it, whose script is a file: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, log })));
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

function pairOf(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}
