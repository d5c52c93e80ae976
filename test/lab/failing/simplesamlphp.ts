import { labKey } from '../single-sign-on/keys.ts';
import { renderPage } from '../page.ts';
import { startProgram, type RunningProgram } from '../software/program.ts';

export type SimplesamlSetup = {
  readonly port: number;
  /** Where browsers find it, without trailing slash. */
  readonly origin: string;
  /** The identity provider’s origin; its entity is `/metadata` there. */
  readonly identityProvider: string;
  /** The entity that it expects to be answered by. Default: the identity provider's. */
  readonly expects?: string;
  /** It is told where it is, instead of going by what it was asked as. Default true. */
  readonly knowsOrigin?: boolean;
  /** Seconds that its clock is ahead; negative: behind. Default 0. */
  readonly clock?: number;
};

/** Where the service provider wants its answers, and its name. */
export function simplesamlAddress(origin: string): {
  readonly entityId: string;
  readonly acs: string;
  readonly slo: string;
} {
  const at = (file: string) => `${origin}/module.php/saml/sp/${file}/default-sp`;
  return { entityId: at('metadata.php'), acs: at('saml2-acs.php'), slo: at('saml2-logout.php') };
}

/** Installed where their documents are: their own files stand in folders of PHP's version. */
const documents = ['php-xml', 'php-mbstring'].map((name) => `/usr/share/doc/${name}`);

const www = '/usr/share/simplesamlphp/www';

/** A portal that signs people in with SimpleSAMLphp, run by PHP's own server; `/` asks for a login. */
export function startSimplesamlphp(setup: SimplesamlSetup): Promise<RunningProgram> {
  const { port, clock = 0 } = setup;
  const php = ['-S', `127.0.0.1:${port}`, '-t', www];
  return startProgram({
    path: clock === 0 ? '/usr/bin/php' : '/usr/bin/faketime',
    packages: ['php-cli', 'php-xml', 'php-mbstring', 'simplesamlphp', 'faketime'],
    needs: ['/usr/bin/php', '/usr/bin/faketime', `${www}/module.php`, ...documents],
    port,
    files: ({ folder }) => filesOf(setup, folder),
    args: ({ folder }) => {
      const all = [...php, `${folder}/router.php`];
      return clock === 0 ? all : ['-f', `${clock > 0 ? '+' : ''}${clock}s`, '/usr/bin/php', ...all];
    },
    env: ({ folder }) => ({ SIMPLESAMLPHP_CONFIG_DIR: folder, FAKETIME_DONT_FAKE_MONOTONIC: '1' }),
  });
}

function filesOf(setup: SimplesamlSetup, folder: string): Readonly<Record<string, string>> {
  const { origin, identityProvider, expects = `${identityProvider}/metadata`, knowsOrigin = true } = setup;
  const certificate = labKey.cert.replace(/-----.*-----|\n/g, '');
  return {
    'config.php': `<?php $config = [
  'baseurlpath' => '${knowsOrigin ? `${origin}/` : ''}', 'tempdir' => '${folder}', 'metadatadir' => '${folder}', 'loggingdir' => '${folder}/',
  'attributenamemapdir' => '/etc/simplesamlphp/attributemap/',
  'secretsalt' => 'salt-of-the-lab', 'auth.adminpassword' => 'nobody-logs-in-here', 'technicalcontact_email' => 'na@example.org',
  'logging.handler' => 'errorlog', 'showerrors' => true, 'errorreporting' => false, 'debug' => ['backtraces' => false],
  'module.enable' => ['core' => true, 'saml' => true], 'store.type' => 'phpsession', 'session.phpsession.savepath' => '${folder}',
  'metadata.sources' => [['type' => 'flatfile']],
];`,
    'authsources.php': `<?php $config = ['default-sp' => ['saml:SP', 'entityID' => null, 'idp' => '${expects}']];`,
    'saml20-idp-remote.php': `<?php $metadata['${expects}'] = [
  'SingleSignOnService' => '${identityProvider}/sso', 'SingleLogoutService' => '${identityProvider}/slo', 'certData' => '${certificate}',
];`,
    'router.php': `<?php
if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/') return false;
require '${www}/../lib/_autoload.php';
$portal = new \\SimpleSAML\\Auth\\Simple('default-sp');
$portal->requireAuth();
echo file_get_contents('${folder}/portal.html');`,
    'portal.html': renderPage({ title: 'Portal', body: '<h1>Portal</h1><p id="status">Signed in</p>' }),
  };
}
