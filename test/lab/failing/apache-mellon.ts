import { startApache } from '../software/apache.ts';
import type { RunningProgram } from '../software/program.ts';
import { renderPage } from '../page.ts';
import { labKey } from '../single-sign-on/keys.ts';

export type ApacheMellonSetup = {
  readonly port: number;
  /** Where browsers find it, without trailing slash. */
  readonly origin: string;
  readonly identityProvider: string;
  /** It is at https, and its cookie Secure. */
  readonly tls: boolean;
};

/** Where mod_auth_mellon wants its answers, and its name. */
export function mellonAddress(origin: string): {
  readonly entityId: string;
  readonly acs: string;
  readonly slo: string;
} {
  return {
    entityId: `${origin}/mellon/metadata`,
    acs: `${origin}/mellon/postResponse`,
    slo: `${origin}/mellon/logout`,
  };
}

/** Apache with mod_auth_mellon in front of an archive: every page asks for a login. */
export function startApacheMellon({
  port,
  origin,
  identityProvider,
  tls,
}: ApacheMellonSetup): Promise<RunningProgram> {
  const { entityId, acs, slo } = mellonAddress(origin);
  const certificate = labKey.cert.replace(/-----.*-----|\n/g, '');
  const key = `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
  const entity = (id: string, role: string) =>
    `<EntityDescriptor entityID="${id}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${role}</EntityDescriptor>`;
  const protocol = 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"';
  const binding = (name: string, location: string) =>
    `Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${name}" Location="${location}"`;
  return startApache({
    port,
    tls,
    package: 'libapache2-mod-auth-mellon',
    module: 'auth_mellon',
    pages: {
      'index.html': renderPage({ title: 'Archive', body: '<h1>Archive</h1><p id="status">Signed in</p>' }),
    },
    files: {
      'sp.xml': entity(
        entityId,
        `<SPSSODescriptor ${protocol}>${key}<SingleLogoutService ${binding('Redirect', slo)}/><AssertionConsumerService index="0" isDefault="true" ${binding('POST', acs)}/></SPSSODescriptor>`,
      ),
      'idp.xml': entity(
        `${identityProvider}/metadata`,
        `<IDPSSODescriptor ${protocol}>${key}<SingleLogoutService ${binding('Redirect', `${identityProvider}/slo`)}/><SingleSignOnService ${binding('Redirect', `${identityProvider}/sso`)}/></IDPSSODescriptor>`,
      ),
    },
    directives: (folder) => `
<Location />
  MellonEnable auth
  MellonEndpointPath /mellon
  MellonSPPrivateKeyFile ${folder}/lab.key
  MellonSPCertFile ${folder}/lab.crt
  MellonSPMetadataFile ${folder}/sp.xml
  MellonIdPMetadataFile ${folder}/idp.xml
  ${tls ? 'MellonSecureCookie On' : ''}
</Location>
`,
  });
}
