import { code, product, says, token } from './phrase.ts';
import { apiRefusal } from './suspects.ts';

const api = { by: 'resource_server', owner: 'client' } as const;

const stravaLimit = {
  means: 'At Strava the app may be connected with so many athletes, a new app with one, and has them.',
  fix: 'Ask Strava for a higher limit (settings, My API application), disconnect another athlete, or let each person make an own API application.',
};

/** What APIs say of a token that they refuse. */
export const apis = [
  ...product('JWT libraries of APIs', api, [
    says(
      'api-audience',
      [
        'jwt audience invalid',
        'Token is intended for another audience',
        'The audience is invalid',
        'The audience … is invalid',
        'Audience validation failed',
        'Invalid token audience',
        'unexpected "aud" claim value',
        "Unexpected 'aud' value",
        "Audience doesn't match",
        'Audiences in Jwt are not allowed',
        'The aud claim is not valid',
        'This aud claim is not equal to the configured audience',
        'aud claim mismatch',
        'Incorrect audience',
        'Invalid audience',
      ],
      'audience-wrong',
    ),
    says(
      'api-opaque',
      [
        'Invalid Compact JWS',
        'jwt malformed',
        'JWT is not well formed',
        'JWT must have 3 tokens',
        'Not enough segments',
        'token contains an invalid number of segments',
        'Malformed token',
        'Invalid serialized unsecured/JWS/JWE object: Missing part delimiters',
        'Invalid JWT serialization',
        'Jwt is not in the form of Header.Payload.Signature',
        'Wrong number of segments',
        'not a valid JWT',
        'Invalid unsecured/JWS/JWE',
        'Unparseable token',
        'Unable to decode token',
      ],
      ['audience-missing', 'malformed-header'],
      {
        means: 'The API wants a JWT and was given a token that is none it can read.',
        tokens: ['IDX12741', 'IDX14100', 'IDX12709', 'ERR_JWS_INVALID'],
      },
    ),
    says(
      'api-issuer',
      [
        'jwt issuer invalid',
        'The iss claim is not valid',
        'unexpected "iss" claim value',
        "Unexpected 'iss' value",
        'Jwt issuer is not configured',
        'Invalid issuer claim',
        'Issuer validation failed',
        'The issuer … is invalid',
        'This iss claim is not equal to the configured issuer',
      ],
      'issuer-wrong',
    ),
    says(
      'api-expired',
      [
        'jwt expired',
        'The token expired at',
        'Token has expired',
        'Jwt is expired',
        'Signature has expired',
        '"exp" claim timestamp check failed',
        'The access token expired',
        'token is expired',
        'Expired token',
        'access token has expired',
        'Access token expired',
      ],
      'token-expired',
      { tokens: ['ERR_JWT_EXPIRED'] },
    ),
    says(
      'api-early',
      [
        'jwt not active',
        'token is not valid yet',
        'The token is not yet valid (nbf)',
        'The token is not yet valid (iat)',
        '"nbf" claim timestamp check failed',
        'Token used before issued',
        'Jwt not yet valid',
      ],
      'token-early',
      { means: 'The clocks of provider and API differ.' },
    ),
    says(
      'api-key',
      [
        'invalid signature in token',
        'Unable to find a signing key that matches',
        'Unable to find a matching key',
        'no applicable key found in the JSON Web Key Set',
        'Signing key not found',
        'Unable to match key',
        'signature verification failed',
        'No matching JWK',
        "Jwks doesn't have key to match kid or alg from Jwt",
        'Jwt verification fails',
        'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
        'invalid algorithm',
        'The signature key was not found',
        'The signature is invalid',
      ],
      'key-unknown',
      { tokens: ['ERR_JWKS_NO_MATCHING_KEY', 'SigningKeyNotFoundError'] },
    ),
    says(
      'api-missing',
      [
        'Jwt is missing',
        'No authorization token was found',
        'Missing Authorization header',
        'Authorization header is missing',
        'Authentication credentials were not provided',
        'No bearer token',
        'Full authentication is required to access this resource',
        'token is missing',
        'Not authenticated',
        'No auth token',
      ],
      ['malformed-header', 'session-cookie-not-kept'],
      { codes: ['credentials_required'] },
    ),
    says(
      'api-scope',
      [
        'Insufficient scope',
        'The request requires higher privileges than provided by the access token',
        'insufficient authentication scopes',
        'Missing required scope',
        'token does not have the required scope',
        'Insufficient privileges to complete the operation',
        'Insufficient client scope',
        'Missing scope',
        'Not enough permissions to access',
        'does not contain scopes',
        'been granted all required scopes',
        'scope does not match',
        'requires merchant approval for … scope',
        'Invalid scope: … required',
        'read_permission: missing',
        'write_permission: missing',
      ],
      'scope-missing',
      {
        tokens: ['insufficient_scope', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'MISSING_SCOPES', 'missing_scope'],
      },
    ),
    says('api-dpop', ['DPoP proof', 'DPoP token'], 'dpop-required', {
      tokens: ['invalid_dpop_proof', 'use_dpop_nonce'],
    }),
    says(
      'api-header',
      [
        'Format is Authorization: Bearer [token]',
        'Bad HTTP authentication header format',
        'Authorization header must be',
        'Invalid key=value pair (missing equal-sign) in Authorization header',
        'Bearer token is malformed',
      ],
      'malformed-header',
      { tokens: ['credentials_bad_format', 'credentials_bad_scheme'] },
    ),
    code('api-invalid-token', 'invalid_token', apiRefusal),
    code(
      'api-unauthenticated',
      ['unauthenticated', 'unauthorized'],
      [...apiRefusal, 'session-cookie-not-kept'],
    ),
  ]),
  ...product('Microsoft Graph', api, [
    says('graph-audience', 'Access token validation failure. Invalid audience', 'audience-wrong', {
      means: 'The token was issued for another API than Graph.',
    }),
    token('graph-token', 'InvalidAuthenticationToken', [
      'audience-wrong',
      'token-expired',
      'audience-missing',
    ]),
    says('graph-opaque', 'CompactToken parsing failed with error code', 'audience-missing'),
  ]),
  ...product('Google APIs', api, [
    says('google-api-credentials', 'Request had invalid authentication credentials', [
      'token-expired',
      'audience-wrong',
    ]),
    says('google-api-scope', 'Request had insufficient authentication scopes', 'scope-missing'),
  ]),
  ...product('AWS API Gateway', api, [
    says('api-gateway-route', 'Missing Authentication Token', 'wrong-vhost', {
      owner: 'proxy',
      means: 'The gateway says this for an address that it does not know; it is not about the token.',
    }),
    says(
      'api-gateway-authorizer',
      ['The incoming token has expired', 'User is not authorized to access this resource'],
      ['token-expired', 'audience-wrong', 'scope-missing'],
    ),
  ]),
  ...product('APIs of apps in testing', { by: 'resource_server', owner: 'admin' }, [
    says(
      'spotify-testing',
      [
        'User not registered in the Developer Dashboard',
        'the user may not be registered',
        'User not approved for app',
      ],
      'app-not-ready',
      {
        means: 'The app is in development mode at Spotify, and this person is not on its list of users.',
        fix: 'Add the person in Spotify’s dashboard (the app, Settings, User Management: name and e-mail address of the Spotify account), or apply for the extended quota. The login needs no change, and a new one does not help.',
      },
    ),
    says(
      'meta-testing',
      ['Insufficient developer role', 'temporarily disabled for non-active apps', 'App not active'],
      'app-not-ready',
      {
        means: 'The app is in development mode at Meta, and this person has no role in it.',
        fix: 'Give the person a role in Meta’s dashboard (App roles: tester; for Instagram also accepted in the account’s settings, Tester invites), or switch the app to live.',
      },
    ),
    says(
      'strava-athletes',
      ['Limit of connected athletes exceeded', 'exceeded the limit of connected athletes'],
      'app-not-ready',
      stravaLimit,
    ),
    says(
      'x-project',
      [
        'must use keys and tokens from a Twitter developer App that is attached to a Project',
        'You currently have access to a subset of',
      ],
      'app-not-ready',
      {
        tokens: ['client-not-enrolled'],
        means: 'The app is in no project or plan at X that includes this call.',
        fix: 'Attach the app to a project in X’s developer portal, and choose a plan that includes this endpoint.',
      },
    ),
    says('google-api-off', 'has not been used in project', 'app-not-ready', {
      tokens: ['SERVICE_DISABLED', 'accessNotConfigured'],
      means: 'This API is not switched on in the app’s project at Google.',
      fix: 'Switch the API on in the project that the client id belongs to (APIs & Services, Library), and wait some minutes.',
    }),
  ]),
  ...product('Strava', { by: 'authorization_server', owner: 'admin' }, [
    says(
      'strava-athletes-page',
      ['Limit of connected athletes exceeded', 'exceeded the limit of connected athletes'],
      'app-not-ready',
      stravaLimit,
    ),
  ]),
  ...product('userinfo endpoints', api, [says('userinfo-scope', 'missing openid scope', 'userinfo-refused')]),
];
