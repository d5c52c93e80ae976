import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../repository.ts';
import { launchOptions } from './launch.ts';

/** What Playwright tells of one run of a test. */
export type PlaywrightResult = {
  readonly status: string;
  readonly errors: readonly { readonly message: string }[];
  readonly attachments: readonly { readonly name: string }[];
};

type Told = {
  readonly suites: readonly { readonly specs: readonly Spec[] }[];
  readonly errors: readonly object[];
};
type Spec = { readonly tests: readonly { readonly results: readonly PlaywrightResult[] }[] };

/** `launchOptions` for the browser that all end-to-end tests use. */
export function playwrightOptions(): object {
  const { executablePath, args } = launchOptions({});
  return { executablePath, args };
}

/** Runs the tests of a project, whose reporter is `json`, and gives what became of each in order. Throws where they could not run. */
export async function playwrightResults(project: string): Promise<readonly PlaywrightResult[]> {
  const program = join(root, 'node_modules/@playwright/test/cli.js');
  // It exits with 1 where a test fails.
  const out = await new Promise<string>((resolve) => {
    execFile(process.execPath, [program, 'test'], { cwd: project }, (_, stdout) => resolve(stdout));
  });
  const { suites, errors } = JSON.parse(out) as Told;
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return suites.flatMap(({ specs }) => specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results)));
}
