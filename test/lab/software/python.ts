import { fileURLToPath } from 'node:url';
import { startProgram, type RunningProgram } from './program.ts';

export type PythonSetup = {
  readonly script: URL;
  readonly packages: readonly string[];
  /** A module of the last of them: `allauth`. */
  readonly module: string;
  readonly port: number;
  /** `LAB_*`, beside `LAB_PORT` and `LAB_FOLDER`. */
  readonly env: Readonly<Record<string, string>>;
};

/** A server in Python, with Debian's Python and its packages alone. */
export async function startPython({
  script,
  packages,
  module,
  port,
  env,
}: PythonSetup): Promise<RunningProgram> {
  const path = '/usr/bin/python3';
  return startProgram({
    path,
    packages,
    needs: [path, `/usr/lib/python3/dist-packages/${module}`],
    port,
    files: () => ({}),
    args: () => ['-I', fileURLToPath(script)],
    env: ({ folder }) => ({ ...env, LAB_PORT: String(port), LAB_FOLDER: folder }),
  });
}
