/** An address at which an identity provider begins a login by itself, which takes no request of the site’s. */
export type IdpBegun = {
  /** What its maker calls it. */
  readonly name: string;
  /** What to send the request to instead. */
  readonly instead: string;
};

const kinds: readonly (IdpBegun & { readonly at: RegExp })[] = [
  {
    name: 'Okta’s app embed link',
    instead: 'the Identity Provider Single Sign-On URL (…/app/…/sso/saml) of “View SAML setup instructions”',
    at: /^https:\/\/[^/?#]+\.okta(?:preview|-emea|-gov)?\.(?:com|mil)\/home\/[^/?#]+\/[^/?#]+\/[^/?#]+/i,
  },
  {
    name: 'Google’s address for logins from its own app list',
    instead:
      'the SSO URL of the app’s page in the Admin console (https://accounts.google.com/o/saml2/idp?idpid=…)',
    at: /^https:\/\/accounts\.google\.com\/o\/saml2\/initsso\b/i,
  },
  {
    name: 'OneLogin’s launch link',
    instead: 'the SAML 2.0 Endpoint (HTTP) of the app’s SSO tab (…/trust/saml2/http-post/sso/…)',
    at: /^https:\/\/[^/?#]+\.onelogin\.com\/(?:client\/apps\/select|launch)\/\d+/i,
  },
  {
    name: 'Microsoft’s link of My Apps',
    instead: 'the Login URL of the enterprise application (https://login.microsoftonline.com/<tenant>/saml2)',
    at: /^https:\/\/(?:launcher\.)?myapp(?:lication)?s\.microsoft\.com\/(?:api\/)?signin\//i,
  },
  {
    name: 'Keycloak’s address for logins that it begins',
    instead: 'the SingleSignOnService of its metadata (…/realms/<realm>/protocol/saml)',
    at: /^[^?#]*\/realms\/[^/?#]+\/protocol\/saml\/clients\//i,
  },
  {
    name: 'Shibboleth’s address for logins that it begins',
    instead: 'the SingleSignOnService of its metadata (…/profile/SAML2/Redirect/SSO)',
    at: /^[^?#]*\/profile\/SAML2\/Unsolicited\/SSO/i,
  },
  {
    name: 'AD FS’s page for logins that it begins',
    instead: 'the SingleSignOnService of its metadata (…/adfs/ls/)',
    at: /^[^?#]*\/adfs\/ls\/idpinitiatedsignon/i,
  },
];

/** By the form of products’ addresses; `undefined` for any other. */
export function idpBegunAt(url: string): IdpBegun | undefined {
  const found = kinds.find(({ at }) => at.test(url));
  return found && { name: found.name, instead: found.instead };
}
