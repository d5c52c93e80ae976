import type { ReportFlow } from '../../lib/report/report.ts';

/** A safeguard of a login, as far as it can be seen. */
export type Protection = {
  readonly name: 'PKCE' | 'state' | 'nonce';
  /** `optional`: not sent, and that is no fault here. `unseen`: where a browser cannot look. */
  readonly verdict: 'present' | 'weak' | 'optional' | 'absent' | 'broken' | 'unseen';
  /** What that means for this flow. */
  readonly meaning: string;
};

/** PKCE, state and nonce of a flow through the browser; none for flows that have no such request. */
export function protections(flow: ReportFlow): readonly Protection[] {
  const request = flow.steps.find((step) => step.kind === 'authorization_request');
  if (!request) return [];
  const hidden = request.params['request_uri'] !== undefined && request.params['response_type'] === undefined;
  return [pkce(flow), state(flow, hidden), nonce(flow, hidden)].flatMap((one) => one ?? []);
}

function pkce(flow: ReportFlow): Protection | undefined {
  if (flow.pkce === null) return undefined;
  const name = 'PKCE';
  if (has(flow, 'code-verifier-mismatch'))
    return {
      name,
      verdict: 'broken',
      meaning: 'The verifier sent with the code does not fit the challenge.',
    };
  switch (flow.pkce) {
    case 'S256':
      return {
        name,
        verdict: 'present',
        meaning: 'A stolen code is worthless: only the app that asked can redeem it.',
      };
    case 'plain':
      return {
        name,
        verdict: 'weak',
        meaning: 'The challenge is the secret itself: whoever reads the request can redeem the code.',
      };
    case 'none':
      return {
        name,
        verdict: 'absent',
        meaning: 'No code_challenge was sent: whoever catches the code may try to redeem it.',
      };
    case 'unknown':
      return {
        name,
        verdict: 'unseen',
        meaning: 'The request’s parameters did not pass through the browser readably.',
      };
  }
}

function state(flow: ReportFlow, hidden: boolean): Protection {
  const name = 'state';
  const sent = sentParameter(flow, 'state');
  if (has(flow, 'state-mismatch'))
    return { name, verdict: 'broken', meaning: 'The state that came back is not the one that was sent.' };
  if (sent) return { name, verdict: 'present', meaning: 'Ties the answer to the browser that asked.' };
  if (hidden) return { name, verdict: 'unseen', meaning: 'The request only carries a reference.' };
  return flow.pkce === 'S256'
    ? { name, verdict: 'optional', meaning: 'Not sent; PKCE covers part of what it is for.' }
    : { name, verdict: 'absent', meaning: 'Nothing ties the answer to the browser that asked.' };
}

function nonce(flow: ReportFlow, hidden: boolean): Protection | undefined {
  if (flow.protocol !== 'oidc') return undefined;
  const name = 'nonce';
  if (has(flow, 'nonce-mismatch') || has(flow, 'id-token-nonce-mismatch'))
    return { name, verdict: 'broken', meaning: 'The ID token carries another nonce than the request.' };
  if (sentParameter(flow, 'nonce'))
    return { name, verdict: 'present', meaning: 'Ties the ID token to this very request.' };
  if (hidden) return { name, verdict: 'unseen', meaning: 'The request only carries a reference.' };
  return has(flow, 'nonce-missing')
    ? { name, verdict: 'absent', meaning: 'Nothing ties the ID token to this request.' }
    : { name, verdict: 'optional', meaning: 'Not sent; it is optional in the code flow.' };
}

function has(flow: ReportFlow, rule: string): boolean {
  return flow.findings.some((finding) => finding.rule === rule);
}

function sentParameter({ steps }: ReportFlow, name: string): string | undefined {
  return steps
    .filter(({ kind }) => kind === 'authorization_request' || kind === 'pushed_authorization_request')
    .map((step) => step.params[name])
    .find(Boolean);
}
