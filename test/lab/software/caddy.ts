import { startProgram, type RunningProgram } from './program.ts';

/** Caddy as Debian builds it, passing everything on to a port. */
export async function startCaddy(upstream: number): Promise<RunningProgram> {
  return startProgram({
    path: '/usr/bin/caddy',
    packages: ['caddy'],
    files: ({ port }) => ({
      Caddyfile: `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  reverse_proxy 127.0.0.1:${upstream}
}
`,
    }),
    args: ({ folder }) => ['run', '--config', `${folder}/Caddyfile`],
    env: ({ folder }) => ({ HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }),
  });
}
