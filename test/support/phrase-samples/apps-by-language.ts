/** What applications in Python, PHP and Go, login proxies and hosted logins are seen to say; as {@link appSamples} is written. */
export const appByLanguageSamples = String.raw`
allauth-failure <title>Third-Party Login Failure</title><h1>Third-Party Login Failure</h1><p>An error occurred while attempting to login via your third-party account.</p>
allauth-cancelled <h1>Login Cancelled</h1><p>You decided to cancel logging in to our site using one of your existing accounts.</p>
allauth-signup-closed <h1>Sign Up Closed</h1><p>We are sorry, but the sign up is currently closed.</p>
mozilla-state <pre class="exception_value">OIDC callback state not found in session ${'`'}oidc_states${'`'}!</pre>
mozilla-nonce <pre class="exception_value">JWT Nonce verification failed.</pre>
mozilla-signature SuspiciousOperation: JWS token verification failed.
mozilla-claims <p class="error">Claims verification failed</p>
authlib-state {"detail":"mismatching_state: CSRF Warning! State not equal in request and response."}
authlib-state-words authlib.integrations.base_client.errors.Mismatching: CSRF Warning! State not equal in request and response.
authlib-nonce InvalidClaimError: invalid_claim: Invalid claim "nonce"
authlib-claim InvalidClaimError: invalid_claim: Invalid claim 'iss'
authlib-keys {"success":0,"errormsg":"Missing \"jwks_uri\" in metadata","info":"","result":null,"data":null}
authlib-session AssertionError: SessionMiddleware must be installed to access request.session
psa-state social_core.exceptions.AuthStateMissing: gone
psa-state-words <pre class="exception_value">Session value state missing.</pre>
psa-cancelled AuthCanceled at /complete/keycloak/
psa-cancelled-words Authentication process canceled: Invalid code
psa-taken AuthAlreadyAssociated at /complete/google-oauth2/
psa-forbidden Your credentials aren't allowed
psa-token AuthTokenError at /complete/oidc/
bookstack-issuer <div component="notification" class="notification neg" role="alert"><span>OIDC Discovery Error: Unexpected issuer value found on discovery response</span></div>
bookstack-discovery <div class="notification neg" role="alert"><span>OIDC Discovery Error: Error discovering provider settings from issuer at URL https://login.example/.well-known/openid-configuration</span></div>
bookstack-state Login using SSO failed, system did not provide successful authorization
bookstack-issued ID token validation failed with error: Token issue at time is not recent or is invalid
bookstack-audiences ID token validation failed with error: Token audience value has 2 values, Expected 1
bookstack-azp ID token validation failed with error: Token authorized party exists but does not match the expected client_id
bookstack-confirm The email address for the account in use needs to be confirmed
vaultwarden-unverified {"message":"You need to verify your email with your provider before you can log in","error":"","errorModel":{"message":"You need to verify your email with your provider before you can log in","object":"error"}}
vaultwarden-unverified {"message":"Email is not verified by the SSO provider","errorModel":{"message":"Email is not verified by the SSO provider","object":"error"}}
vaultwarden-unknown {"message":"Your provider does not send email verification status.\nYou will need to change the server configuration (check SSO_ALLOW_UNKNOWN_EMAIL_VERIFICATION) to log in.","errorModel":{"message":"Your provider does not send email verification status.","object":"error"}}
vaultwarden-existing {"message":"Existing SSO user with same email","object":"error"}
vaultwarden-invitation {"message":"Signups are disabled. You will need an invitation","object":"error"}
vaultwarden-nonce {"message":"Invalid state cannot retrieve nonce","object":"error"}
vaultwarden-audience {"message":"Could not read id_token claims, Invalid audiences: account is not a trusted audience","object":"error"}
vaultwarden-role {"message":"Invalid user role. Contact your administrator","object":"error"}
gitea-unconfirmed <h2>Activate Your Account</h2><p>Hi kim, you have an unconfirmed email address (<b>kim@x.example</b>).</p>
immich-discovery {"message":"Error in OAuth discovery: ClientError: unexpected HTTP response status code","statusCode":500}
immich-failed {"message":"OAuth authentication failed","error":"Bad Request","statusCode":400}
synapse-conflict Attempted to login with a conflicting external ID
synapse-mapping Mapping provider does not support de-duplicating Matrix IDs
synapse-not-here You are not allowed to log in here.
mattermost-saml-attribute SAML login was unsuccessful because one of the attributes is incorrect. Please contact your System Administrator.
synapse-iss invalid_claim: Invalid claim "iss"
synapse-userinfo <div class="error_page"><h1>There was an error</h1><p><strong id="errormsg">401: Unauthorized</strong></p><div id="error_code"><p>fetch_error</p></div></div>
wikijs-no-account You are not authorized to login.
wikijs-domain You are not authorized to register. Your domain is not whitelisted.
wikijs-system This is a system reserved account and cannot be used.
jellyfin-roles Error. Check permissions.
jellyfin-provider No matching provider found
oidcclient-discovery Error loading discovery document: Error connecting to https://op.example/.well-known/openid-configuration. Not Found. Try logging in again.
oidcclient-redeem Error redeeming code: temporary_failure / Something Try logging in again.
oidcclient-token Error validating identity token: something Try logging in again.
discourse-approval {"auth_error":"awaiting_approval"}
discourse-activation {"auth_error":"awaiting_activation"}
discourse-invite {"auth_error":"requires_invite"}
discourse-suspended {"auth_error":"suspended"}
discourse-address {"auth_error":"not_allowed_from_ip_address"}
argo-sealed cipher: message authentication failed
zulip-invite <div class="alert">Please request an invite for kim@x.example from the organization administrator.</div>
gitlab-link Request to link SAML account must be authorized
gitlab-saml-ticket Could not authenticate you from SAML because "Invalid ticket".
nextcloud-saml-denied Your account is denied, access to this service is thus not possible.
mas-completed Session already completed
mas-no-id-token Missing ID token
mas-subject Could not extract subject from ID token
nextcloud-group You do not have permission to log in to this instance. If you think this is an error, please contact an administrator.
nextcloud-secret Failed to decrypt the OIDC provider client secret
backstage-user {"error":{"name":"Error","message":"Failed to sign-in, unable to resolve user identity. Please verify that your catalog contains the expected User entities that would match your configured sign-in resolver."}}
backstage-resolver Error: The GitHub provider is not configured to support sign-in
minio-policy-missing {"detailedMessage":"policy claim missing from the JWT token, credentials will not be generated","message":"An error occurred, please try again"}
minio-policy-missing Policy claim missing from the JWT token, credentials will not be generated
minio-policy-unknown None of the given policies (readers) are defined, credentials will not be generated
coder-unverified {"message":"Verify the \"kim@x.example\" email address on your OIDC provider to authenticate!"}
jenkins-anonymous <div id="main-panel"><h1>Access Denied</h1><p class="error">anonymous is missing the Overall/Read permission</p></div>
jenkins-permission <div id="main-panel"><h1>Access Denied</h1><p class="error">kim@x.example is missing the Overall/Read permission</p></div>
outline-failed ?/?notice=auth-error
outline-state ?/?notice=state-mismatch
outline-email ?/?notice=authentication-required
outline-suspended ?/?notice=user-suspended
outline-invite ?/?notice=invite-required
outline-domain ?/?notice=domain-not-allowed
outline-team ?/?notice=maximum-reached
outline-invalid ?/?notice=invalid-authentication
outline-provider-off ?/?notice=authentication-provider-disabled
outline-profile ?/?notice=malformed-user-info
bookstack-account <div class="notification neg" role="alert"><span>A user with the email kim@x.example already exists but with different credentials.</span></div>
bookstack-email <p>Could not find an email address, for this user, in the data provided by the external authentication system</p>
django-csrf <h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p>
django-host <h1>DisallowedHost at /oidc/callback/</h1><pre class="exception_value">Invalid HTTP_HOST header: 'app:8000'. You may need to add 'app' to ALLOWED_HOSTS.</pre>
oauthlib-scope Warning: Scope has changed from "openid email" to "openid".
oauthlib-http oauthlib.oauth2.rfc6749.errors.InsecureTransportError: (insecure_transport) OAuth 2 MUST utilize https.
oauthlib-state oauthlib.oauth2.rfc6749.errors.MismatchingStateError: (mismatching_state) CSRF Warning!
oauthlib-token (missing_token) Missing access token parameter.
jupyter-state-cookie <h1>400 : Bad Request</h1><p>OAuth state missing from cookies</p>
jupyter-state-url <h1>400 : Bad Request</h1><p>OAuth state missing from URL</p>
jupyter-state <h1>400 : Bad Request</h1><p>OAuth state mismatch</p>
jupyter-code <h1>400 : Bad Request</h1><p>OAuth callback made without a code</p>
jupyter-verifier <h1>400 : Bad Request</h1><p>Missing code_verifier</p>
jupyter-not-authorised <h1>403 : Forbidden</h1><p>Sorry, you are not currently authorized to use this hub. Please contact the hub administrator.</p>
hass-state <h1>Error</h1><p>Invalid state. Is My Home Assistant configured to go to the right instance?</p>
hass-no-state Missing state parameter
hass-abort {"type":"abort","reason":"oauth_unauthorized"}
hass-rejected {"type":"abort","reason":"user_rejected_authorize"}
hass-redirect <p>Invalid client id or redirect uri</p>
odoo-signup ?/web/login?oauth_error=1
odoo-denied ?/web/login?oauth_error=2
odoo-no-user ?/web/login?oauth_error=3
odoo-words <p class="alert alert-danger">You do not have access to this database or your invitation has expired. Please ask for an invitation.</p>
socialite-state <title>Laravel\Socialite\Two\InvalidStateException</title><h1>Laravel\Socialite\Two\InvalidStateException</h1>
call-status-401 Client error: ${'`'}POST https://sso.example/token${'`'} resulted in a ${'`'}401 Unauthorized${'`'} response
laravel-expired <title>Page Expired</title><div class="code">419</div><div class="message">Page Expired</div>
laravel-mismatch {"message":"CSRF token mismatch.","exception":"x"}
knpu-state Invalid state parameter passed in callback URL.
hwi-csrf Given CSRF token is not valid.
knpu-code No "code" parameter was found (usually this is a query parameter)!
hwi-user Could not retrieve valid user info.
knpu-token Authentication failed! Did you authorize our app?
league-provider League\OAuth2\Client\Provider\Exception\IdentityProviderException: invalid_client
league-required Required option not passed: "access_token"
nextcloud-state <h2>Access forbidden</h2><p>The received state does not match the expected value.</p>
nextcloud-state-expired <p class="hint">The received state has expired.</p>
nextcloud-https <div class="body-login-container"><h2>Error</h2><p>You must access Nextcloud with HTTPS to use OpenID Connect.</p></div>
nextcloud-client Your client is not authorized to connect! Please inform the administrator of your client.
nextcloud-reach <p>Could not reach the OpenID Connect provider.</p>
nextcloud-issuer <p>The issuer does not match the one from the discovery endpoint</p>
nextcloud-audience <p>The audience does not match ours</p>
nextcloud-azp <p>The authorized party does not match ours</p>
nextcloud-nonce <p>The nonce does not match</p>
nextcloud-provision <p>Failed to provision the user</p>
nextcloud-conflict <p>User conflict</p>
nextcloud-token-expired <p>The received token is expired.</p>
nextcloud-saml <h2>Account not provisioned.</h2><p>Your account is not provisioned, access to this service is thus not possible.</p>
nextcloud-domain <h2>Access through untrusted domain</h2>
wordpress-state ?/wp-login.php?login-error=invalid-state&message=Invalid+state.
wordpress-code ?/wp-login.php?login-error=no-code
wordpress-token ?/wp-login.php?login-error=invalid-token-response
wordpress-claim ?/wp-login.php?login-error=bad-id-token-claim
wordpress-user ?/wp-login.php?login-error=identity-not-map-existing-user
wordpress-error-words <div id="login_error"><strong>ERROR (invalid-state): </strong>Invalid state.</div>
jumbojett-state Fatal error: Uncaught Jumbojett\OpenIDConnectClientException: Unable to determine state in /var/www/x.php:324
jumbojett-claims Uncaught Jumbojett\OpenIDConnectClientException: Unable to verify JWT claims
jumbojett-user User did not authorize openid scope.
moodle-saml-attribute <p>You have logged in successfully but we could not find your 'uid' attribute to associate you to an account in Moodle.</p>
moodle-saml-user <p>You have logged in successfully as 'jo' but do not have an account in Moodle.</p>
moodle-limited <p class="errormessage">You are logged in to your identity provider however this account has limited access, please contact your administrator for more details.</p>
moodle-no-address <div class="loginerrors">The login attempt failed. Reason: The user information returned did not contain a username and email address. The OAuth 2 service may be configured incorrectly.</div>
moodle-no-userinfo <div class="loginerrors">The login attempt failed. Reason: No user information was returned. The OAuth 2 service may be configured incorrectly.</div>
moodle-pending <div class="loginerrors">The login attempt failed. Reason: This account is pending email confirmation.</div>
moodle-oauth2 <p class="errormessage">Could not upgrade OAuth token. Error: invalid_client</p>
moodle-account <div class="loginerrors">The login attempt failed. Reason: User does not exist.</div>
goth-session could not find a matching session for this request
goth-state state token mismatch
securecookie-invalid securecookie: the value is not valid
gitea-no-account <div class="ui negative message">Registration is disabled. Please contact your site administrator.</div>
gitea-redirect <p>Unregistered Redirect URI</p>
grafana-state {"message":"Missing saved oauth state","messageId":"auth.oauth.state.missing","statusCode":400}
grafana-state-differs <div aria-live="assertive">Login failed: Provided state does not match stored state</div>
portainer-no-account {"message":"Account not created beforehand in Portainer and automatic user provisioning not enabled","details":"Unauthorized"}
portainer-oauth {"message":"Unable to authenticate through OAuth","details":"Unauthorized"}
grafana-pkce login failed: Missing required PKCE cookie
grafana-token Login failed: Failed to get token from provider
grafana-role <script>window.grafanaBootData={"user":{},"settings":{"loginError":"IdP did not return a role attribute, but role_attribute_strict is set"}}</script>
grafana-email <script>window.grafanaBootData={"user":{},"settings":{"loginError":"Login failed: Provider didn’t return an email address"}}</script>
grafana-domain Login failed: Required email domain not fulfilled
grafana-member <script>window.grafanaBootData={"user":{},"settings":{"loginError":"User is not a member of one of the required organizations. Please contact identity provider administrator."}}</script>
allauth-no-app <pre class="exception_value">SocialApp matching query does not exist.</pre>
allauth-two-apps <title>MultipleObjectsReturned at /accounts/google/login/</title>
psa-no-backend <pre class="exception_value">Backend not found</pre>
socialite-keys Missing required configuration keys [redirect] for [Laravel\\Socialite\\Two\\GoogleProvider] OAuth provider.
socialite-driver <h1>Driver [keycloak] not supported.</h1>
symfony-no-client There is no OAuth2 client called "google". Available are: github
passport-no-strategy <pre>Error: Unknown authentication strategy &quot;google&quot;</pre>
aspnet-no-scheme InvalidOperationException: No authentication handler is registered for the scheme 'Google'.
authlib-no-authorize RuntimeError: Missing "authorize_url" value
express-discover AggregateError: Issuer.discover() failed.
grafana-client Login failed: OAuth client is disabled
grafana-sync User sync failed
grafana-signup Sign up is disabled
grafana-quota User sync forbidden
grafana-protected Unable to sync due to protected role
grafana-role-path Instance role_attribute_path misconfigured, please contact your administrator
grafana-azure-version AzureAD OAuth: version 1.0 is not supported. Please ensure the auth_url and token_url are set to the v2.0 endpoints.
argo-url Invalid redirect URL: the protocol and host (including port) must match and the path must be within allowed URLs if provided
argo-cookie invalid state in 'argocd.oauthstate' cookie
argo-token failed to get token: oauth2: cannot fetch
go-no-id-token no id_token in token response
argo-verify failed to verify the token: x
argo-issuer failed to query provider: oidc: issuer did not match the issuer returned by provider, expected "https://a.example" got "https://a.example/"
go-oidc-issuer oidc: id token issued by a different provider, expected "https://a.example/" got "https://a.example"
go-oidc-audience oidc: expected audience "web" got ["account"]
go-oidc-signature failed to verify signature: failed to verify id token signature
go-oidc-expired oidc: token is expired (Token Expiry: 2026-01-01 10:00:00 +0000 UTC)
go-oauth2 Internal Server Error: oauth2: cannot fetch token: 503 Service Unavailable
call-certificate Get "https://sso.example/.well-known/openid-configuration": tls: failed to verify certificate: x509: certificate signed by unknown authority
call-plain-port Could not authenticate you from OpenIDConnect because "Ssl connect returned=1 errno=0 peeraddr=10.0.0.7:18080 state=error: record layer failure".
call-plain-port SSL_connect returned=1 errno=0 peeraddr=10.0.0.7:80 state=error: wrong version number
call-plain-port Get "https://sso.example:8080/.well-known/openid-configuration": http: server gave HTTP response to HTTPS client
database-duplicate <pre>MongoServerError: E11000 duplicate key error collection: app.users index: email_1 dup key</pre>
database-duplicate {"message":"Invalid prisma.user.create() invocation: Unique constraint failed on the fields: (email)"}
database-no-email <p>SQLSTATE[23000]: Integrity constraint violation: 1048 Column 'email' cannot be null</p>
database-not-stored <p>SQLSTATE[23000]: Integrity constraint violation: 1452 Cannot add or update a child row</p>
store-unreached <pre>SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, SQL: select * from sessions)</pre>
store-unreached <p>psycopg2.OperationalError: connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused</p>
store-unreached {"error":"Redis connection to 127.0.0.1:6379 failed - connect ECONNREFUSED 127.0.0.1:6379"}
mail-unsent <pre>Error: connect ECONNREFUSED 127.0.0.1:587</pre>
mail-unsent <p>smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')</p>
mail-unsent {"error":"dial tcp 10.0.0.7:587: connect: connection refused"}
mail-unsent <pre>Connection could not be established with host "smtp.example.com:587": stream_socket_client(): Unable to connect</pre>
store-refused <pre>FATAL: password authentication failed for user "app"</pre>
store-refused <h2>SqlException: Login failed for user 'app'.</h2>
store-not-made <pre>SQLSTATE[42S02]: Base table or view not found: 1146 Table 'app.users' doesn't exist</pre>
store-not-made <p>relation "users" does not exist</p>
store-not-written <b>Warning</b>: session_start(): open(/var/lib/php/sessions/sess_1, O_RDWR) failed: Permission denied (13)
call-metadata OperationProcessingError: "response" is not a conform Authorization Server Metadata response (unexpected HTTP status code)
ueberauth-state <p class="alert alert-danger" role="alert">Cross-Site Request Forgery attack</p>
better-auth-origin {"code":"INVALID_ORIGIN","message":"Invalid origin"}
better-auth-provider-unknown {"code":"PROVIDER_NOT_FOUND","message":"Provider not found"}
better-auth-provider {"error":"oauth_provider_not_found"}
better-auth-banned {"error":"banned"}
better-auth-email-differs {"error":"email_doesn't_match"}
better-auth-state-differs ?/api/auth/error?error=state_mismatch
supabase-banned {"error_code":"user_banned","msg":"User is banned"}
call-name Error: getaddrinfo ENOTFOUND keycloak
call-name UnknownHostException: keycloak.internal: Name or service not known
call-name cURL error 6: Could not resolve host: keycloak for http://keycloak:8080/realms/a/protocol/openid-connect/token
call-refused Post "http://localhost:8080/token": dial tcp [::1]:8080: connect: connection refused
call-refused AggregateError [ECONNREFUSED]: connect ECONNREFUSED 127.0.0.1:8080
call-refused Could not authenticate you from OpenIDConnect because "Failed to open tcp connection to keycloak:8080 (connection refused)".
call-silent Post "https://sso.example/token": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
call-silent RPError: outgoing request timed out after 3500ms
call-unreached TypeError: fetch failed
call-unreached I/O error on POST request for "https://sso.example/token": broken
call-certificate HttpRequestException: The SSL connection could not be established, see inner exception.
call-certificate cURL error 60: SSL certificate problem: unable to get local issuer certificate
call-invalid-client OPError: invalid_client (Client authentication failed)
call-invalid-client <p class="errormsg">OAuthError: invalid_client: </p>
call-invalid-client-words Could not authenticate you from OpenIDConnect because "Invalid_client :: invalid client or invalid client credentials".
call-invalid-grant <div class="alert">[invalid_grant] Code not valid</div>
call-unauthorized-client {"error":"unauthorized_client"}
call-status-userinfo An error occurred while attempting to retrieve the UserInfo Resource: 403 Forbidden: [no body]
call-status-401 Request failed with status code 401
call-status-400 Request failed with status code 400
go-no-id-token No id_token field in oauth2 token.
go-oidc-early Failed to verify ID Token: oidc: current time 2026-05-04 09:00:00 before the nbf (not before) time: 2026-05-04 09:10:00
google-revoked {"error":"invalid_grant","error_description":"Token has been expired or revoked."}
spring-claim-issuer <div class="alert">[invalid_id_token] The ID Token contains invalid claims: {iss=https://sso.example}</div>
spring-claim-audience <div class="alert">[invalid_id_token] The ID Token contains invalid claims: {aud=[account]}</div>
spring-claim-time <div class="alert">[invalid_id_token] The ID Token contains invalid claims: {iat=2026-05-04T10:02:00Z}</div>
any-issuer {"error":"invalid_issuer"}
any-audience {"error":"invalid_audience"}
any-nonce-code {"error":"nonce_missing"}
oauth2-proxy-csrf <div class="block"><h1 class="subtitle is-1">403 Forbidden</h1><p id="more-info">Login Failed: Unable to find a valid CSRF token. Please try again.</p></div>
oauth2-proxy-upstream Login Failed: The upstream identity provider returned an error: invalid_scope
oauth2-proxy-500 <h1>500 Internal Server Error</h1><p>Oops! Something went wrong. For more information contact your server administrator.</p>
oauth2-proxy-session Invalid session: unauthorized
oauth2-proxy-email neither the id_token nor the profileURL set an email
oauth2-proxy-unverified email in id_token (ann@corp.example) isn't verified
oauth2-proxy-code Login Failed: missing code
vouch-state /auth Invalid session state: stored abc, returned def
vouch-session /auth could not find session store VouchSession
vouch-loop /login too many unsuccessful authorization attempts for the requested URL
vouch-user-words /auth User is not authorized: not found in WhiteList
pomerium-csrf {"Status":400,"Error":"Bad Request: no CSRF cookie"}
pomerium-expired <p>The request expired. This may be because a login attempt took too long, or because the server's clock is out of sync.</p>
pomerium-policy User does not have access to this route
envoy-oauth OAuth flow failed.
tfa-csrf Error validating csrf cookie: Invalid CSRF cookie value
tfa-not-authorized Not authorized
modauth-state <title>Error</title><h3>Error: <pre>Invalid Authorization Response</pre></h3><p>Description: <pre>Could not match the authorization response to an earlier request via the state parameter and corresponding state cookie</pre></p>
modauth-timeout <p>This is due to a timeout; please restart your authentication session by re-entering the URL/bookmark you originally wanted to access</p>
modauth-response <h1>Invalid Authentication Response</h1>
modauth-bare You've hit an OpenID Connect Redirect URI with no parameters, this is an invalid request; you should not open this URL in your browser directly.
modauth-provider <p>Error: <pre>OpenID Connect Provider error: invalid_scope</pre></p>
modauth-many Too Many Outstanding Requests
modauth-id-token Error in handling response type.
modauth-remote-user OpenID Connect Provider error: Remote user could not be set: contact the website administrator
authcrunch-state OAuth 2.0 authorization state not found
authcrunch-key OAuth 2.0 id_token has unregisted key id k-2026
authcrunch-nonce OAuth 2.0 id_token nonce claim validation failed: nonce not found
authcrunch-exchange failed fetching OAuth 2.0 access token: failed obtaining OAuth 2.0 access token, error: "invalid_client"
lua-openidc-iss iss from argument: https://op.example/realms/main does not match expected issuer: https://inside.example/realms/main
easy-auth-permission You do not have permission to view this directory or page.
envoy-rbac RBAC: access denied
cf-access-account <h1>Forbidden</h1><p>That account does not have access.</p>
cf-access-session <p>Invalid login session.</p>
cf-access-app <h1>Unable to find your Access application!</h1>
cf-access-idp Failed to exchange code for token
supabase-state ?/auth/callback?error=invalid_request&error_code=bad_oauth_state&error_description=x
supabase-state-words {"code":400,"msg":"OAuth state not found or expired"}
supabase-callback ?/?error=invalid_request&error_code=bad_oauth_callback
supabase-flow-state {"code":404,"error_code":"flow_state_not_found","msg":"invalid flow state, no valid flow state found"}
supabase-verifier {"code":"bad_code_verifier","message":"x"}
supabase-verifier-words AuthApiError: invalid request: both auth code and code verifier should be non-empty
supabase-nonce {"error":"invalid nonce","error_description":"Nonces mismatch"}
supabase-id-token-audience {"error":"invalid request","error_description":"Unacceptable audience in id_token: [app]"}
supabase-otp ?/#error=access_denied&error_code=otp_expired&error_description=Email+link
supabase-otp-words ?/#error=access_denied&error_description=Email+link+is+invalid+or+has+expired
supabase-email {"error_code":"provider_email_needs_verification"}
supabase-exchange ?/#error=server_error&error_description=Unable+to+exchange+external+code%3A+4%2F0A
supabase-no-email ?/?error=server_error&error_description=Error+getting+user+email+from+external+provider
supabase-provider {"code":400,"error_code":"provider_disabled"}
supabase-provider-secret {"code":400,"error_code":"validation_failed","msg":"Unsupported provider: missing OAuth secret"}
supabase-provider-words {"code":400,"msg":"Unsupported provider: provider is not enabled"}
supabase-signup {"error_code":"signup_disabled"}
supabase-signup-words Signups not allowed for this instance
supabase-database ?/?error=server_error&error_description=Database+error+saving+new+user
supabase-refresh {"code":"refresh_token_already_used","message":"x"}
supabase-refresh-lost {"code":"refresh_token_not_found","message":"Invalid Refresh Token: Refresh Token Not Found"}
supabase-refresh-gone {"error_code":"refresh_token_not_found","msg":"x"}
supabase-saml-relay {"error_code":"saml_relay_state_expired"}
supabase-saml-idp {"error_code":"saml_idp_not_found"}
supabase-saml-email {"error_code":"saml_assertion_no_email"}
supabase-manual-linking {"error_code":"identity_already_exists"}
firebase-domain FirebaseError: Firebase: Error (auth/unauthorized-domain).
firebase-domain-words This domain is not authorized for OAuth operations for your Firebase project.
firebase-popup-blocked Firebase: Error (auth/popup-blocked).
firebase-popup-closed Firebase: Error (auth/popup-closed-by-user).
firebase-popup-twice Firebase: Error (auth/cancelled-popup-request).
firebase-provider-off {"error":{"code":400,"message":"OPERATION_NOT_ALLOWED : The identity provider configuration is not found."}}
firebase-account Firebase: Error (auth/account-exists-with-different-credential).
firebase-credential {"error":{"code":400,"message":"INVALID_IDP_RESPONSE : The supplied auth credential is incorrect"}}
firebase-nonce {"error":{"code":400,"message":"MISSING_OR_INVALID_NONCE : Nonce is missing in the request."}}
firebase-network Firebase: Error (auth/network-request-failed).
firebase-storage Firebase: Error (auth/web-storage-unsupported).
firebase-initial-state <body>Unable to process request due to missing initial state. This may happen if browser sessionStorage is inaccessible.</body>
firebase-timeout Firebase: Error (auth/redirect-cancelled-by-user).
firebase-key {"error":{"code":400,"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}
firebase-key-words {"error":{"code":403,"message":"Requests to this API identitytoolkit method google.cloud.identitytoolkit.v1.AuthenticationService.SignUp are blocked."}}
supabase-key {"message":"Invalid API key","hint":"Double check your Supabase anon or service_role API key."}
appwrite-provider-off {"message":"This provider is disabled. Please enable the provider from your Appwrite console to continue.","code":412,"type":"project_provider_disabled"}
clerk-connection-off {"errors":[{"message":"is invalid","long_message":"oauth_google does not match one of the allowed values for parameter strategy"}]}
clerk-denied {"errors":[{"code":"oauth_access_denied","message":"You did not grant access"}]}
clerk-exists {"errors":[{"code":"external_account_exists"}]}
clerk-oauth {"errors":[{"code":"oauth_token_exchange_error"}]}
clerk-not-found {"errors":[{"code":"external_account_not_found"}]}
clerk-restricted {"errors":[{"code":"sign_up_mode_restricted"}]}
clerk-redirect {"errors":[{"code":"authorization_invalid"}]}
workos-sso {"error":"sso_required"}
workos-connection {"error":"connection_invalid"}
workos-redirect <p>This is not a valid redirect URI.</p>
amplify-state An error occurred while validating the state
amplify-signin OAuthSignInException: An error
amplify-user-cancelled User cancelled OAuth flow.
flask-wtf-csrf <h1>Bad Request</h1><p>The CSRF token is missing.</p>
tornado-xsrf <title>403: '_xsrf' argument missing from POST</title>
pyramid-csrf <h1>400 Bad CSRF Token</h1><p>Access is denied.</p>
asgi-csrf {"detail":"CSRF token verification failed"}
odoo-csrf <h1>Bad Request</h1><p>Session expired (invalid CSRF token)</p>
symfony-csrf {"error":"Invalid CSRF token."}
cakephp-csrf <h2>Missing or incorrect CSRF cookie type.</h2>
codeigniter-csrf <h1>An Error Was Encountered</h1><p>The action you have requested is not allowed.</p>
yii-csrf {"name":"Bad Request","message":"Unable to verify your data submission.","code":0,"status":400}
magento-form-key <div class="message-error">Invalid Form Key. Please refresh the page.</div>
nextcloud-csrf {"message":"CSRF check failed"}
play-csrf <h1>Unauthorized</h1><p id="detail">No CSRF token found in body</p>
wicket-csrf <p><b>Message</b> Origin does not correspond to request</p>
jenkins-crumb <h2>HTTP ERROR 403 No valid crumb was included in the request</h2>
atlassian-xsrf XSRF check failed
gitlab-csrf <h3>The change you requested was rejected.</h3>
rails-origin HTTP Origin header (https://login.example) didn't match request.base_url (http://app.example)
rack-csrf Rack::Csrf::InvalidCsrfToken at /auth/callback
ueberauth-csrf <p class="alert alert-danger" role="alert">Cross-Site Request Forgery attack</p>
phoenix-csrf <h1>invalid CSRF (Cross Site Request Forgery) token, please make sure that your session is valid</h1>
go-cross-origin cross-origin request detected from Sec-Fetch-Site header
echo-csrf {"message":"missing csrf token in the form parameter"}
grafana-origin {"message":"origin not allowed"}
adonis-csrf Invalid or expired CSRF token
fastify-csrf {"statusCode":403,"code":"FST_CSRF_MISSING_SECRET","error":"Forbidden","message":"Missing csrf secret"}
remix-origin <p>host header does not match origin header from a forwarded action request. Aborting the action.</p>
aspnet-antiforgery-form <h2>The anti-forgery cookie token and form field token do not match.</h2>
any-state-words {"error":"OAuth2 State Mismatch"}
any-double-submit <h1>Bad Request</h1><p>Failed to verify double submit cookie.</p>
google-auth-audience {"error":"Wrong recipient, payload audience != requiredAudience"}
google-auth-late <pre>Error: Token used too late, 1764460800.213 &gt; 1764460500: {"iss":"https://accounts.google.com"}</pre>
google-auth-early {"detail":"Token used too early, 1764460499 < 1764460500. Check that your computer's clock is set correctly."}
google-auth-issuer {"error":"Wrong issuer. 'iss' should be one of the following: ['accounts.google.com', 'https://accounts.google.com']"}
any-nonce <p>nonce did not match</p>
any-unverified ?/login?error=Email+not+verified+by+Google
any-unverified <p>This account's email is not verified by the provider. Please contact your administrator.</p>
any-unverified-bare {"detail":"Email is not verified."}
any-unverified-bare <div class="alert alert-danger">Your e-mail address has not been verified.</div>
actual-no-name {"status":"error","reason":"openid-grant-failed: no identification was found"}
actual-grant {"status":"error","reason":"openid-grant-failed"}
actual-state {"status":"error","reason":"invalid-or-expired-state"}
directus-provider ?/admin/login?reason=INVALID_PROVIDER
directus-credentials ?/admin/login?reason=INVALID_CREDENTIALS
directus-token ?/admin/login?reason=INVALID_TOKEN
directus-service ?/admin/login?reason=SERVICE_UNAVAILABLE
directus-suspended ?/admin/login?reason=USER_SUSPENDED
gitlab-email ?/users/auth/saml/omniauth_error?error=Email+can%27t+be+blank%2C+Notification+email+can%27t+be+blank%2C+and+Notification+email+is+invalid
gitlab-email <p>Sign-in failed because Email can't be blank.</p>
warpgate-unverified ?/@warpgate?login_error=The+SSO+account%27s+e-mail+is+not+verified
any-unverified-bare ?/login?oidcError=email-not-verified
any-unverified <p role="alert" class="alert alert-danger">Your email address has not been verified by your login server. Please contact your server administrator.</p>
any-session-lost Login session expired, please start again
any-not-member <div class="alert alert-danger">Login failed: your account is not in any of the allowed groups.</div>
any-verifier {"error":"PKCE verifier not found"}
any-state ?/login?error=oauth_state_mismatch
any-exchange ?/login?error=token_exchange_failed
any-failed ?/login?error=oauth_failed
any-failed ?/login?error=login_failed
passport-regenerate <pre>TypeError: req.session.regenerate is not a function<br> &nbsp; &nbsp;at SessionManager.logIn</pre>
crash-missing <pre>TypeError: Cannot read properties of undefined (reading 'profile')</pre>
crash-missing <h1>Object reference not set to an instance of an object.</h1>
crash-missing {"detail":"'NoneType' object is not subscriptable"}
crash-missing <h1>KeyError at /accounts/callback</h1>
crash-code <pre>TypeError: client.callback is not a function</pre>
crash-code <b>Fatal error</b>: Uncaught Error: Call to undefined method Provider::userFromTokens()
crash-code <h1>'OAuth2Session' object has no attribute 'fetch'</h1>
`;
