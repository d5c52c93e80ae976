/** What servers that people run, libraries and vendors are seen to say; as {@link appSamples} is written. */
export const serverSamples = String.raw`
fosite-redirect ?/oauth2/fallbacks/error?error=invalid_request&error_description=The+request+is+missing+a+required+parameter.&error_hint=The+%27redirect_uri%27+parameter+does+not+match+any+of+the+OAuth+2.0+Client%27s+pre-registered+redirect+urls.
fosite-client {"error":"invalid_client","error_description":"Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The requested OAuth 2.0 Client does not exist."}
fosite-method {"error":"invalid_client","error_hint":"The OAuth 2.0 Client supports client authentication method 'client_secret_basic', but method 'client_secret_post' was requested. You must configure the OAuth 2.0 client's 'token_endpoint_auth_method' value to accept 'client_secret_post'."}
fosite-encoding The client secret in the HTTP authorization header could not be decoded from 'application/x-www-form-urlencoded'.
fosite-state ?/cb?error=invalid_state&error_description=The+state+is+missing+or+does+not+have+enough+characters+and+is+therefore+considered+too+weak.
fosite-pkce-required ?/cb?error=invalid_request&error_description=Clients+must+include+a+code_challenge+when+performing+the+authorize+code+flow%2C+but+it+is+missing.
fosite-pkce {"error":"invalid_grant","error_description":"The PKCE code challenge did not match the code verifier."}
fosite-pkce-absent {"error":"invalid_grant","error_hint":"The PKCE code verifier was provided but the code challenge was absent from the authorization request."}
fosite-code-used {"error":"invalid_grant","error_description":"The authorization code has already been used."}
fosite-grant {"error":"invalid_grant","error_description":"The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI"}
fosite-refresh-race {"error":"invalid_request","error_hint":"Failed to refresh token because of multiple concurrent requests using the same token which is not allowed."}
fosite-redirect-at-token The 'redirect_uri' from this request does not match the one from the authorize request.
fosite-audience Requested audience "https://api.example" has not been whitelisted by the OAuth 2.0 Client.
fosite-scope ?/cb?error=invalid_scope&error_description=The+requested+scope+is+invalid%2C+unknown%2C+or+malformed.
fosite-assertion Claim 'aud' from 'client_assertion' must match; the list of audience (aud) must include https://sso.example/token
fosite-response-mode The client is not allowed to request response_mode 'form_post'.
fosite-prompt ?/cb?error=login_required&error_description=Prompt+%27none%27+was+requested%2C+but+no+existing+login+session+was+found.
hydra-csrf ?/oauth2/fallbacks/error?error=request_forbidden&error_hint=No+CSRF+value+available+in+the+session+cookie.
hydra-verifier {"error":"access_denied","error_description":"The login verifier has already been used."}
hydra-expired <p>The login request has expired, please try again.</p>
hydra-forbidden ?/error?error=request_forbidden
hydra-logout-without-hint ?/oauth2/fallbacks/error?error=invalid_request&error_hint=Logout+failed+because+query+parameter+state+is+set+but+id_token_hint+is+missing.
hydra-logout-hint {"error":"invalid_request","error_hint":"Logout failed because query parameter id_token_hint is missing sid claim."}
hydra-logout-return ?/error?error=invalid_request&error_description=Logout+failed+because+query+parameter+post_logout_redirect_uri+is+not+a+whitelisted+as+a+post_logout_redirect_uri+for+the+client.
kanidm-refused <h2>Error</h2><p>An unrecoverable error occurred. Please contact your administrator with the details below.</p><p>Operation ID: 470b3fc0-15c5-462f-a634-4caefa381fe2</p><p>Error Code: InvalidState</p>
kanidm-denied <h2>OAuth2 Access Denied</h2><main id="main"><p>Access to this service was denied as you do not have the requisite scopes.</p></main>
pocket-id-group {"error":"You're not allowed to access this service"}
pocket-id-callback {"error":"Invalid callback URL, it might be necessary for an admin to fix this"}
pocket-id-pkce {"error":"Missing code challenge"}
authelia-denied ?/cb?error=access_denied&error_description=The+resource+owner+denied.+The+user+was+denied+access+to+this+client.
node-oidc-redirect <h1>oops! something went wrong</h1><pre><strong>error</strong>: invalid_redirect_uri</pre>
node-oidc-redirect-words <pre><strong>error_description</strong>: redirect_uri did not match any of the client's registered redirect_uris</pre>
node-oidc-client <pre><strong>error_description</strong>: client authentication failed</pre>
node-oidc-method {"error":"invalid_client","error_detail":"the provided authentication mechanism does not match the registered client authentication method"}
node-oidc-pkce ?/cb?error=invalid_request&error_description=Authorization+Server+policy+requires+PKCE+to+be+used+for+this+request
node-oidc-session <pre><strong>error_description</strong>: interaction session id cookie not found</pre>
node-oidc-logout <pre>error_description: post_logout_redirect_uri not registered</pre>
node-oidc-hint <pre>error_description: could not validate id_token_hint (jwt expired)</pre>
node-oidc-grant {"error":"invalid_grant","error_description":"grant request is invalid"}
node-oidc-scope ?/cb?error=invalid_scope&error_description=requested+scope+is+not+allowed
node-oidc-resource {"error":"invalid_target","error_description":"resource indicator is missing, or unknown"}
authentik-redirect <h1 class="pf-c-title">Redirect URI Error</h1><p>The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).</p>
authentik-client <h1 class="pf-c-title">Client ID Error</h1><p>The client identifier (client_id) is missing or invalid.</p>
authentik-policy <h1 class="pf-c-title">Permission denied</h1><p>Request has been denied.</p><p>Policy binding 'Policy staff only #0' returned result 'False'</p>
authentik-denied <h1 class="pf-c-title">Permission denied</h1>
authentik-csrf <h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p>
kratos-csrf {"error":{"id":"security_csrf_violation","code":403,"status":"Forbidden","reason":"Please retry the flow and optionally clear your cookies."}}
kratos-csrf-words <p>Please retry the flow and optionally clear your cookies. The request was rejected to protect you from Cross-Site-Request-Forgery (CSRF) which could cause account takeover.</p>
any-pkce-mismatch {"error":"invalid_grant","error_description":"PKCE code verifier does not match the challenge: verifier does not match"}
logto-session {"code":"session.not_found","message":"Session not found. Please go back and sign in again."}
authentik-state <p>Flow does not apply to current user.</p>
zitadel-redirect {"error":"invalid_request","error_description":"The requested redirect_uri is missing in the client configuration. If you have any questions, you may contact the administrator of the application."}
zitadel-origin {"code":7,"message":"This \"Origin\" is not allowed"}
zitadel-request <div class="lgn-error">AuthRequest not found (QUERY-x)</div>
zitadel-grant <p class="lgn-error-message">Login not possible. The user is required to have at least one grant on the application. Please contact your administrator. (APP-asb43)</p>
zitadel-client {"error":"invalid_client","error_description":"client not found"}
dex-redirect <p>Unregistered redirect_uri ("http://localhost:8000").</p>
dex-session <title>Bad Request</title><p>User session error.</p>
dex-upstream <p>Failed to authenticate: oidc: failed to get token: oauth2: cannot fetch token</p>
dex-client <p>Invalid client_id ("kubelogin").</p>
fusionauth-redirect {"error":"invalid_request","error_reason":"invalid_redirect_uri","error_description":"Invalid redirect uri https://a.example/"}
fusionauth-code {"error":"invalid_grant","error_reason":"auth_code_not_found","error_description":"Invalid Authorization Code"}
fusionauth-origin {"error":"invalid_request","error_reason":"invalid_origin","error_description":"Invalid origin uri http://localhost:4200"}
fusionauth-registered {"error":"access_denied","error_reason":"not_registered"}
llng-redirect <div class="alert alert-danger">Redirect address not allowed</div>
llng-unauthorised <div class="alert alert-danger">You're not authorized to access this application</div>
wso2-callback ?/authenticationendpoint/oauth2_error.do?oauthErrorCode=invalid_callback&oauthErrorMsg=Registered+callback+does+not+match+with+the+provided+url.
wso2-client A valid OAuth client could not be found for client_id: x
casdoor-redirect Redirect URI: http://a.example/cb doesn't exist in the allowed Redirect URI list
identityserver-redirect <h1>Error</h1><div class="alert alert-danger">Sorry, there was an error : unauthorized_client<div>Invalid redirect_uri</div></div>
identityserver-client <p>Unknown client or client not enabled</p>
identityserver-page <div class="alert alert-danger">Sorry, there was an error : <strong><em>: invalid_scope</em></strong></div>
openiddict-redirect <p>The specified 'redirect_uri' is not valid for this client application.</p>
openiddict-client <p>The specified 'client_id' is invalid.</p>
openiddict-permission error_description:This client application is not allowed to use the specified scope.
openiddict-code {"error":"invalid_grant","error_description":"The specified token has already been redeemed."}
spring-as-parameter <p>[invalid_request] OAuth 2.0 Parameter: redirect_uri</p>
spring-as-client <p>[invalid_request] OAuth 2.0 Parameter: client_id</p>
spring-as-pkce <p>[invalid_request] OAuth 2.0 Parameter: code_challenge</p>
doorkeeper-redirect <pre>The requested redirect uri is malformed or doesn't match client redirect URI.</pre>
doorkeeper-client Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.
doorkeeper-grant The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.
doorkeeper-scope <pre>The requested scope is invalid, unknown, or malformed.</pre>
oauthlib-server-redirect ?/error?error=invalid_request&error_description=Mismatching+redirect+URI.
oauthlib-server-client <p>(invalid_client_id) Invalid client_id parameter value.</p>
any-redirect {"error":"invalid_request","error_description":"redirect_uri is not registered for this client"}
any-client {"error":"invalid_client","error_description":"No such client: 7f3"}
any-scope {"errors":[{"field":"scope","code":"invalid"}]}
any-code-used {"error":"invalid_grant","error_description":"The authorization code has expired"}
any-pkce-required {"error":"invalid_request","error_description":"code_challenge is required"}
any-password <div class="alert alert-danger" role="alert">Wrong email or password.</div>
adfs-client <div id="errorMessage">MSIS9223: Received invalid OAuth authorization request. The client is not registered.</div>
adfs-redirect MSIS9224: Received invalid OAuth authorization request. The 'redirect_uri' is not valid.
adfs-scope MSIS9605: The client is not allowed to access the requested resource.
adfs-access MSIS3127: Access denied
adfs-loop Exception details: MSIS7042: The same client browser session has made '6' requests in the last '13' seconds.
adfs-path MSIS7065: There are no registered protocol handlers on path /adfs/oauth2/token to process the incoming request.
adfs-request MSIS7012: An error occurred while processing the request. Contact your administrator for details.
adfs-relying-party MSIS7007: La relación de confianza para usuario autenticado 'https://sp.example' no se ha especificado o no es compatible.
adfs-relying-party MSIS7007: The requested relying party trust 'https://sp.example' is unspecified or unsupported.
adfs-acs MSIS3200: No AssertionConsumerService is configured on the relying party trust
adfs-nameid MSIS7070: The SAML request contained a NameIDPolicy that was not satisfied by the issued token.
adfs-signature MSIS0037: No signature verification certificate found for issuer 'https://sp.example'.
adfs-context MSIS7102: Requested Authentication Method is not supported on the STS.
adfs-code MSIS9612: The authorization code received in 'code' parameter is invalid.
adfs-secret MSIS9607: The 'client_id' parameter in the request is invalid. No registered client
adfs-page <p>An error occurred. Contact your administrator for more information.</p><p>Activity ID: 00000000</p>
github-org-restricts {"message":"Although you appear to have the correct authorization credentials, the acme organization has enabled OAuth App access restrictions, meaning that data access to third-parties is limited."}
github-redirect ?/cb?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.
github-credentials {"provider":"github","error":"The client_id and/or client_secret passed are incorrect."}
github-secret {"error":"incorrect_client_credentials","error_description":"The client_id and/or client_secret passed are incorrect."}
github-code {"error":"bad_verification_code","error_description":"The code passed is incorrect or expired."}
github-suspended ?/cb?error=application_suspended&error_description=Your+application+has+been+suspended.+Contact+support%40github.com.
github-org {"message":"Although you appear to have the correct authorization credentials, the acme organization has enabled OAuth App access restrictions"}
github-email {"error":"unverified_user_email"}
apple-redirect <div>invalid_request</div><div>Invalid web redirect url.</div>
apple-client <div>invalid_request</div><div>Invalid client id or web redirect url.</div>
apple-response-mode invalid_request: response_mode must be form_post when name or email scope is requested.
apple-signup <h1>Sign Up Not Completed</h1>
apple-cancelled ?/cb?error=user_cancelled_authorize
meta-redirect <h1>URL Blocked</h1><p>This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings.</p>
meta-origin <h2>JSSDK Unknown Host domain</h2><p>The domain you are hosting the Facebook Javascript SDK is not in your app's Javascript SDK host domain list.</p>
meta-app <h1>App not active</h1><p>This app is not accessible right now.</p>
meta-client {"error":{"message":"Invalid App ID: 123","type":"x"}}
meta-scope <p>Invalid Scopes: manage_pages. This message is only shown to developers.</p>
meta-code {"error":{"message":"This authorization code has been used.","code":100}}
meta-secret {"error":{"message":"Error validating client secret.","type":"OAuthException","code":1}}
meta-https <p>Facebook has detected Demo App isn't using a secure connection to transfer information.</p>
meta-denied ?/cb?error=access_denied&error_code=200&error_reason=user_denied
line-redirect <h1>400 Bad Request</h1><p>Invalid redirect_uri value. Check if it is registered in a LINE developers site.</p>
line-developing <p>This channel is now developing status. User need to have developer role.</p>
kakao-redirect <p>앱 관리자 설정 오류 (KOE006)</p>
kakao-client <p>잘못된 앱 키 타입을 사용하거나 (KOE101)</p>
kakao-consent <p>KOE205: 동의항목</p>
kakao-request <p>KOE001</p><p>잘못된 요청</p>
kakao-down <p>일시적인 오류 (KOE003)</p>
kakao-logout <p>등록되지 않은 로그아웃 리다이렉트 URI (KOE007)</p>
kakao-redirect-at-token {"error":"invalid_grant","error_description":"Redirect URI mismatch.","error_code":"KOE303"}
kakao-testing <p>앱 멤버가 아님 (KOE005)</p>
kakao-platform <p>KOE009</p><p>등록되지 않은 플랫폼</p>
kakao-refresh {"error":"invalid_grant","error_description":"expired_or_invalid_refresh_token","error_code":"KOE322"}
kakao-app <p>KOE004</p><p>카카오 로그인 사용 안함</p>
kakao-code {"error":"invalid_grant","error_description":"authorization code not found for code=x","error_code":"KOE320"}
kakao-secret {"error":"invalid_client","error_code":"KOE010","error_description":"Bad client credentials"}
kakao-rate {"error":"misconfigured","error_code":"KOE237"}
naver-login <p>네이버 로그인에 실패하였습니다.</p>
salesforce-redirect ?/cb?error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration
salesforce-client ?/cb?error=invalid_client_id&error_description=client%20identifier%20invalid
salesforce-blocked ?/cb?error=OAUTH_APP_BLOCKED&error_description=this+app+is+blocked+by+admin
salesforce-denied ?/cb?error=OAUTH_APP_ACCESS_DENIED&error_description=denied
salesforce-approval <h1>OAuth Error</h1><p>We can&#39;t authorize you because of an OAuth error. OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occurred during authentication. Please try again.</p>
salesforce-external ?/cb?error=OAUTH_EC_APP_NOT_FOUND&error_description=External+client+app+is+not+installed+in+this+org
salesforce-cross-org ?/cb?error=OAUTH_AUTHORIZATION_BLOCKED&error_description=Cross-org+OAuth+flows+are+not+supported+for+this+external+client+app
salesforce-address {"error":"invalid_grant","error_description":"ip restricted"}
salesforce-not-installed {"error":"invalid_client","error_description":"app must be installed into org"}
salesforce-user {"error":"invalid_grant","error_description":"user hasn't approved this consumer"}
salesforce-code {"error":"invalid_grant","error_description":"expired authorization code"}
hubspot-scopes {"status":"error","message":"Authorization failed because there is a mismatch between the scopes in the install URL and the app's configured scopes. Please contact the app developer."}
hubspot-scope-name <p>An invalid scope name was provided. Please contact the app developer.</p>
hubspot-features <p>This account doesn't have access to some HubSpot features that are required by this app. Please contact the app developer.</p>
slack-redirect <p>redirect_uri did not match any configured URIs. Passed URI: http://a.example</p>
slack-approval <p>Request to Install CRM: this app isn't approved for use on this workspace.</p>
slack-team <p>Invalid permissions requested</p>
slack-other-workspace ?/cb?error=invalid_team_for_non_distributed_app
linkedin-redirect <p>Bummer, something went wrong. The redirect_uri does not match the registered value</p>
linkedin-scope ?/cb?error=unauthorized_scope_error&error_description=Scope+%26quot%3Br_liteprofile%26quot%3B+is+not+authorized+for+your+application
linkedin-cancelled ?/cb?error=user_cancelled_login&error_description=x
discord-redirect <h5>Invalid OAuth2 redirect_uri</h5>
discord-client {"message":"Unknown Application","code":10002}
x-code {"error":"invalid_request","error_description":"Value passed for the authorization code was invalid."}
x-request-token <h2>Whoa there!</h2><p>The request token for this page is invalid. It may have already been used, or expired because it is too old.</p>
x-callback <error>Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings</error>
x-suspended <h1>Something went wrong</h1><p>You weren’t able to give access to the App. Go back and try logging in again.</p>
x-oob <p>Desktop applications only support the oauth_callback value 'oob'</p>
x-signature {"errors":[{"code":32,"message":"Could not authenticate you."}]}
x-time {"errors":[{"code":135,"message":"Timestamp out of bounds."}]}
x-unsigned {"errors":[{"code":215,"message":"Bad Authentication data."}]}
shopify-redirect <p>Oauth error invalid_request: The redirect_uri is not whitelisted</p>
shopify-client <p>Oauth error application_cannot_be_found: Could not find Shopify API application with api_key 9a</p>
shopify-code {"error":"invalid_request","error_description":"The authorization code was not found or was already used"}
spotify-redirect INVALID_CLIENT: Invalid redirect URI
spotify-client INVALID_CLIENT: Invalid client
twitch-redirect {"status":400,"message":"Parameter redirect_uri does not match registered URI"}
tiktok <h1>Something went wrong</h1><p>We couldn't log in with TikTok. This may be due to specific app settings.</p>
bitbucket <h1>Invalid OAuth consumer</h1><p>This integration is misconfigured. Contact the vendor for assistance.</p>
atlassian <p>CRM is in development. Only the owner of this app may grant it access to their account.</p>
dropbox <p>It seems the app you were using submitted a bad redirect_uri, or one that is not registered.</p>
yahoo <p>Developers: Please specify a valid request and submit again.</p>
cas-service <h2>Application Not Authorized to Use CAS</h2><p>The application you attempted to authenticate to is not authorized to use CAS.</p>
cas-ticket <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_TICKET">gone</cas:authenticationFailure></cas:serviceResponse>
cas-service-differs <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_SERVICE">Ticket does not match supplied service.</cas:authenticationFailure></cas:serviceResponse>
cas-service-words Ticket 'ST-1-a' does not match supplied service. The original service was 'https://app.example/cas' and the supplied service was 'http://app.example:8080/cas'.
cas-ticket-words Ticket 'ST-1-abc' not recognized
plain-http-at-tls-port <center>The plain HTTP request was sent to HTTPS port</center>
`;
