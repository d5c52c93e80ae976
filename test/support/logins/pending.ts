import { redirect, urlWith } from '../exchange.ts';
import type { FlowFields } from '../report.ts';
import { authorization, places, type Place } from './ground.ts';

/** A person is on the provider's sign-in page: nothing has come back yet. */
export function pendingLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const {
    nonce: _nonce,
    code_challenge: _challenge,
    code_challenge_method: _method,
    ...bare
  } = authorization;
  const request = at(
    redirect(
      urlWith('https://op.example/auth', { ...bare, state: 'wait-for-me' }),
      'https://op.example/login/1',
    ),
  );
  return {
    outcome: 'pending',
    pkce: 'none',
    protections: [
      ['pkce', 'not_sent'],
      ['state', 'sent'],
      ['nonce', 'optional'],
    ],
    steps: [{ kind: 'authorization_request', exchange: request }],
    findings: [
      {
        rule: 'pkce-missing',
        severity: 'high',
        title: 'Authorization code without PKCE',
        detail:
          'The request asks for a code but carries no code_challenge. Whoever catches the code on its way can redeem it.',
        fix: 'Send a code_challenge (S256) with the request and the code_verifier with the token request.',
        references: [
          { label: 'RFC 9700 §2.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1' },
        ],
      },
    ],
  };
}
