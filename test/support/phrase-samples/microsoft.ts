/** What Microsoft Entra ID and Azure AD B2C are seen to say, beyond the commonest; as {@link appSamples} is written. */
export const microsoftSamples = String.raw`
entra-redirect AADSTS70004: InvalidRedirectUri - The app returned an invalid redirect URI.
entra-redirect-scheme AADSTS500111: The reply uri specified in the request has an invalid scheme.
entra-code-of-tenant {"error":"invalid_grant","error_description":"AADSTS700005: Provided Authorization Code is intended to use against other tenant, thus rejected."}
entra-shared-address {"error":"invalid_request","error_description":"AADSTS9001023: The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint."}
entra-cloud AADSTS900382: Confidential Client is not supported in Cross Cloud request.
entra-declined ?/cb?error=consent_required&error_description=AADSTS65004%3A+User+declined+to+consent+to+access+the+app.
entra-first-party AADSTS65002: Consent between first party application 'x' and first party resource 'y' must be configured via preauthorization
entra-permission AADSTS650054: The application asked for permissions to access a resource that has been removed or is no longer available.
entra-policy-device AADSTS50187: Service failed to perform device authentication.
entra-claims-denied AADSTS90123: The token can't be issued because the identity or claim issuance provider denied the request.
entra-account-off AADSTS50057: The user account is disabled.
entra-signing-key AADSTS50146: This application is required to be configured with an application-specific signing key. It is either not configured with one, or the key has expired or is not yet valid.
entra-nameid AADSTS501241: Mandatory Input 'userprincipalname' missing from transformation ID 'CreateTermsOfService'.
entra-agent AADSTS80001: Unable to connect to Active Directory.
entra-down AADSTS90033: A transient error has occurred. Please try again.
entra-request AADSTS70003: The app requested an unsupported grant type 'password'.
entra-malformed {"error":"invalid_grant","error_description":"AADSTS9002313: Invalid request. Request is malformed or invalid."}
entra-resource AADSTS901002: The 'resource' request parameter isn't supported.
entra-saml-destination AADSTS75008: The request from the app was denied since the SAML request had an unexpected destination.
b2c-forgot ?/signin-oidc?error=access_denied&error_description=AADB2C90118%3A+The+user+has+forgotten+their+password.
b2c-cancelled ?/signin-oidc?error=access_denied&error_description=AADB2C90091%3A+The+user+has+cancelled
b2c-redirect AADB2C90006: The redirect URI 'https://a.example' provided in the request is not registered for the client id 'x'.
b2c-grant {"error":"invalid_grant","error_description":"AADB2C90088: The provided grant has not been issued for this endpoint."}
b2c-secret {"error":"invalid_grant","error_description":"AADB2C90081: The specified client_secret does not match the expected value for this client."}
b2c-method {"error":"invalid_request","error_description":"AADB2C90079: Clients must send a client_secret when redeeming a confidential grant."}
b2c-expired AADB2C90080: The provided grant has expired.
b2c-client AADB2C90018: The client id 'x' specified in the request is not registered in tenant 'contoso'.
b2c-client-off AADB2C90092: The provided application with ID 'x' is disabled for the tenant 'contoso'.
b2c-consent AADB2C90284: The application with identifier 'x' has not been granted consent and is unable to be used for local accounts.
b2c-flow AADB2C90057: The provided application is not configured to allow the 'OAuth' Implicit flow.
b2c-request AADB2C90008: The request does not contain a client id parameter.
b2c-scope AADB2C90117: The scope 'x' provided in the request is not supported.
b2c-session AADB2C90046: We are having trouble loading your current state. You might want to try starting your session over from the beginning.
b2c-silent AADB2C90077: User does not have an existing session and request prompt parameter has a value of 'None'.
b2c-pkce AADB2C90183: The supplied code_verifier is invalid
b2c-pkce-required AADB2C99059: The supplied request must present a code_challenge.
b2c-federation AADB2C90273: An invalid response was received : 'Error: invalid_client'
b2c-policy AADB2C90037: An error occurred while processing the request. Please contact administrator of the site you are trying to access.
b2c-down AADB2C90035: The service is temporarily unavailable. Please retry after a few minutes.
b2c-rate AADB2C90244: There are too many requests at this moment.
b2c-locked AADB2C90114: Your account is temporarily locked to prevent unauthorized use. Try again later.
b2c-password AADB2C90225: The username or password provided in the request are invalid.
b2c-hint AADB2C90208: The provided id_token_hint parameter is expired.
b2c-logout AADB2C90036: The request does not contain a URI to redirect the user to post logout.
b2c-no-account <div class="error">AADB2C99002: User does not exist. Please sign up before you can sign in.</div>
`;
