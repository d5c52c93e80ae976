import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Part } from '../failing/parts.ts';

/** What the suite saw a client do, and whether a specification asks for it. */
export type ConformanceCheck = {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO' | 'SKIPPED';
};

/** What the suite gives a client to know beforehand: its credentials, and whom it belongs to. By the suite's own names. */
export type ConformanceContext = Readonly<Record<string, string>>;

export type Conformance = Part & {
  /** The MCP server that the client under test is sent to. */
  readonly server: string;
  readonly context: ConformanceContext;
  /** Ends the scenario. */
  readonly verdict: () => Promise<readonly ConformanceCheck[]>;
};

const suite = fileURLToPath(import.meta.resolve('@modelcontextprotocol/conformance/dist/index.js'));
const standIn = fileURLToPath(new URL('stand-in.ts', import.meta.url));

/** Starts a scenario for clients of the MCP project's own conformance suite: its MCP server and authorization server, on loopback. */
export async function startConformance(scenario: string, revision: string): Promise<Conformance> {
  const door = createServer();
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  const command = `"${process.execPath}" "${standIn}" ${port}`;
  // Extensions are on no revision's list.
  const args = ['client', '--scenario', scenario, '--spec-version', revision, '--force', '--verbose'];
  const program = spawn(process.execPath, [suite, ...args, '--timeout', '100000', '--command', command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'close');
  let checks = '';
  let said = '';
  program.stdout.on('data', (text: Buffer) => (checks += text.toString()));
  program.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const line = await Promise.race([
    once(door, 'connection').then(([socket]) => socket as Socket),
    ended.then(() => Promise.reject(new Error(`the conformance suite ended: ${said}`))),
  ]);
  const [told] = (await once(createInterface(line), 'line')) as [string];
  const { server, context } = JSON.parse(told) as { server: string; context?: string };
  const close = async (): Promise<void> => {
    line.destroy();
    door.close();
    await ended;
  };
  return {
    server,
    context: context === undefined ? {} : (JSON.parse(context) as ConformanceContext),
    verdict: async () => {
      await close();
      return JSON.parse(checks) as readonly ConformanceCheck[];
    },
    close,
  };
}
