import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;

const inItsLog = {
  hides: true,
  means: 'AD FS tells the reason in its event log only, under the Activity ID of the page (event 364).',
} as const;

/** AD FS by its numbers. */
export const adfs = [
  ...product('AD FS', provider, [
    token('adfs-client', 'MSIS9223', 'client-unknown-here', app),
    token('adfs-forbidden', 'MSIS9321', 'request-refused', {
      ...admin,
      means:
        'AD FS knows the client, and has no permission for it to use this resource (Web API, relying party).',
      fix: 'In AD FS: the application group, the Web API, Client permissions (Grant-AdfsApplicationPermission); and let `resource` of the request be the identifier of that Web API.',
    }),
    token('adfs-redirect', ['MSIS9224', 'MSIS9613'], 'redirect-uri-mismatch', admin),
    token('adfs-scope', ['MSIS9604', 'MSIS9605', 'MSIS9602'], 'scope-retired-or-not-allowed', app),
    token('adfs-access', ['MSIS3127', 'MSIS3141', 'MSIS5007'], 'not-assigned', admin),
    token('adfs-loop', ['MSIS7042'], 'login-loop', app),
    token('adfs-path', ['MSIS7065'], ['request-refused', 'post-became-get'], {
      ...app,
      means: 'AD FS knows no such address: a wrong path, or another method.',
    }),
    token('adfs-relying-party', ['MSIS7007', 'MSIS3055'], 'client-unknown-here', {
      ...admin,
      means:
        'AD FS has no relying party trust by the identifier in the request (wtrealm, Issuer), or it is switched off.',
      fix: 'Add or enable the trust with exactly this identifier, scheme and closing slash included, or let the site send the one that is registered. If it is there, see whether the person may use it.',
    }),
    token('adfs-request', 'MSIS7012', ['client-unknown-here', 'saml-issuer', 'saml-signature'], {
      ...admin,
      ...inItsLog,
    }),
    token('adfs-acs', ['MSIS3200'], 'saml-acs-differs', admin),
    token('adfs-nameid', ['MSIS7070', 'MSIS1000'], 'saml-nameid', admin),
    token('adfs-signature', ['MSIS0037', 'MSIS7085', 'MSIS0038'], 'saml-signature', admin),
    token('adfs-context', ['MSIS7102', 'MSIS7009'], 'saml-status', app),
    token('adfs-code', ['MSIS9612', 'MSIS9609'], ['code-reused', 'redirect-mismatch-at-token'], app),
    token('adfs-secret', ['MSIS9607', 'MSIS9622'], ['secret-wrong-or-expired', 'auth-method-mismatch'], app),
    says(
      'adfs-page',
      'An error occurred. Contact your administrator for more information',
      ['client-unknown-here', 'redirect-uri-mismatch', 'saml-status'],
      { ...admin, ...inItsLog },
    ),
  ]),
];
