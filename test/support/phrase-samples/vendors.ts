/** What vendors are seen to say, beyond the commonest; as {@link appSamples} is written. */
export const vendorSamples = String.raw`
xero-scope <h1>Sorry, something went wrong</h1><p>Error: unauthorized_client</p><p>Invalid scope for client</p>
google-redirect-code Error 400: redirect_uri_mismatch
google-policy <h1>Access blocked: Authorization Error</h1><p>You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy for keeping apps secure.</p>
google-rate <p>Error 403: rate_limit_exceeded</p>
google-blocked <h1>This app is blocked</h1><p>This app tried to access sensitive info in your Google Account. To keep your account safe, Google blocked this access.</p>
google-scope Some requested scopes were invalid. {valid=[openid], invalid=[groups]}
google-policies-org Access to your account data is restricted by policies within your organization.
okta-policy ?/cb?error=access_denied&error_description=The+policy+evaluation+found+no+policy+rules+that+matched.
okta-server {"errorCode":"E0000007","errorSummary":"Not found: Resource not found: aus9 (AuthorizationServer)"}
any-pkce-mismatch {"error":"invalid_grant","error_description":"Failed to verify code verifier"}
any-code-used {"message":"Bad Request","errors":[{"resource":"AuthorizationCode","field":"code","code":"expired"}]}
meta-redirect-at-token {"error":{"message":"Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request","type":"OAuthException","code":100}}
wechat-secret {"errcode":40125,"errmsg":"invalid appsecret, rid: 1"}
wechat-code {"errcode":40029,"errmsg":"invalid code, rid: 1"}
wechat-appid {"errcode":40013,"errmsg":"invalid appid, rid: 1"}
any-client {"status":400,"message":"invalid client"}
any-scope INVALID_SCOPE: Invalid scope
any-redirect {"error":"invalid_grant","error_description":"Invalid redirect: https://a.example/cb does not match one of the registered values."}
github-unknown <title>Page not found · GitHub</title>
tiktok-client <h1>Something went wrong</h1><p>If you're a developer, correct the following and try again:</p><ul><li>client_key</li></ul>
tiktok-redirect <h1>Something went wrong</h1><p>If you're a developer, correct the following and try again:</p><ul><li>redirect_uri</li></ul>
strava-limit {"message":"Forbidden","errors":[{"resource":"Application","field":"Limit of connected athletes","code":"exceeded"}]}
dropbox-limit <h1>Error (400)</h1><p>This app has reached its user limit. Contact the app developer.</p>
uaa-user-scopes ?/cb?error=invalid_scope&error_description=%5Bapp%21t1.read%5D+is+invalid.+This+user+is+not+allowed+any+of+the+requested+scopes
uaa-user-groups ?/cb?error=invalid_scope&error_description=User+does+not+meet+the+client%27s+required+group+criteria.
gravitee-session ?/guide/error?client_id=map&error=invalid_request&error_description=User+cannot+log+in+directly+from+the+login+page
discord-redirect {"code":50035,"errors":{"redirect_uri":{"_errors":[{"code":"REDIRECT_URI_INVALID","message":"Redirect URI is not supported by client."}]}},"message":"Invalid Form Body"}
`;
