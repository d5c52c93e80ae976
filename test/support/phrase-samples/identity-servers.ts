/** What identity servers that people run themselves are seen to say, beyond the commonest; as {@link appSamples} is written. */
export const identityServerSamples = String.raw`
keycloak-sent-back ?/cb?error=temporarily_unavailable&error_description=authentication_expired
authelia-consent ?/cb?error=server_error&error_description=The+authorization+server+encountered+an+unexpected+condition+that+prevented+it+from+fulfilling+the+request.+Failed+to+lookup+the+consent+session.
kanidm-resume <h2>Error</h2><p>An unrecoverable error occurred. Please contact your administrator with the details below.</p><p>Error Code: UI0003InvalidOauth2Resume</p>
dex-session <h2>Bad Request</h2><p>Requested resource does not exist.</p>
dex-email-unverified <h2>Internal Server Error</h2><p>Failed to authenticate: missing "email_verified" claim</p>
openiddict-scope {"error":"invalid_request","error_description":"This client application is not allowed to use the specified scope."}
openiddict-permission {"error":"unauthorized_client","error_description":"This client application is not allowed to use the authorization endpoint."}
openiddict-https {"error":"invalid_request","error_description":"This server only accepts HTTPS requests."}
openiddict-redirect-at-token {"error":"invalid_grant","error_description":"The specified 'redirect_uri' parameter doesn't match the client redirection URI the authorization code was initially sent to."}
adfs-forbidden ?/cb?error=access_denied&error_description=MSIS9321%3A+Received+invalid+OAuth+request.+The+client+is+forbidden+to+access+the+resource
zitadel-other-org <p class="lgn-error-message">Errors.User.NotAllowedOrg</p>
kratos-continuity {"error":{"code":400,"debug":"key ory_kratos_oidc_auth_code_session does not exist in cookie: ory_kratos_continuity","message":"no resumable session found","reason":"The browser does not contain the necessary cookie to resume the session. This is a security violation and was blocked. Please clear your browser's cookies and cache and try again!","status":"Bad Request"}}
kratos-continuity <main>An error occurred with the following message: The browser does not contain the necessary cookie to resume the session. This is a security violation and was blocked.</main>
kratos-flow {"error":{"code":404,"status":"Not Found","reason":"The requested flow could not be found.","message":"Unable to locate the resource"}}
any-password {"status":"error","msg":"password or code is incorrect, you have 4 remaining chances"}
any-code-spent {"error":"invalid_grant","error_description":"authorization code has been used for token: [admin/2f6c]"}
any-code-used {"error":"invalid_request","error_description":"Invalid or expired code parameter."}
any-pkce-mismatch {"error":"invalid_grant","error_description":"verifier is invalid, challengeAnswer: [E9Mel], token.CodeChallenge: [abc]"}
any-client {"error":"invalid_request","error_description":"unable to retrieve client by id"}
rfc-grant {"error":"invalid_grant","error_description":"The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client"}
`;
