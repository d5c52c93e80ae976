/** What SAML service providers, MCP clients and APIs are seen to say; as {@link appSamples} is written. */
export const samlAndApiSamples = String.raw`
pac4j-authn-instant <pre>org.pac4j.saml.exceptions.SAMLAuthnInstantException: Authentication issue instant is too old or in the future</pre>
any-saml-authn-instant <p>Authentication statement is too old to be used with value 2026-01-01T00:00:00.000Z</p>
ssp-state <h1>State information lost</h1><p>State information lost, and no way to restart the request</p>
ssp-destination <pre>Caused by: Exception: Destination in response doesn&#039;t match the current URL. Destination is &quot;https://app.example/acs&quot;, current URL is &quot;http://app.example/acs&quot;.</pre>
ssp-other-idp <pre>Caused by: SimpleSAML\Error\Exception: Cannot retrieve metadata for IdP &#039;https://idp.example/metadata&#039; because it isn&#039;t a valid IdP for this SP.</pre>
ssp-metadata <h1>Metadata not found</h1><p>Unable to locate metadata for https://idp.example/metadata</p>
shib-client-address <h1>opensaml::FatalProfileException</h1><p class="error">opensaml::FatalProfileException at (https://sp.example/Shibboleth.sso/SAML2/POST)</p><p>Your client's current address (203.0.113.105) differs from the one used when you authenticated to your identity provider. To correct this problem, you may need to bypass a proxy server.</p>
shib-client-address <p>Your client's current address (2001:db8::7) differs from the one used when you authenticated to your home organization. To correct this problem, you may need to bypass a proxy server.</p>
opensaml-client-address <pre>Subject confirmation address for asertion '_a1b2' did not match any valid addresses</pre>
opensaml-client-address <pre>SubjectConfirmationData@Address for assertion '_a1b2' did not match any valid addresses</pre>
shib-daemon <h1>shibsp::ListenerException</h1><p>Cannot connect to shibd process, a site adminstrator should be notified.</p>
onelogin-settings <h1>OneLogin\Saml2\Error</h1><p>Invalid array settings: idp_sso_url_invalid, idp_cert_not_found_or_empty</p>
sustainsys-no-idp No Idp with entity id "https://idp.example" found.
ssp-process <h1>Error processing response from Identity Provider</h1><p>We did not accept the response sent from the Identity Provider.</p>
ssp-status <h1>Error received from Identity Provider</h1><p>The Identity Provider responded with an error.</p>
ssp-no-response <h1>No SAML response provided</h1>
ssp-early <pre>SimpleSAML\Error\Exception: Received an assertion that is valid in the future. Check clock synchronization on IdP and SP.</pre>
ssp-expired <pre>Exception: Received an assertion that has expired. Check clock synchronization on IdP and SP.</pre>
ssp-audience <pre>Exception: This SP [https://sp.example/saml] is not a valid audience for the assertion. Candidates were: [https://sp.example]</pre>
ssp-unsigned Neither the assertion nor the response was signed.
ssp-duplicate Received duplicate assertion.
ssp-logout-destination Destination in logout message is wrong.
ssp-missing-nameid Missing NameID in assertion
shib-idp-error <h1>opensaml::FatalProfileException</h1><p>opensaml::FatalProfileException at (https://sp.example/Shibboleth.sso/SAML2/POST)</p><p>SAML response reported an IdP error.</p>
shib-metadata <p>Unable to locate metadata for identity provider (https://idp.example/idp/shibboleth)</p>
shib-statement <p>A valid authentication statement was not found in the incoming message.</p>
shib-signature <p>Message was signed, but signature could not be verified.</p>
shib-time <p>Message expired, was issued too long ago.</p>
opensaml-address <pre>org.opensaml.xml.security.SecurityException: SAML message intended destination endpoint did not match recipient endpoint</pre>
shib-address <p>SAML message delivered with POST to incorrect server URL.</p>
shib-http <p>Blocked non-SSL access to Shibboleth handler.</p>
shib-audience <p>Assertion contains an unacceptable AudienceRestriction.</p>
shib-replay <p>Rejecting replayed message ID (_17).</p>
shib-error-url ?/support?errorType=opensaml%3A%3AFatalProfileException&errorText=no
shib-idp-stale <title>Stale Request</title><p>You may be seeing this page because you used the Back button while browsing a secure web site.</p>
shib-security Unable to establish security of incoming assertion.
shib-idp-endpoint <h1>Unable to Respond</h1><p>The login service was unable to identify a compatible way to respond to the requested application.</p>
shib-idp-security <h1>Message Security Error</h1><p>The request cannot be fulfilled because the message received does not meet the security requirements of the login service.</p>
samlify-signature {"error":"FAILED_TO_VERIFY_SIGNATURE"}
samlify-issuer ERR_UNMATCH_ISSUER
samlify-time ERR_SUBJECT_UNCONFIRMED
samlify-decrypt ERR_EXCEPTION_OF_ASSERTION_DECRYPTION
okta-nonsuccess <h2>400</h2><p>Bad Request</p><p>GENERAL_NONSUCCESS</p>
workspace-sp-key Google Workspace - This account cannot be accessed because the login credentials could not be verified.
workspace-sp-unreadable Google Workspace - This account cannot be accessed because we could not parse the login request.
workspace-sp-address Google Workspace - This service cannot be accessed because your login request contained invalid recipient information. Please log in and try again.
workspace-sp-time Google Workspace - This service cannot be accessed because your login credentials have expired. Please log in and try again.
aws-assume-role Not authorized to perform sts:AssumeRoleWithSAML (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 8f). Please try again.
aws-issuer Issuer not present in specified provider (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AuthSamlInvalidSamlResponseException)
aws-duration The requested DurationSeconds exceeds the MaxSessionDuration set for this role. (Service: AWSSecurityTokenService; Status Code: 400)
fortigate-denied ?/remote/login?&err=sslvpn_login_permission_denied&lang=en
cisco-cookie Authentication failed due to problem retrieving the single sign-on cookie.
snowflake-other-user The user you were trying to authenticate as differs from the user currently logged in at the IDP.
phpcas-failed <h1>CAS Authentication failed!</h1><p>You were not authenticated.</p>
cas-privileges <div id="loginErrorsPanel"><p>Service access denied due to missing privileges.</p></div>
entra-saml-unsigned AADSTS76021: ApplicationRequiresSignedRequests - The request sent by client is not signed while the application requires signed requests
shib-idp-sp <h1>Web Login Service - Unsupported Request</h1><p>The application you have accessed is not registered for use with this service.</p>
onelogin-destination <p>invalid_response: The response was received at http://crm.example:8180/acs instead of https://crm.example/acs</p>
onelogin-audience <p>https://sp.example is not a valid audience for this Response</p>
onelogin-time <p>Could not validate timestamp: not yet valid. Check system clock.</p>
onelogin-in-response-to <p>The InResponseTo of the Response: ONELOGIN_1, does not match the ID of the AuthNRequest sent by the SP: ONELOGIN_2</p>
onelogin-issuer <p>Invalid issuer in the Assertion/Response (expected 'https://a.example', got 'https://b.example')</p>
onelogin-subject <p>A valid SubjectConfirmation was not found on this Response: wrong recipient</p>
onelogin-signature <p>Signature validation failed. SAML Response rejected</p>
onelogin-status <p>The status code of the Response was not Success, was Responder</p>
onelogin-empty <p>SAML Response not found, Only supported HTTP_POST Binding</p>
onelogin-session <p>The attributes have expired, based on the SessionNotOnOrAfter of the AttributeStatement of this Response</p>
onelogin-encryption <p>No private key available, check settings</p>
ruby-saml-early <div role="alert">Could not authenticate you from SAML because "Current time is earlier than notbefore condition (2026-01-01 10:00:00 UTC < 2026-01-01 10:01:00 utc)".</div>
ruby-saml-late Current time is on or after NotOnOrAfter condition (2026-01-01 10:01:00 UTC >= 2026-01-01 10:00:00 UTC)
ruby-saml-audience Invalid Audience. The audience https://a.example, did not match the expected audience https://b.example
ruby-saml-issuer Doesn't match the issuer, expected: <https://a.example>, but was: <https://b.example>
ruby-saml-signature Invalid Signature on SAML Response
ruby-saml-fingerprint <div class="gl-alert-danger">Could not authenticate you from SAML because "Fingerprint mismatch".</div>
ruby-saml-count SAML Response must contain 1 assertion
node-saml-early <pre>Error: SAML assertion not yet valid<br> &nbsp; at SAML.checkTimestampsValidityError (/srv/saml.js:1:2)</pre>
node-saml-expired Error: SAML assertion expired: clocks skewed too much
node-saml-audience Error: SAML assertion audience mismatch. Expected: https://a.example Received: https://b.example
node-saml-in-response-to Error: InResponseTo is not valid
node-saml-unasked Error: InResponseTo is missing from response
node-saml-signature {"message":"Invalid document signature"}
node-saml-issuer Error: Unknown SAML issuer. Expected: a Received: b
node-saml-missing {"message":"Missing SAML assertion"}
node-saml-decrypt Error: No decryption key for encrypted SAML response
node-saml-status Error: SAML provider returned Responder error: AuthnFailed
sustainsys-in-response-to Received message _1 contains unexpected InResponseTo "_2". No cookie preserving state from the request was found so the message was not expected to have an InResponseTo attribute.
sustainsys-issuer Unexpected issuer https://a.example found in response, request was sent to https://b.example
sustainsys-signature The SAML Response is not signed and contains unsigned Assertions: cannot be processed because it is not signed.
sustainsys-unsolicited Unsolicited responses are not allowed for idp "https://a.example".
itfoxtec-signature Signature is invalid.
itfoxtec-message Not a SAML2 Authn Response.
mellon-relay Error processing authn response.
mellon-cookie <h1>Error</h1><p>Cookies must be enabled in order to log in.</p>
pysaml2 Unsolicited response: id-7
pysaml2-time ToEarly: Can't use response yet: (now=2026-01-01, slack=0) <= notbefore=2026-01-01
any-saml-audience {"message":"SAML: audience mismatch"}
any-saml-clock {"message":"The token is not yet valid, check for clock skew"}
mcp-resource Error: Protected resource https://a.example/mcp/ does not match expected https://a.example/mcp (or origin)
mcp-incompatible Error: Incompatible auth server: does not support dynamic client registration with code
mcp-issuer IssuerMismatchError: x
mcp-registration Error: Incompatible auth server: does not support dynamic client registration
mcp-metadata Error: HTTP 500 trying to load well-known OAuth metadata.
mcp-trailing ServerError: HTTP 404: Invalid OAuth error response: SyntaxError
mcp-client {"error":"invalid_request","error_description":"Client ID '07a7decf-b846-447a-8c59-3d6fe107da11' not found"}
mcp-redirect {"error":"invalid_request","error_description":"Redirect URI 'https://claude.ai/api/mcp/auth_callback' not registered for client"}
api-keys-unreached {"error":"invalid_token","error_description":"An error occurred while attempting to decode the Jwt: Couldn't retrieve remote JWK set: connect timed out"}
api-inactive {"error":"invalid_token","error_description":"Provided token isn't active"}
api-expired {"exp":"token expired"}
google-api-expired {"error":{"code":401,"message":"Request had invalid authentication credentials.","status":"UNAUTHENTICATED","details":[{"reason":"ACCESS_TOKEN_EXPIRED"}]}}
graph-scope {"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again."}}
api-audience {"error":"invalid_token","message":"jwt audience invalid. expected: orders"}
api-opaque {"message":"Not enough segments"}
api-issuer {"message":"jwt issuer invalid. expected: https://a.example/"}
api-expired {"message":"jwt expired"}
api-early {"message":"jwt not active"}
api-key {"message":"no applicable key found in the JSON Web Key Set"}
api-missing {"detail":"Authentication credentials were not provided."}
spotify-testing User not registered in the Developer Dashboard
meta-testing {"error_type":"OAuthException","code":400,"error_message":"Insufficient developer role"}
strava-athletes {"message":"Error: Limit of connected athletes exceeded","errors":[]}
strava-athletes-page <p>Error 403: Limit of connected athletes exceeded</p><p>This app has exceeded the limit of connected athletes.</p>
x-project {"title":"Client Forbidden","reason":"client-not-enrolled","detail":"When authenticating requests you must use keys and tokens from a Twitter developer App that is attached to a Project."}
google-api-off {"error":{"code":403,"message":"Google Calendar API has not been used in project 12345 before or it is disabled.","status":"PERMISSION_DENIED"}}
api-scope {"error":"insufficient_scope"}
api-dpop {"error":"invalid_dpop_proof","error_description":"x"}
api-header {"message":"Format is Authorization: Bearer [token]"}
api-invalid-token {"error":"invalid_token"}
api-unauthenticated {"error":"unauthenticated"}
adfs-userinfo {"error":"invalid_token","error_description":"MSIS9921: Received invalid UserInfo request. Audience 'urn:a' in the access token is not same as the identifier of the UserInfo relying party trust 'urn:microsoft:userinfo'."}
graph-audience {"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}
graph-token {"error":{"code":"InvalidAuthenticationToken","message":"x"}}
graph-opaque {"error":{"code":"x","message":"CompactToken parsing failed with error code: 80049217"}}
google-api-credentials {"error":{"code":401,"message":"Request had invalid authentication credentials. Expected OAuth 2 access token."}}
google-api-scope {"error":{"code":403,"message":"Request had insufficient authentication scopes."}}
api-gateway-route {"message":"Missing Authentication Token"}
api-gateway-authorizer {"message":"The incoming token has expired"}
userinfo-scope {"error":"insufficient_scope","error_description":"Missing openid scope"}
`;
