import { fileURLToPath } from 'node:url';
import type { ServiceProviderAddress } from '../single-sign-on/identity-provider.ts';
import { startProgram, type RunningProgram } from '../software/program.ts';

const script = fileURLToPath(new URL('servers/identity-provider.ts', import.meta.url));

/** An identity provider whose clock is that many seconds ahead; negative: behind. */
export function startIdentityProviderElsewhen(
  port: number,
  origin: string,
  providers: readonly ServiceProviderAddress[],
  clock: number,
): Promise<RunningProgram> {
  return startProgram({
    path: '/usr/bin/faketime',
    packages: ['faketime'],
    port,
    files: () => ({}),
    args: () => ['-f', `${clock > 0 ? '+' : ''}${clock}s`, process.execPath, script],
    env: () => ({
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      LAB_PORT: String(port),
      LAB_ORIGIN: origin,
      LAB_PROVIDERS: JSON.stringify(providers),
    }),
  });
}
