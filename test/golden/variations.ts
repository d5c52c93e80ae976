/**
 * The recordings in specs/ and mcp/ are somebody’s samples. For each kind of fault that they show, a test of ours with other values: names
 * of a file under test/ and of a test or description in it, or of a capture that the lab recorded.
 */
export type Variation = readonly [file: string, title: string] | { readonly capture: string };

const rule = (path: string, title: string): Variation => [`unit/rules/${path}.test.ts`, title];
const here = (title: string): Variation => ['golden/mcp-variations.test.ts', title];
const lab = (capture: string): Variation => ({ capture });

export const variations: Readonly<Record<string, readonly Variation[]>> = {
  't01-http-login-page': [
    rule('transport/insecure-redirect-hop', 'critical where a password was sent over http'),
  ],
  't02-http-hop-redirect-chain': [
    rule('transport/insecure-redirect-hop', 'high where an answer with the code came over http'),
    rule('transport/insecure-redirect-hop', 'medium for a redirect to http that nobody followed'),
  ],
  't04-password-in-login-url': [rule('transport/password-in-url', 'j_username=alice&j_password=')],
  'g03-xfo-allowall-at-authorize': [
    rule('authorization-request/authz-page-frameable', 'ALLOW-FROM https://app.example'),
    ['unit/facts/pages/framing.test.ts', 'frame-ancestors'],
  ],
  'f30-sentry-envelope': [
    rule('transport/token-sent-to-third-party', 'in JSON in JSON'),
    rule('transport/token-sent-to-third-party', 'in base64'),
  ],
  'q01-bearer-to-third-party': [
    rule('transport/token-sent-to-third-party', 'medium where nothing shows that its audience is an address'),
  ],
  'f31-verifier-wrong-accepted': [
    ['golden/unprotected.test.tsx', 'is nowhere said to protect this login by PKCE'],
    rule('token/code-verifier-mismatch', 'raised for plain too'),
  ],
  'k07-dpop-other-key': [
    rule('dpop/dpop-key-mismatch', 'high when a renewed opaque token comes with the key of the one before'),
  ],
  'p01-native-cli-no-pkce': [
    rule('authorization-request/pkce-missing', 'high for an application on the device'),
  ],
  'p02-as-accepts-wrong-verifier-loopback': [
    rule('token/code-verifier-mismatch', 'critical too where the response was a success whose body'),
  ],
  'j03-mcp-prm-other': [
    rule('metadata/prm-resource-mismatch', 'medium for the description of another API'),
    lab('failing-mcp-other-resource'),
  ],
  'p05-pkjwt-client-credentials': [here('is a program that signs an assertion: its name stands there alone')],
  'p07-rejected-logout': [
    ['unit/causes/logout/logout-return-refused.test.ts', 'must be a Logout redirect URI in the client app'],
    lab('failing-logout-return'),
  ],
  'i02-ciba-expired': [
    rule('device/device-poll-too-fast', 'low for a question while the last one waits for its answer'),
  ],
  'c19-openid4vp': [
    ['unit/messages/oauth2/authorization-request.test.ts', 'by a client known by its certificate'],
  ],
  'l07-saml-unsigned-accepted': [
    ['golden/specs-saml.test.ts', 'gives one with an unsigned answer'],
    lab('fault-saml-assertion-unsigned'),
  ],

  'ok-metadata-default': [lab('mcp-2025-11-25')],
  'ok-metadata-default-2026': [lab('mcp-2026-07-28')],
  'ok-metadata-var2': [rule('mcp/mcp-resource-not-exact', 'explained where a known client writes it so')],
  'ok-2025-03-fallback': [lab('mcp-2025-03-26')],
  'ok-auth-none': [lab('mcp-login')],
  'ok-auth-post': [here('has a secret that the server’s registration gave it')],
  'ok-cimd': [lab('mcp-2025-11-25'), lab('extension-published')],
  'ok-client-credentials-jwt': [here('is a program that signs an assertion: its name stands there alone')],
  'ok-dpop-nonce': [rule('dpop/dpop-nonce-handling', 'of a nonce that a request at the same time was given')],
  'ok-iss-not-advertised': [
    rule('authorization-response/iss-missing', 'of a server that does not promise it'),
  ],
  'ok-scope-challenge': [rule('mcp/mcp-scope-challenge-ignored', 'where all are asked for, and more')],
  'ok-step-up': [lab('extension-step-up'), rule('mcp/mcp-scope-dropped', 'of a login that asks for both')],
  'ok-wif': [here('is a workload that brings the token of its own platform')],
  'ok-ema': [here('is let in by the company’s own provider, which gives it a grant for the server')],
  'srv-resource-mismatch': [
    ['unit/causes/mcp/mcp-resource-mismatch.test.ts', 'where the client stops before it asks the server'],
    lab('failing-mcp-other-resource'),
  ],
  'srv-scope-retry-limit': [rule('diagnosis/err-resource-rejected', 'has not the scope')],
  'bad-prm-root-first': [rule('mcp/mcp-discovery-order', 'where it asks at the root before the path')],
  'bad-echo-scope': [rule('mcp/mcp-scope-dropped', 'where the second login lacks what the first had')],
  'bad-partial-scopes': [
    rule('mcp/mcp-scope-challenge-ignored', 'info where it asks for none, or for a part of what'),
  ],
  'bad-no-application-type': [
    rule('mcp/mcp-application-type-missing', 'of a registration without it, with the type that is expected'),
  ],
  'bad-no-cimd': [rule('mcp/mcp-registration-deprecated', 'and says so where it is deprecated')],
  'bad-reuse-credentials': [rule('mcp/mcp-registration-reused', 'high where the secret goes along')],
  'bad-no-pkce': [rule('authorization-request/pkce-missing', 'high for an application on the device')],
  'bad-dpop-no-as-nonce': [
    rule('dpop/dpop-nonce-handling', 'low and tentative where the recording ends with the demand'),
    ['unit/causes/token/dpop-nonce-unanswered.test.ts', 'where nothing follows the demand'],
  ],
  'bad-iss-missing-accepted': [
    rule('authorization-response/iss-missing', 'where the client redeems the code of an answer without it'),
  ],
  'raw-undici-authorize': [here('fetched by a program, with a code in words')],
  'bad-dpop-replay': [rule('dpop/dpop-proof-replayed', 'medium for one jti in two proofs')],
  'bad-wif-wrong-audience': [
    here('with a workload’s token that is for somebody else, and is told for whom'),
    ['unit/causes/token/assertion-audience.test.ts', 'with less certainty for another name at the same host'],
  ],
};
