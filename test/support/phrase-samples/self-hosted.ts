/** Apps that people run themselves, and what any app says of whom it does not let in; one a line, as in {@link appSamples}. */
export const selfHostedSamples = String.raw`
any-app-password {"detail":"The email or password provided is incorrect. Please check for typos and try logging in again."}
any-app-password <div class="alert">Invalid username or password.</div>
any-email-required {"code":400,"message":"An email is required"}
fab-denied <div class="alert alert-danger">The request to sign in was denied.</div>
fab-invalid <div class="alert alert-warning">Invalid login. Please try again.</div>
fab-no-role <h1>Your user has no roles and/or permissions!</h1>
any-code-refused {"code":400,"message":"Invalid authorization code"}
any-user-unknown <div class="alert">Invalid login: User not found in Moodle.</div>
any-not-admitted unauthorized principal (domain mismatch)
any-not-admitted {"error":"Unauthorised group"}
any-token-401 <h5>Server Error</h5><pre><strong>&lt;class 'requests.exceptions.HTTPError'&gt;</strong><br/>401 Client Error: Unauthorized for url: https://id.example/realms/main/protocol/openid-connect/token</pre>
any-token-400 400 Client Error: Bad Request for url: https://id.example/oauth/token
rancher-attributes ?/dashboard/auth/login?errorCode=422&errorMsg=invalidSamlAttrs
any-denied ?/login?error=access_denied
sentry-state <h3>Authentication Error</h3><p>An error occurred while validating your request.</p>
sentry-identity <div class="alert alert-error">Authentication error: The provider did not return a valid user identity.</div>
sentry-other <div class="alert alert-error">Authentication error: There was an error encountered during authentication.</div>
plane-provider ?/?error_code=5123&error_message=GITEA_OAUTH_PROVIDER_ERROR
coder-login-type {"message":"Incorrect login type, attempting to use \"oidc\", but user is of login type \"password\"."}
mastodon-422 <h1>422</h1><p>Security verification failed. Are you blocking cookies?</p>
vault-bound {"errors":["error validating claims: claim \"groups\" does not match any associated bound claim values"]}
mediawiki-session <div class="error">There seems to be a problem with your login session; this action has been canceled.</div>
any-403 ?/dashboard/auth/login?errorCode=403
metabase-account {"message":"Sorry, but you'll need a Metabase account to view this page. Please contact your administrator.","status":"error-sso-user-creation-disabled"}
any-token-refused ?/login?error=token_validation_failed
`;
