/** What authorization servers and their pages are seen to say; as {@link appSamples} is written. */
export const providerSamples = String.raw`
entra-redirect <script>$Config={"iErrorCode":50011,"strServiceExceptionMessage":"AADSTS50011: The redirect URI \u0027https://app.example/cb\u0027 specified in the request does not match","strings":{}};</script>
entra-redirect-at-token {"error":"invalid_grant","error_description":"AADSTS500112: The reply address does not match.","error_codes":[500112]}
entra-client-unknown {"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier 'x' was not found in the directory 'Contoso'."}
entra-tenant-unknown AADSTS90002: Tenant 'contoso' not found.
entra-other-tenant AADSTS50020: User account from identity provider 'live.com' does not exist in tenant 'Fabrikam'
entra-one-tenant AADSTS50194: Application is not configured as a multi-tenant application.
entra-audience-of-app AADSTS9002331: Application is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.
entra-tenant-restriction AADSTS500021: Access to 'Contoso' tenant is denied.
entra-admin-consent <script>$Config={"sErrorCode":"90094","strMainMessage":"Need admin approval"};</script>
entra-scope-unknown AADSTS650053: The application 'Wiki' asked for scope 'groups' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.
entra-scope-unknown AADSTS65005: The application 'x' asked for scope 'windchill' that doesn't exist.
entra-consent AADSTS65001: The user or administrator has not consented to use the application
entra-permission AADSTS650052: The app needs access to a service that your organization has not subscribed to or enabled.
entra-not-assigned AADSTS50105: Your administrator has configured the application to block users unless they are specifically granted access.
entra-stronger AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication
entra-factor-failed AADSTS500121: Authentication failed during strong authentication request.
entra-policy AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.
entra-policy-device AADSTS53000: Your device is required to be compliant to access this resource.
entra-policy-app AADSTS53009: Application needs to enforce Intune protection policies.
entra-policy-proof-up AADSTS53010: Cannot configure multi-factor authentication methods because the organization requires this information to be set from specific locations or devices.
entra-locked AADSTS50053: The account is locked, you've tried to sign in too many times with an incorrect user ID or password.
entra-loop AADSTS50196: The server terminated an operation because it encountered a client request loop.
entra-app-disabled AADSTS7000112: Application is disabled.
entra-secret AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the client secret value, not the ID.
entra-assertion AADSTS700027: The certificate with identifier used to sign the client assertion is not registered
entra-spa AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.
entra-web AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.
entra-client-auth AADSTS7000218: The request body must contain 'client_assertion' or 'client_secret'.
entra-code AADSTS54005: OAuth2 Authorization code was already redeemed
entra-pkce AADSTS501481: The Code_Verifier does not match the code_challenge
entra-session AADSTS50058: A silent sign-in request was sent but no user is signed in.
entra-refresh AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime
entra-request AADSTS900144: The request body must contain the following parameter: 'scope'.
entra-scope AADSTS70011: The provided value for the input parameter 'scope' is not valid.
entra-method AADSTS900561: The endpoint only accepts POST requests. Received a GET request.
entra-resource-scope AADSTS9010010: The resource parameter provided in the request doesn't match with the requested scopes.
entra-saml-request AADSTS750054: SAMLRequest or SAMLResponse must be present as query string parameters
entra-saml-encoding AADSTS750056: SAML message was not properly base64-encoded.
entra-saml-context AADSTS75011: Authentication method 'X509, MultiFactor' by which the user authenticated with the service doesn't match
entra-saml-issuer AADSTS70001: Application with identifier 'urn:x' was not found
entra-saml-logout AADSTS50070: Signout has initiated from a participant that's not an active participant
entra-password AADSTS50126: Error validating credentials due to invalid username or password.
entra-approval <div role="heading">Need admin approval</div><div>Unverified. This app needs permission to access resources in your organization that only an admin can grant.</div>
entra-no-subscription <p>Selected user account does not exist in tenant 'Contoso' and cannot access the application.</p>
entra-trouble <h1>Sign in</h1><div>Sorry, but we’re having trouble signing you in.</div>
entra-device <h1>You can't get there from here</h1>
entra-personal <div class="alert">You can't sign in here with a personal account. Use your work or school account instead.</div>
msa-consumer unauthorized_client: The client does not exist or is not enabled for consumers.
google-uri-kind <h1>Access blocked: Authorization Error</h1><p>Custom scheme URIs are not allowed for 'WEB' client type.</p>
meta-sdk <div>JSSDK Option is Not Toggled</div>
google-redirect <h1>Access blocked: This app’s request is invalid</h1><p>You can’t sign in because this app sent an invalid request.</p><p>Error 400: redirect_uri_mismatch</p>
google-origin Error 400: origin_mismatch
google-origin-words <p>The given origin is not allowed for the given client ID.</p>
google-client <h1>Access blocked: Authorization Error</h1><p>The OAuth client was not found.</p><p>Error 401: invalid_client</p>
google-testing <p>Demo has not completed the Google verification process. The app is currently being tested, and can only be accessed by developer-approved testers.</p>
google-internal <p>Error 403: org_internal</p>
google-internal-words <p>CRM is restricted to users within its organization.</p>
google-webview Error 403: disallowed_useragent
google-webview-words <p>Couldn’t sign you in. This browser or app may not be secure.</p>
google-admin Error 400: admin_policy_enforced
google-admin-words <h1>Access blocked: Your institution’s admin needs to review CRM</h1>
google-restricted Error 403: restricted_client
google-loopback <p>Loopback flow has been blocked in order to keep users secure.</p>
google-device-parameters device_id and device_name are required for private IP: http://192.168.1.7:3000/cb
google-saml-user <h1>Error: app_not_configured_for_user</h1><p>Service is not configured for this user.</p>
google-saml-off <p>Error: app_not_enabled_for_user<p>Service is not enabled for this user.
google-grant {"error":"invalid_grant","error_description":"Malformed auth code."}
google-gsi-fedcm FedCM was disabled either temporarily based on previous user action or permanently via site settings.
okta-redirect <h1>400 Bad Request</h1><p>Your request resulted in an error. The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: https://acme-admin.okta.com/x</p>
okta-logout <p>The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.</p>
okta-assigned ?/cb?error=access_denied&error_description=User+is+not+assigned+to+the+client+application.
okta-client {"errorCode":"invalid_client","errorSummary":"Invalid value for 'client_id' parameter."}
okta-policy ?/cb?error=access_denied&error_description=Policy+evaluation+failed+for+this+request%2C+please+check+the+policy+configurations.
okta-scope ?/cb?error=invalid_scope&error_description=One+or+more+scopes+are+not+configured+for+the+authorization+server+resource.
okta-grant {"error":"invalid_grant","error_description":"The authorization code is invalid or has expired."}
okta-pkce-required ?/cb?error=invalid_request&error_description=PKCE+code+challenge+is+required+when+the+token+endpoint+authentication+method+is+%27NONE%27.
okta-pkce {"error":"invalid_grant","error_description":"PKCE verification failed."}
okta-grant-type {"error":"unauthorized_client","error_description":"The client is not authorized to use the provided grant type. Configured grant types: [authorization_code]."}
okta-browser-pkce {"error":"invalid_client","error_description":"Browser requests to the token endpoint must use Proof Key for Code Exchange."}
okta-client-auth {"error":"invalid_client","error_description":"Client authentication failed. Either the client or the client credentials are invalid."}
okta-rate {"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}
okta-session {"errorCode":"E0000005","errorSummary":"Invalid session"}
okta-signin {"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action"}
auth0-callback <h1>Oops!, something went wrong</h1><p>Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.</p>
auth0-client ?/u/error?error=invalid_request&error_description=Unknown+client%3A+aB3
auth0-connection ?/cb?error=invalid_request&error_description=no+connections+enabled+for+the+client
auth0-logout The "returnTo" querystring parameter "https://a.example" is not defined as a valid URL in "Allowed Logout URLs"
auth0-service ?/cb?error=access_denied&error_description=Service+not+found%3A+https%3A%2F%2Fapi.example
auth0-grant {"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}
auth0-grant-type {"error":"unauthorized_client","error_description":"Grant type 'password' not allowed for the client."}
auth0-client-grant {"error":"access_denied","error_description":"Client is not authorized to access resource server \"https://api.example\"."}
auth0-page-state <p>You may have pressed the back button, refreshed during login, opened too many login dialogs, or there is some issue with cookies, since we couldn't find your session.</p>
auth0-verify-email ?/cb?error=access_denied&error_description=Please+verify+your+email+before+logging+in.
auth0-attempts {"error":"too_many_attempts","error_description":"Your account has been blocked after multiple consecutive login attempts."}
auth0-consent ?/cb?error=login_required&error_description=Multifactor+authentication+required
auth0-oops <h1>Oops!, something went wrong</h1><p>There could be a misconfiguration in the system or a service outage.</p>
onelogin-access <p>You do not have access to this application.</p>
ping-redirect <title>Error</title><h1>Error - Invalid redirect_uri</h1>
ping-client <p>Unknown or invalid client_id</p>
ping-adapter <p>Unexpected Runtime Authn Adapter Integration Problem.</p>
pingone-redirect <p class="feedback--error">Redirect URI mismatch</p>
cognito-upstream-client ?/cb?error=server_error&error_description=invalid_client+error+received+from+identity+provider.
cognito-immutable ?/cb?error=invalid_request&error_description=user.email%3A+Attribute+cannot+be+updated.
auth0-blocked ?/cb?error=unauthorized&error_description=user+is+blocked
auth0-organization ?/cb?error=invalid_request&error_description=parameter+organization+is+required+for+this+client
cognito-redirect ?/error?error=redirect_mismatch&client_id=4abc
cognito-page <p>An error was encountered with the requested page.</p>
cognito-client <p>Required String parameter 'client_id' is not present</p>
cognito-secret Client 4abc is configured with secret but SECRET_HASH was not received
cognito-refresh {"__type":"NotAuthorizedException","message":"Refresh Token has expired"}
cognito-disabled {"__type":"NotAuthorizedException","message":"User is disabled."}
cognito-attempts {"__type":"NotAuthorizedException","message":"Password attempts exceeded"}
cognito-flow {"__type":"InvalidParameterException","message":"USER_PASSWORD_AUTH flow not enabled for this client"}
cognito-scope Some of the requested scopes "x" are not allowed
cognito-logout Required String parameter 'redirect_uri' is not present
cognito-mapping ?/cb?error=server_error&error_description=Invalid+SAML+response+received%3A+Invalid+user+attributes%3A+Type+for+attribute+%7Bcustom%3Arole%7D+could+not+be+determined
cognito-attributes ?/cb?error=invalid_request&error_description=attributes+required%3A+%5Bemail%5D
cognito-trigger ?/cb?error=server_error&error_description=PreSignUp+failed+with+error+no.
cognito-upstream ?/cb?error=server_error&error_description=Invalid+SAML+response+received%3A+audience
cognito-saml-request <h1>An error was encountered with the requested page.</h1><p>Invalid samlResponse or relayState from identity provider</p>
cognito-exists ?/cb?error=server_error&error_description=Already+found+an+entry+for+username+Google_117
cognito-revoked {"__type":"NotAuthorizedException","message":"Refresh Token has been revoked"}
keycloak-redirect <div id="kc-error-message"><p class="instruction">Ungültiger Parameter: redirect_uri</p></div>
keycloak-redirect-saml <div id="kc-error-message"><p class="instruction">Invalid redirect uri</p></div>
keycloak-client <div id="kc-error-message"><p class="instruction">Client not found.</p></div>
keycloak-client-disabled <p class="instruction">Client disabled.</p>
keycloak-invalid-hint <div id="kc-error-message"><p class="instruction">Invalid parameter: id_token_hint</p></div>
keycloak-missing-hint <p class="instruction">Missing parameters: id_token_hint</p>
keycloak-missing <p class="instruction">Missing parameters: client_id</p>
keycloak-request <p class="instruction">Invalid Request</p>
keycloak-https <p class="instruction">HTTPS required</p>
keycloak-cookie <p class="instruction">Cookie not found. Please make sure cookies are enabled in your browser.</p>
keycloak-expired <h1 id="kc-page-title">Page has expired</h1><p>To restart the login process <a>Click here</a>.</p>
keycloak-broker <p class="instruction">Unexpected error when authenticating with identity provider</p>
keycloak-broker-state <p class="instruction">Missing state parameter in response from identity provider.</p>
keycloak-broker-exists <span class="kc-feedback-text">User with email ann@corp.example already exists. Please login to account management to link the account.</span>
keycloak-broker-user <p class="instruction">User ann authenticated with identity provider google does not exist. Please contact your administrator.</p>
keycloak-level <p class="instruction">The requested level of authentication has not been satisfied.</p>
keycloak-other-user <p class="instruction">You are already authenticated as different user 'bob' in this session. Please sign out first.</p>
keycloak-logout <title>Logging out</title><h1>Logging out</h1><p class="instruction">Do you want to log out?</p>
keycloak-user-disabled <span id="input-error">Account is disabled, contact your administrator.</span>
keycloak-password <span id="input-error" class="pf-c-form__helper-text pf-m-error" aria-live="polite">Invalid username or password.</span>
keycloak-code {"error":"invalid_grant","error_description":"Code not valid"}
keycloak-pkce {"error":"invalid_grant","error_description":"PKCE verification failed: Code mismatch"}
keycloak-secret {"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}
keycloak-refresh {"error":"invalid_grant","error_description":"Session not active"}
keycloak-scope ?/cb?error=invalid_scope&error_description=Invalid+scopes%3A+openid+groups
keycloak-issuer {"error":"invalid_grant","error_description":"Invalid token issuer. Expected 'https://sso.example/realms/a'"}
keycloak-grant-off {"error":"unauthorized_client","error_description":"Client not allowed for direct access grants"}
keycloak-saml-requester <p class="instruction">Invalid requester</p>
keycloak-saml-signature <p class="instruction">Invalid signature in response from identity provider.</p>
keycloak-saml-response <p class="instruction">Invalid response from identity provider.</p>
keycloak-saml-relay <p class="instruction">No relay state in response from identity provider.</p>
keycloak-saml-nameid <p class="instruction">Unsupported NameIDFormat</p>
`;
