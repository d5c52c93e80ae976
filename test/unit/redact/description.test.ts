import { describe, expect, test } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture, json, urlWith } from '../../support/exchange.ts';

const seen = capture(
  {
    url: urlWith('https://op.example/authorize', {
      client_id: 'spa-7f',
      redirect_uri: 'https://app.example/cb',
      scope: 'openid api://orders/read',
      login_hint: 'alice.smith@corp.example',
    }),
  },
  json('https://op.example/userinfo', { sub: 'u1', given_name: 'Hildegard' }),
);
const described = (text: string) => createRedaction('default', seen).parameter('error_description', text);

describe('descriptions that support needs as they are', () => {
  test.each([
    "AADSTS50011: The redirect URI 'https://app.example/cb' specified in the request does not match the redirect URIs configured for the application 'spa-7f'.",
    'ID3206: A SignInResponse message may only redirect within the current web application: not…',
    'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'AADSTS530035: Access has been blocked by security defaults.',
    'AuthenticationFailureException: An error was encountered while handling the remote login.',
    String.raw`Laravel\Socialite\Two\InvalidStateException`,
    'authlib.integrations.base_client.errors.MismatchingStateError: mismatching_state',
    'FacebookGraphAPIError: Invalid Scopes: email',
    'cURL error 7: Failed to connect to localhost port 8080',
    'OmniAuth::Strategies::OAuth2::CallbackError: rejected',
    'OAuth2AuthenticationException: Device denied by compliance policy',
    'AADSTS65001: The user or administrator has not consented to use the application.',
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
    'PKCE verification failed: code_verifier is missing (invalid_grant).',
    'Session not active',
    'User denied access',
    "The requested scope 'api://orders/read' is invalid, unknown, or malformed.",
    'Token expired 300 seconds ago; server time is 2026-01-01T00:00:00Z.',
    'Code doesn’t exist or it’s invalid for the client',
    'Ungültiger Client oder ungültige Anmeldedaten',
    'NotAuthorizedException: Refresh Token has been revoked',
    'E0000011: Invalid token provided',
    "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    "AADSTS50011: The redirect URI 'https://other.example/cb' does not match the application 'Contoso Orders'.",
    'Invalid issuer (expected urn:amazon:cognito:sp:eu, got urn:amazon:cognito:sp:us)',
    'iss mismatch, expected https://sso.example/realms/a, got: http://10.0.0.4:8080/realms/a',
    'aud mismatch, expected my-app-7, got: 00000003-0000-0000-c000-000000000000',
    'The response was received at http://crm.example:8180/acs instead of https://crm.example/acs',
    '[authorization_request_not_found]',
    'FirebaseError: Firebase: Error (auth/popup-blocked).',
    'OAUTH_APP_BLOCKED: this app is blocked by admin',
    "No SAML message: signature algorithm 'RS256' of the 'HTTP-POST' binding",
    'User account is locked',
    'User is not assigned to the client application.',
    'User pool client does not exist',
    'The account was disabled by an administrator',
    'Access denied for client',
    'Token verification failed for this audience',
    'Error: Crypto.subtle is available only in secure contexts (HTTPS).',
    'user.locked',
    'Cancelled',
    "Parameter “code_verifier” is missing for grant 'authorization_code'",
    '',
  ])('%s', (text) => {
    expect(described(text)).toBe(text);
  });
});

describe('descriptions that quote what is nobody’s business', () => {
  test.each([
    ['an address', 'User bob@corp.example is not assigned', 'bob@'],
    ['a known person', 'Account of Alice Smith is locked', 'Alice'],
    ['a known name in any case', 'HILDEGARD may not log in', 'HILDEGARD'],
    ['a user name', 'User kmarlow is not assigned to this application', 'kmarlow'],
    ['a name of two words', 'User Kim Marlow is not assigned', 'Marlow'],
    ['a name behind a label', 'Login failed. Username: kmarlow', 'kmarlow'],
    ['whom a login failed for', 'Login failed for kmarlow', 'kmarlow'],
    ['whose token it is', 'The token Ab3dEf9hIj of kmarlow expired', 'kmarlow'],
    ['a name with a dot', 'kim.marlow is not a member', 'marlow'],
    ['a name in another language', 'Benutzer kmarlow ist gesperrt', 'kmarlow'],
    ['a name and nothing else', 'kmarlow', 'kmarlow'],
    ['a quoted name', "The user 'Bob' is not assigned to a role", 'Bob'],
    ['a UUID', 'Trace ID: 6f1c2d3e-4b5a-6978-8796-a5b4c3d2e1f0', '6f1c2d3e'],
    ['a token', 'Token ya29.a0AfH6SMBx is expired', 'a0AfH'],
    ['an unknown identifier', 'Unknown code Ab3dEf9hIj', 'Ab3dEf9hIj'],
    ['a long number', 'Account 4711081512 is closed', '4711081512'],
    ['a parameter', 'Invalid request: code=Ab3dEf9hIj&foo=bar1234', 'Ab3dEf'],
    ['an address with secrets', 'Go to https://app.example/cb?code=Ab3dEf9hIj&state=xyz123', 'Ab3dEf'],
    ['an internet address', 'Request from 192.0.2.17 was blocked', '192.0.2.17'],
    ['an internet address compared', 'Issuer mismatch, expected 192.0.2.17 got x', '192.0.2.17'],
    ['a quoted user name in another language', 'Der Benutzer „Hildebrand“ ist gesperrt', 'Hildebrand'],
    ['a name behind “for”', "Access was denied for 'Jo Marlow'", 'Marlow'],
    ['a state, though it is compared', 'state mismatch, expected 8fQ2x, got: Zz01y', '8fQ2x'],
    ['a nonce, though it is compared', 'nonce mismatch, expected n0nce-77aa, got: none', '77aa'],
    [
      'what is drawn by lot, though it is compared',
      'audience mismatch, expected a8Kq2Lm9Zx7Rt5Yw3Pv1Bn4C, got: web',
      'Rt5Yw3',
    ],
    ['a known name in a code', 'Error: user_hildegard_locked', 'hildegard'],
    ['an address’s parameters', 'Sent to https://app.example/cb?user=maria77 in vain', 'maria77'],
  ])('%s', (_what, text, secret) => {
    expect(described(text)).not.toContain(secret);
    expect(described(text)).toContain('redacted-');
    expect(described(described(text))).toBe(described(text));
  });

  test('are redacted alike where a finding quotes them', () => {
    const description = "The user 'Bob Marlow' is not “assigned”: Ab3dEf9hIj";
    const detail = `The server says access_denied: “${description}”. A “single-page application” may not.`;
    const report = { redacted: false, flows: [{ error: { description }, findings: [{ detail }] }] };
    const [flow] = redact('default', { exchanges: seen, report }).report.flows;
    expect(flow?.error.description).toBe("The user 'redacted-text-1' is not “assigned”: redacted-text-2");
    expect(flow?.findings[0]?.detail).toBe(
      `The server says access_denied: “${flow?.error.description}”. A “single-page application” may not.`,
    );
  });

  test('keep the words around it', () => {
    expect(described('User bob@corp.example is not assigned')).toBe('User redacted-email-2 is not assigned');
  });

  test('a library’s names of its errors stay', () => {
    const redaction = createRedaction('default', seen);
    expect(redaction.parameter('error_description', 'Could not verify JWT: JWTNotInAudience')).toBe(
      'Could not verify JWT: JWTNotInAudience',
    );
  });

  test('with secrets-only, personal values stay', () => {
    const redaction = createRedaction('secrets-only', seen);
    expect(redaction.parameter('error_description', "The user 'Bob' (4711081512) is not assigned")).toContain(
      "'Bob' (4711081512)",
    );
  });

  test('with secrets-only, what looks like a token goes all the same', () => {
    const redaction = createRedaction('secrets-only', seen);
    expect(redaction.parameter('error_debug', 'failed for Ab3dEf9hIjKl at AADSTS50011')).toBe(
      'failed for redacted-text-1 at AADSTS50011',
    );
  });
});
