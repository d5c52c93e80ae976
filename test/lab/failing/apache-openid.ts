import { startApache } from '../software/apache.ts';
import type { RunningProgram } from '../software/program.ts';
import { renderPage } from '../page.ts';
import { clientSecret } from './provider.ts';

export type ApacheOpenidSetup = {
  readonly port: number;
  readonly tls?: boolean;
  /** Without trailing slash; it must be `http`. */
  readonly provider: string;
  /** Its callback: an address under `/` of this Apache. */
  readonly callback: string;
  /** Further directives of mod_auth_openidc. */
  readonly more?: string;
  /** Its errors say what they are, instead of being Apache's bare ones. Default false. */
  readonly saysWhy?: boolean;
  readonly secret?: string;
};

const page = (title: string, status: string): string =>
  renderPage({ title, body: `<h1>${title}</h1><p id="status">${status}</p>` });

/** The module puts its words in by printf: no other percent sign may stand here. */
const errorTemplate = '<!doctype html><title>Intranet</title><h1>%s</h1><p>%s</p>';

/** Apache with mod_auth_openidc in front of an intranet: every page asks for a login. */
export function startApacheOpenid({
  port,
  tls = false,
  provider,
  callback,
  more = '',
  saysWhy = false,
  secret = clientSecret,
}: ApacheOpenidSetup): Promise<RunningProgram> {
  return startApache({
    port,
    tls,
    package: 'libapache2-mod-auth-openidc',
    module: 'auth_openidc',
    pages: { 'index.html': page('Intranet', 'Signed in'), 'error.html': errorTemplate },
    directives: (folder) => `
OIDCProviderMetadataURL ${provider}/.well-known/openid-configuration
OIDCClientID intranet
OIDCClientSecret ${secret}
OIDCProviderTokenEndpointAuth client_secret_post
OIDCRedirectURI ${callback}
OIDCCryptoPassphrase a-passphrase-of-the-lab
OIDCScope "openid profile"
OIDCIDTokenSignedResponseAlg ES256
OIDCPKCEMethod S256
${saysWhy ? `OIDCHTMLErrorTemplate ${folder}/error.html` : ''}
${more}
<Location />
  AuthType openid-connect
  Require valid-user
</Location>
`,
  });
}
