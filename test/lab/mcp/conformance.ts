import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Part } from '../failing/parts.ts';

/** What the suite saw a client do, and whether a specification asks for it. */
export type ConformanceCheck = {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO' | 'SKIPPED';
};

export type Conformance = Part & {
  /** The MCP server that the client under test is sent to. */
  readonly server: string;
  /** Ends the scenario. */
  readonly verdict: () => Promise<readonly ConformanceCheck[]>;
};

const suite = fileURLToPath(import.meta.resolve('@modelcontextprotocol/conformance/dist/index.js'));

/** Starts a scenario for clients of the MCP project's own conformance suite: its MCP server and authorization server, on loopback. */
export async function startConformance(scenario: string, revision: string): Promise<Conformance> {
  const args = [suite, 'client', '--scenario', scenario, '--spec-version', revision, '--verbose'];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = once(program, 'close');
  const server = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      const [, url] = /Server URL: (\S+)/.exec(said) ?? [];
      if (url) resolve(url);
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    program.once('close', () => reject(new Error(`the conformance suite ended: ${said}`)));
  });
  const end = async (): Promise<void> => {
    if (program.exitCode === null) program.kill('SIGINT');
    await ended;
  };
  const verdict = async (): Promise<readonly ConformanceCheck[]> => {
    await end();
    const list = said.slice(said.indexOf('\n[') + 1, said.lastIndexOf(']') + 1);
    return JSON.parse(list) as readonly ConformanceCheck[];
  };
  return { server, verdict, close: end };
}
