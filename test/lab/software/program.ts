import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../support/browser/install-package.ts';
import { pollUntil } from '../../support/browser/poll-until.ts';
import { freePort } from './free-port.ts';

/** What a running program has for itself alone. */
export type Workplace = { readonly folder: string; readonly port: number };

/** A server of Debian's, as a lab runs it. */
export type Program = {
  readonly path: string;
  /** Debian's packages that bring it and what it needs. */
  readonly packages: readonly string[];
  /** Files that must be there for `packages` to count as installed; default: `path`. */
  readonly needs?: readonly string[];
  /** Where it listens, when others must know before it starts; default: a free port. */
  readonly port?: number | undefined;
  /** Configuration by file name. */
  readonly files: (at: Workplace) => Readonly<Record<string, string>>;
  readonly args: (at: Workplace) => readonly string[];
  readonly env?: (at: Workplace) => Readonly<Record<string, string>>;
  /** Done with the files in place before it starts. */
  readonly prepare?: (at: Workplace) => Promise<void>;
};

export type RunningProgram = Workplace & { readonly close: () => Promise<void> };

/**
 * Installs the program where that is possible (Debian, as root), else throws one sentence; starts it on a free loopback
 * port in a folder of its own, and waits until it listens. `close` ends it and removes the folder.
 */
export async function startProgram(program: Program): Promise<RunningProgram> {
  ensureInstalled(program);
  const at = {
    folder: mkdtempSync(join(tmpdir(), 'oauth-lens-lab-')),
    port: program.port ?? (await freePort()),
  };
  // Servers that give up being root must still read it.
  chmodSync(at.folder, 0o755);
  const remove = (): void => rmSync(at.folder, { recursive: true, force: true });
  try {
    for (const [name, text] of Object.entries(program.files(at))) writeFileSync(join(at.folder, name), text);
    await program.prepare?.(at);
    const end = await start(program, at);
    const close = async (): Promise<void> => {
      await end();
      remove();
    };
    return { ...at, close };
  } catch (error) {
    remove();
    throw error;
  }
}

function ensureInstalled({ path, packages, needs = [path] }: Program): void {
  const isThere = (): boolean => needs.every((file) => existsSync(file));
  if (isThere()) return;
  for (const name of packages) installPackage(name, `This scenario needs ${path}`);
  if (!isThere()) throw new Error(`This scenario needs ${path}: install ${packages.join(', ')}.`);
}

/** Ends the program and whatever it started: it leads a process group of its own. */
async function start(program: Program, at: Workplace): Promise<() => Promise<void>> {
  const said: string[] = [];
  const running = spawn(program.path, [...program.args(at)], {
    cwd: at.folder,
    env: { ...process.env, ...program.env?.(at) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => {
    running.once('error', (error) => {
      said.push(error.message);
      resolve();
    });
    running.once('exit', () => resolve());
  });
  const end = async (): Promise<void> => {
    endGroup(running);
    await ended;
  };
  try {
    await pollUntil(async () => {
      if (running.exitCode !== null) throw new Error(`${program.path} ended: ${said.join('').slice(-600)}`);
      return listens(at.port);
    }, `${program.path} listens`);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, 'SIGTERM');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const say = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', say(true));
    socket.once('error', say(false));
  });
}
