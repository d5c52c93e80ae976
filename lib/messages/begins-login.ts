/** Where a page’s script asks for the address at which a login begins. */
export const asksForStart =
  /\/(?:auth|oauth2?|oidc|sso|saml2?)\/(?:[\w.-]{1,40}\/)?(?:start|[\w-]{0,20}ur[il])$/;

/** Where a page’s script has its server begin a login or asks for a passkey’s options. Only asked of POST and PUT requests. */
export const beginsLogin =
  /\/(?:oauth2?|oidc|mcp|sso|saml2?)\/(?:[\w.-]{1,40}\/)?(?:start|begin|init|initiate|connect)\/?(?:\?|$)|\/(?:auth|login|authori[sz]ation)[-_]ur[il]\b|\/trpc\/[\w.]*(?:[oO][aA]uth|[oO]idc|[sS]so|SSO|[sS]aml)|\/(?:sso|oidc|saml2?|oauth2?)\/(?:log-?in|sign-?in|ur[il])(?:\?|$)|\/sign-in\/(?:social|oauth2)(?:\?|$)|\/auth\/signin\/[\w.-]{1,40}(?:\?|$)|\/client\/sign_(?:in|up)s(?:\?|$)|\/device[-_]?(?:code|flow|login|authorization)(?:\?|$)|\/device\/(?:code|start)(?:\?|$)|webauthn|passkey|fido2?\b|\/assertion\/options/;
