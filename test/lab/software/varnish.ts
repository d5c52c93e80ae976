import { startProgram, type RunningProgram } from './program.ts';

/** Varnish as Debian builds it, told to keep every answer for a minute, whoever it was for. */
export async function startVarnish(upstream: number): Promise<RunningProgram> {
  return startProgram({
    path: '/usr/sbin/varnishd',
    packages: ['varnish'],
    files: () => ({
      'lab.vcl': `vcl 4.1;
backend app { .host = "127.0.0.1"; .port = "${upstream}"; }
sub vcl_recv { return (hash); }
sub vcl_backend_response {
  unset beresp.http.set-cookie;
  set beresp.ttl = 60s;
  return (deliver);
}
`,
    }),
    args: ({ folder, port }) => [
      '-F',
      '-a',
      `127.0.0.1:${port}`,
      '-f',
      `${folder}/lab.vcl`,
      '-n',
      folder,
      '-s',
      'malloc,10m',
      '-j',
      'none',
    ],
  });
}
