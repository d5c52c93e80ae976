import { form, jsonBody, redirect, urlWith } from '../exchange.ts';
import { securityProfile } from '../profile.ts';
import type { FlowFields } from '../report.ts';
import { authorization, callback, places, type Place } from './ground.ts';

/** The same app, refused at the token endpoint: the verifier is not the one behind the challenge. */
export function failingLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const code = 'Qcb0Orv1zh30vL1MPRsbm';
  const request = at(
    redirect(
      urlWith('https://op.example/auth', { ...authorization, state: 'q8Zr2' }),
      'https://op.example/login/9aa',
    ),
  );
  const response = at(
    { url: callback({ code, state: 'q8Zr2' }), status: 200, context: { resourceType: 'main_frame' } },
    6200,
  );
  const token = at(
    form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: authorization.redirect_uri,
        client_id: 'spa',
        code_verifier: 'not-the-verifier-of-this-login-at-all-000000',
      },
      {
        status: 400,
        responseHeaders: [['Content-Type', 'application/json; charset=utf-8']],
        responseBody: jsonBody({ error: 'invalid_grant', error_description: 'grant request is invalid' }),
      },
    ),
    120,
  );
  return {
    outcome: 'failed',
    protections: [
      ['pkce', 'wrong_verifier'],
      ['state', 'matched'],
      ['nonce', 'sent'],
    ],
    error: { code: 'invalid_grant', description: 'grant request is invalid' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', exchange: token },
    ],
    diagnosis: [
      {
        cause: 'invalid-grant',
        at: 3,
        what: 'Step 3, code exchange, failed: invalid_grant.',
        why: 'The code_verifier is not the one the code_challenge was made from.',
        fix: 'Keep one verifier per state and send exactly that one.',
        confidence: 'certain',
        rules: ['err-invalid-grant'],
      },
      {
        cause: 'clock-skew',
        at: 3,
        why: 'The provider’s clock is ahead of this browser’s by 5 minutes.',
        fix: 'Synchronise the clocks.',
        rules: ['err-clock-skew'],
      },
    ],
    profiles: [securityProfile(['code-verifier-mismatch'])],
    findings: [
      {
        rule: 'code-verifier-mismatch',
        severity: 'high',
        title: 'The PKCE verifier does not fit the challenge',
        detail:
          'The authorization request announced code_challenge E9Melhoa2Owv…w-cM (S256). The token request sent a code_verifier whose SHA-256 is another value, so the server had to refuse it.',
        fix: 'Keep the code_verifier of each login attempt apart (for instance keyed by state) and send the one that belongs to this code.',
        at: [1, 3],
        references: [{ label: 'RFC 7636 §4.6', url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6' }],
      },
      {
        rule: 'err-invalid-grant',
        severity: 'info',
        confidence: 'firm',
        title: 'The code was not accepted',
        detail: 'The token endpoint answered 400 invalid_grant: “grant request is invalid”.',
        fix: 'Look first at the PKCE verifier: it does not belong to the challenge of this login.',
        at: [3],
        references: [{ label: 'RFC 6749 §5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' }],
      },
    ],
  };
}
