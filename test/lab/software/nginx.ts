import { labKey } from '../single-sign-on/keys.ts';
import { startProgram, type RunningProgram } from './program.ts';

export type NginxSetup = {
  /** It ends TLS. Default false. */
  readonly tls?: boolean;
  /** Default: a free one. */
  readonly port?: number;
  /** Directives of its one `server`, from `proxyTo` or written out. */
  readonly server: string;
};

/** nginx as Debian builds it, in one process and with its own defaults wherever the setup says nothing. */
export async function startNginx({ tls = false, port: asked, server }: NginxSetup): Promise<RunningProgram> {
  return startProgram({
    path: '/usr/sbin/nginx',
    packages: ['nginx-light'],
    port: asked,
    files: ({ folder, port }) => ({
      'lab.crt': labKey.cert,
      'lab.key': labKey.key,
      'nginx.conf': `
daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port}${tls ? ' ssl' : ''};
    ssl_certificate ${folder}/lab.crt;
    ssl_certificate_key ${folder}/lab.key;
    ${server}
  }
}
`,
    }),
    args: ({ folder }) => ['-p', folder, '-c', `${folder}/nginx.conf`],
  });
}

/** A location that passes everything on and says, as one should, under which address it was asked. */
export function proxyTo(port: number, more = ''): string {
  return `location / {
    proxy_pass http://127.0.0.1:${port};
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $remote_addr;
    ${more}
  }`;
}
