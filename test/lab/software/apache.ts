import { labKey } from '../single-sign-on/keys.ts';
import { startProgram, type RunningProgram } from './program.ts';

export type ApacheSetup = {
  readonly port: number;
  /** It ends TLS. Default false. */
  readonly tls?: boolean;
  /** Debian's package of the module in question, and the module: `auth_openidc`. */
  readonly package: string;
  readonly module: string;
  /** Other modules. */
  readonly modules?: readonly string[];
  /** Directives of the server. `folder` is its own, with its pages in `pages/`. */
  readonly directives: (folder: string) => string;
  /** Its pages, by file name. */
  readonly pages: Readonly<Record<string, string>>;
  /** Further files in its folder. */
  readonly files?: Readonly<Record<string, string>>;
};

const modules = '/usr/lib/apache2/modules';
const always = [
  'mpm_event',
  'authn_core',
  'authz_core',
  'authz_user',
  'dir',
  'mime',
  'alias',
  'env',
  'headers',
];

/** Apache as Debian builds it, with one module that logs people in. */
export async function startApache(setup: ApacheSetup): Promise<RunningProgram> {
  const { port, tls = false, directives, pages } = setup;
  const used = [...always, ...(tls ? ['socache_shmcb', 'ssl'] : []), ...(setup.modules ?? []), setup.module];
  return startProgram({
    path: '/usr/sbin/apache2',
    packages: ['apache2', setup.package],
    needs: ['/usr/sbin/apache2', `${modules}/mod_${setup.module}.so`],
    port,
    files: ({ folder }) => ({
      ...pages,
      ...setup.files,
      'lab.crt': labKey.cert,
      'lab.key': labKey.key,
      'apache.conf': `
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
ServerName lab
Listen 127.0.0.1:${port}
${used.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
User www-data
Group www-data
StartServers 1
TypesConfig /etc/mime.types
DocumentRoot ${folder}
DirectoryIndex index.html
${tls ? `SSLEngine on\nSSLCertificateFile ${folder}/lab.crt\nSSLCertificateKeyFile ${folder}/lab.key` : ''}
${directives(folder)}
`,
    }),
    args: ({ folder }) => ['-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
  });
}
