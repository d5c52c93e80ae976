/**
 * What applications and their libraries are seen to say, one a line: the id of the phrase and the words, with a person's and a
 * machine's details in them. `?` begins an address, `<` a page, `{` a JSON answer; anything else is a sentence.
 */
export const appSamples = String.raw`
authjs-configuration ?/api/auth/error?error=Configuration
authjs-configuration-page <h1>Server error</h1><p>There is a problem with the <b>server configuration</b>.</p><p>Check the server logs for more information.</p>
authjs-oauth-callback-error ?/auth/signin?error=OAuthCallbackError
authjs-invalid-check InvalidCheck: pkceCodeVerifier value could not be parsed. Read more at https://errors.authjs.dev#invalidcheck
authjs-callback-route [auth][error] CallbackRouteError: Read more at https://errors.authjs.dev#callbackrouteerror
authjs-untrusted-host UntrustedHost: see https://errors.authjs.dev
authjs-untrusted-host-words Host must be trusted. URL was: http://10.1.2.3:3000/api/auth/session
authjs-missing-csrf ?/auth/signin?error=MissingCSRF
authjs-account-not-linked ?/auth/signin?error=OAuthAccountNotLinked
authjs-same-account <div class="error"><p>To confirm your identity, sign in with the same account you used originally.</p></div>
authjs-access-denied ?/auth/error?error=AccessDenied
authjs-no-permission <h1>Access Denied</h1><div><p>You do not have permission to sign in.</p><p><a>Sign in</a></p></div>
authjs-verification ?/auth/error?error=Verification
authjs-link-used <h1>Unable to sign in</h1><p>The sign in link is no longer valid.</p><p>It may have been used already or it may have expired.</p>
next-auth-callback ?/api/auth/signin?error=OAuthCallback&callbackUrl=%2F
next-auth-different-account <div class="error"><p>Try signing in with a different account.</p></div>
next-auth-state-cookie TypeError: State cookie was missing.
next-auth-pkce-cookie OAuthCallbackError: PKCE code_verifier cookie was missing.
next-auth-nonce-cookie Error: nonce cookie was missing.
next-auth-signin ?/login?error=OAuthSignin
next-auth-create-account ?/login?error=OAuthCreateAccount
next-auth-handler ?/login?error=Callback
next-auth-session-required ?/login?error=SessionRequired
spring-request-not-found <div class="alert alert-danger" role="alert">[authorization_request_not_found]</div>
spring-login-error ?/login?error
spring-invalid-credentials <div class="alert alert-danger" role="alert">Invalid credentials</div>
spring-state [invalid_state_parameter] Invalid state
spring-nonce [invalid_nonce]
spring-id-token [invalid_id_token] The ID Token contains invalid claims
spring-token-response [invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: 401 Unauthorized
spring-user-info [invalid_user_info_response] An error occurred while attempting to retrieve the UserInfo Resource
spring-user-info-uri [missing_user_info_uri] Missing required UserInfo Uri in UserInfoEndpoint for Client Registration: corp
spring-signature-verifier [missing_signature_verifier] Failed to find a Signature Verifier for Client Registration: 'corp'. Check to ensure you have configured the JwkSet URI.
spring-user-name-attribute [missing_user_name_attribute] Missing required "user name" attribute name in UserInfoEndpoint for Client Registration: kc
spring-registration [client_registration_not_found] Client Registration not found with Id: keycloak
spring-registration-words java.lang.IllegalArgumentException: Invalid Client Registration with Id: okta
spring-decoder [invalid_id_token] An error occurred while attempting to decode the Jwt: Signed JWT rejected
spring-csrf {"status":403,"error":"Forbidden","message":"Invalid CSRF Token '4f1' was found on the request parameter '_csrf'"}
spring-saml-in-response-to [invalid_in_response_to] The InResponseTo attribute is wrong
spring-saml-no-saved-request The response contained an InResponseTo attribute [ARQ7f3] but no saved authentication request was found
spring-saml-destination <p>[invalid_destination] Something about it</p>
spring-saml-destination-words Invalid destination [https://sp.example/acs] for SAML response [_91ac]
spring-saml-assertion [invalid_assertion] Invalid assertion [_a1] for SAML response [_r1]: Condition was not met
spring-saml-signature [invalid_signature] Invalid signature for object [_a7]
spring-saml-issuer [invalid_issuer] Invalid issuer [https://idp.example] for SAML response
spring-saml-decryption [decryption_error] Failed to decrypt EncryptedData
spring-saml-registration [relying_party_registration_not_found] Relying Party Registration not found with ID: one
spring-saml-malformed [malformed_response_data] Failed to deserialize payload
aspnet-request-validation <title>A potentially dangerous Request.Form value was detected from the client (SAMLResponse=&quot;&lt;samlp:Response ...&quot;).</title>
wif-issuer <h2><i>ID4175: The issuer of the security token was not recognized by the IssuerNameRegistry.</i></h2>
wif-audience <h2>ID1038: The AudienceRestrictionCondition was not valid because the specified Audience is not present in AudienceUris.</h2>
wif-late <h2>ID4223: The SamlSecurityToken is rejected because the SamlAssertion.NotOnOrAfter condition is not satisfied.</h2>
wif-early <h2>ID4222: The SamlSecurityToken is rejected because the SamlAssertion.NotBefore condition is not satisfied.</h2>
wif-decrypt <h2>ID4036: The key needed to decrypt the encrypted security token could not be resolved from the following security key identifier.</h2>
wif-cookie <h2>ID1073: A CryptographicException occurred when attempting to decrypt the cookie using the ProtectedData API.</h2>
aspnet-correlation {"title":"Correlation failed.","status":500}
aspnet-correlation-page <h1>An unhandled exception occurred while processing the request.</h1><div class="titleerror">Exception: Correlation failed.</div><p>AuthenticationFailureException: An error was encountered while handling the remote login.</p>
aspnet-correlation-cookie '.AspNetCore.Correlation.gH3v' cookie not found.
aspnet-remote-login AuthenticationFailureException: An error was encountered while handling the remote login.
aspnet-unprotect Exception: Unable to unprotect the message.State.
aspnet-provider-error OpenIdConnectProtocolException: Message contains error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_uri: 'error_uri is null'.
aspnet-nonce-required Exception: OpenIdConnectAuthenticationHandler: message.State is null or empty.
aspnet-antiforgery The required antiforgery cookie ".AspNetCore.Antiforgery.9fX" is not present.
blazor-unauthorised <p>There was an error trying to log you in: ''</p>
idx-nonce-missing IDX21323: RequireNonce is 'True'. OpenIdConnectProtocolValidationContext.Nonce was null.
idx-nonce-left-out IDX21349: RequireNonce is 'True'. OpenIdConnectProtocolValidationContext.Nonce was not null, OpenIdConnectProtocol.ValidatedIdToken.Payload.Nonce was null or empty.
idx-nonce-differs IDX21321: The 'nonce' found in the jwt token did not match the expected nonce.
idx-nonce-expired IDX21324: The 'nonce' has expired: '638123'.
idx-state IDX21329: RequireState is 'True' but the OpenIdConnectProtocolValidationContext.State is null.
idx-code-hash IDX21307: The 'c_hash' claim was not found in the jwt token.
idx-issuer IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/x/'. Did not match: validationParameters.ValidIssuer: 'https://login.microsoftonline.com/x/v2.0'
idx-audience Bearer error: IDX10214: Audience validation failed. Audiences: 'api://orders'
idx-expired IDX10223: Lifetime validation failed. The token is expired.
idx-early IDX10222: Lifetime validation failed. The token is not yet valid.
idx-key IDX10501: Signature validation failed. Unable to match key
idx-metadata InvalidOperationException: IDX20803: Unable to obtain configuration from: 'https://sso.example/.well-known/openid-configuration'.
passport-no-state {"success":false,"message":"Unable to verify authorization request state."}
passport-other-state AuthorizationError: Invalid authorization request state.
passport-token <h1>Failed to obtain access token</h1><h2>500</h2><pre>InternalOAuthError: Failed to obtain access token
    at OAuth2Strategy._createOAuthError (/app/node_modules/passport-oauth2/lib/strategy.js:423:17)</pre>
passport-profile InternalOAuthError: failed to fetch user profile
passport-token-error TokenError: Bad Request
passport-needs-session <pre>Error: OAuth 2.0 authentication requires session support when using state. Did you forget to use express-session middleware?<br> &nbsp; at NonceStore.store (/srv/x.js:1:2)</pre>
passport-oidc-state Unable to verify authorization response for your login
passport-oauth1-token <pre>Error: Failed to find request token in session<br>    at /srv/a.js:1:1</pre>
openid-client-no-state BadRequestError: checks.state argument is missing
openid-client-no-session did not find expected authorization request details in session, req.session["oidc:idp.example"] is undefined
openid-client-state RPError: state mismatch, expected 8fQ2, got: Zz01
openid-client-state-missing RPError: state missing from the response
openid-client-metadata TypeError: jwks_uri must be configured on the issuer
openid-client-metadata OperationProcessingError: authorization server metadata does not contain a valid "as.token_endpoint"
openid-client-issuer TypeError: issuer must be configured on the issuer
openid-client-nonce RPError: nonce mismatch, expected abc1, got: abc2
openid-client-iss RPError: unexpected iss value, expected https://sso.example/, got: https://sso.example
openid-client-iss-missing RPError: iss missing from the response
openid-client-aud RPError: aud mismatch, expected my-app, got: account
openid-client-time RPError: JWT not active yet, now 1700000000, nbf 1700000090
openid-client-expired RPError: JWT expired, now 1700000300, exp 1700000000
openid-client-at-hash RPError: at_hash mismatch, expected x1, got: y2
openid-client-key RPError: no valid key found in issuer's jwks_uri for key parameters {"kid":"k1"}
openid-client-status OPError: expected 200 OK, got: 502 Bad Gateway
oauth4webapi-iss OperationProcessingError: unexpected "iss" (issuer) response parameter value
oauth4webapi-state OperationProcessingError: unexpected "state" response parameter value
oauth4webapi-claim ClientError: unexpected JWT claim value encountered
oauth4webapi-time OperationProcessingError: unexpected JWT "exp" (expiration time) claim value, timestamp is <= now()
oauth4webapi-status ClientError: unexpected HTTP response status code
oauth4webapi-type OperationProcessingError: unexpected response content-type
oauth4webapi-issuer OperationProcessingError: "response" body "issuer" property does not match the expected value
oauth4webapi-http ClientError: only requests to HTTPS are allowed
oauth4webapi-body-error ResponseBodyError: server responded with an error in the response body
oauth4webapi-challenge WWWAuthenticateChallengeError: server responded with a challenge in the WWW-Authenticate HTTP Header
nextjs-auth0-missing-state {"code":"missing_state","message":"The state parameter is missing."}
nextjs-auth0-invalid-state {"error":{"code":"invalid_state","message":"x"}}
nextjs-auth0-state-words The state parameter is invalid.
nextjs-auth0-exchange An error occurred while trying to exchange the authorization code.
nextjs-auth0-discovery Discovery failed for the OpenID Connect configuration.
nextjs-auth0-v3-state CallbackHandlerError: Missing state cookie from login request (check login URL, callback URL and cookie config).
nextjs-auth0-v3-handler Callback handler failed. CAUSE: state mismatch
better-auth-state-missing ?/api/auth/error?error=state_not_found
better-auth-state ?/api/auth/error?error=please_restart_the_process
better-auth-cookie State mismatch: auth state cookie not found
better-auth-store State Mismatch: verification not found
better-auth-code ?/api/auth/error?error=oauth_code_verification_failed
better-auth-no-email ?/api/auth/error?error=email_not_found
better-auth-account ?/api/auth/error?error=account_not_linked
better-auth-signup ?/api/auth/error?error=signup_disabled
better-auth-create ?/login?error=unable_to_create_user
csurf <pre>ForbiddenError: invalid csrf token<br> &nbsp; &nbsp;at csrf (/app/node_modules/csurf/index.js:112:19)</pre>
kit-cross-site-post Cross-site POST form submissions are forbidden
next-server-actions Invalid Server Actions request.
gorilla-csrf Forbidden - referer invalid
oidc-client-no-match <div class="toast error">Error: No matching state found in storage</div>
oidc-client-no-state <p class="error">No state in response</p>
oidc-client-frame Error: IFrame timed out without a response
oidc-client-authority Error: authority mismatch on settings vs. signin state
oidc-client-nonce nonce in id_token does not match nonce in client storage
oidc-client-popup Popup blocked by user
oidc-client-popup-closed Error: Popup closed by user
oidc-client-crypto Error: Crypto.subtle is available only in secure contexts (HTTPS).
oidc-client-issuer Invalid issuer in token: https://a.example
fetch-failed <div role="alert">TypeError: Failed to fetch</div>
angular-nonce-in-state OAuthErrorEvent invalid_nonce_in_state
angular-wrong-state Validating access_token failed, wrong state/nonce.
angular-issuer Wrong issuer: https://sts.example
angular-nonce Wrong nonce: q8A1
angular-audience Wrong audience: api, web
angular-discovery invalid issuer in discovery document expected: https://a.example current: https://a.example/
angular-silent OAuthErrorEvent: silent_refresh_timeout
angular-https Error: issuer must use HTTPS (with TLS), or config value for property 'requireHttps' must be set to 'false' and allow HTTP (without TLS).
angular-code-flow-state authCallback incorrect state
angular-code-flow-nonce authCallback incorrect nonce, did you call the checkAuth() method multiple times?
angular-code-flow-issuer authCallback incorrect iss does not match authWellKnownEndpoints issuer
angular-code-flow-time authCallback Validation, iat rejected id_token was issued too far away from the current time
keycloak-js-nonce [KEYCLOAK] Invalid nonce, clearing token
keycloak-js-state Invalid OAuth state in login callback
keycloak-js-frame Timeout when waiting for 3rd party check iframe message.
keycloak-js-crypto Error: Web Crypto API is not available.
msal-interaction BrowserAuthError: interaction_in_progress: Interaction is currently in progress.
msal-hash BrowserAuthError: hash_empty_error: Hash value cannot be processed because it is empty.
msal-timeout BrowserAuthError: monitor_window_timeout: Token acquisition in iframe failed due to timeout.
msal-timed-out {"errorCode":"timed_out","errorMessage":"x"}
msal-state ClientAuthError: state_not_found: State not found
msal-nested BrowserAuthError: block_nested_popups: Request was blocked inside a popup
msal-crypto BrowserAuthError: crypto_nonexistent: The crypto object or function is not available.
msal-endpoints ClientAuthError: endpoints_resolution_error: Endpoints cannot be resolved
msal-network ClientAuthError: post_request_failed: Network request failed
msal-popup BrowserAuthError: empty_window_error: window.open returned null or undefined window object.
msal-cancelled {"errorCode":"user_cancelled","errorMessage":"User cancelled the flow."}
msal-nonce ClientAuthError: nonce_mismatch: Nonce mismatch error.
msal-spa-code ClientAuthError: spa_code_and_nativeAccountId_present
library-state-mismatch ?/login?error=state_mismatch
auth0-spa-transaction ?/login?error=missing_transaction&error_description=Invalid+state
auth0-spa-invalid-state <div class="alert">Invalid state</div><p>Sorry.</p>
auth0-spa-refresh Error: Missing Refresh Token (audience: 'https://api.example', scope: 'openid profile offline_access')
auth0-spa-refresh-old <p class="error-message">Missing Refresh Token</p>
auth0-spa-timeout ?/login?error=timeout&error_description=Timeout
auth0-spa-claim Authorized Party (azp) claim mismatch in the ID token; expected "abc", found "def"
auth0-spa-nonce Nonce (nonce) claim mismatch in the ID token; expected "a1", found "b2"
auth0-spa-issuer Issuer (iss) claim mismatch in the ID token; expected "https://a.example/", found "https://a.example"
auth0-spa-alg Signature algorithm of "HS256" is not supported. Expected the ID token to be signed with "RS256".
auth0-spa-time Expiration Time (exp) claim error in the ID token; current time is after expiration time
auth0-spa-popup Unable to open a popup for loginWithPopup - window.open returned 'null'
auth0-spa-crypto auth0-spa-js must run on a secure origin. See the FAQ.
omniauth-csrf ?/auth/failure?message=csrf_detected&strategy=openid_connect
omniauth-csrf-words <div class="flash-alert">Could not authenticate you from OpenIDConnect because "Csrf detected".</div>
omniauth-credentials ?/auth/failure?message=invalid_credentials&strategy=github
omniauth-credentials-words <div class="flash-alert">Could not authenticate you from GitHub because “Invalid credentials”.</div>
omniauth-session ?/auth/failure?message=session_expired&strategy=twitter
omniauth-authenticity ?/auth/failure?message=authenticity_error&strategy=saml
omniauth-authenticity-words Attack prevented by OmniAuth::AuthenticityTokenProtection
omniauth-timeout ?/auth/failure?message=failed_to_connect&strategy=oidc
omniauth-passthru Not found. Authentication passthru.
omniauth-saml ?/users/auth/saml/failure?message=invalid_ticket
omniauth-denied ?/auth/failure?message=access_denied
devise-email <div class="gl-alert">Could not authenticate you from SAML because "Email can't be blank, Notification email can't be blank".</div>
devise-because <div role="alert">Could not authenticate you from Okta because "Openidconnect: nonce".</div>
devise-locked <p class="alert">Your account is locked.</p>
gitlab-no-account <div class="flash-alert">Signing in using your Google account without a pre-existing GitLab account is not allowed. Create an account first.</div>
gitlab-blocked Your account is pending approval from your GitLab administrator and hence blocked.
discourse-failed <div id="login-error">Sorry, there was an error authenticating your account. Please try again.</div>
discourse-csrf Authorization timed out, or you have switched browsers. Please try again.
rails-csrf <h1>The change you wanted was rejected.</h1><p>Maybe you tried to change something you didn't have access to.</p>
`;
