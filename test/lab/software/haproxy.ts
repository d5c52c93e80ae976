import { startProgram, type RunningProgram } from './program.ts';

/** HAProxy as Debian builds it: one `frontend` with these lines, and whatever sections follow it. */
export async function startHaproxy(frontend: string, sections: string): Promise<RunningProgram> {
  return startProgram({
    path: '/usr/sbin/haproxy',
    packages: ['haproxy'],
    files: ({ port }) => ({
      'haproxy.cfg': `
defaults
  mode http
  timeout connect 2s
  timeout client 20s
  timeout server 20s

frontend all
  bind 127.0.0.1:${port}
  ${frontend}

${sections}
`,
    }),
    args: ({ folder }) => ['-db', '-f', `${folder}/haproxy.cfg`],
  });
}
