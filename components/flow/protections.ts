import type { ReportFlow } from '../../lib/report/report.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import { otherProtections } from './other-protections.ts';

/** A safeguard of a login, as far as it can be seen. */
export type Protection = {
  readonly name: string;
  /** `optional`: not sent, and that is no fault here. `unseen`: where a browser cannot look. */
  readonly verdict: 'present' | 'weak' | 'optional' | 'absent' | 'broken' | 'unseen';
  /** What that means for this flow. */
  readonly meaning: string;
};

/**
 * PKCE, state and nonce of a flow through the browser, or what other protocols have in their place; none for flows that
 * have no such request. Whether one that was not sent is a fault is for the rules to say: here it is `absent` when they
 * say so, else `optional`.
 */
export function protections(flow: ReportFlow): readonly Protection[] {
  const request = flow.steps.find((step) => step.kind === 'authorization_request');
  if (!request) return otherProtections(flow);
  const hidden = request.params['request_uri'] !== undefined && request.params['response_type'] === undefined;
  return [pkce(flow), state(flow, hidden), nonce(flow, hidden)].flatMap((one) => one ?? []);
}

const hiddenRequest = 'The request’s parameters did not pass through the browser readably.';

function pkce(flow: ReportFlow): Protection | undefined {
  const say = sayer('PKCE');
  if (has(flow, 'code-verifier-mismatch'))
    return say('broken', 'The verifier sent with the code does not fit the challenge.');
  switch (flow.pkce) {
    case null:
      return undefined;
    case 'S256':
      return say('present', 'A stolen code is worthless: only the app that asked can redeem it.');
    case 'plain':
      return say(
        'weak',
        'The challenge is the secret itself: whoever reads the request can redeem the code.',
      );
    case 'unknown':
      return say('unseen', hiddenRequest);
    case 'none':
      return has(flow, 'pkce-missing')
        ? say('absent', 'No code_challenge was sent: whoever catches the code may try to redeem it.')
        : say('optional', 'Not sent; the app can prove itself in another way.');
  }
}

function state(flow: ReportFlow, hidden: boolean): Protection {
  const say = sayer('state');
  if (has(flow, 'state-mismatch'))
    return say('broken', 'The state that came back is not the one that was sent.');
  if (isSent(flow, 'state')) return say('present', 'Ties the answer to the browser that asked.');
  if (hidden) return say('unseen', hiddenRequest);
  return has(flow, 'state-missing')
    ? say('absent', 'Nothing ties the answer to the browser that asked.')
    : say('optional', 'Not sent; PKCE or the nonce can stand in for it.');
}

function nonce(flow: ReportFlow, hidden: boolean): Protection | undefined {
  if (flow.protocol !== 'oidc') return undefined;
  const say = sayer('nonce');
  if (has(flow, 'id-token-nonce-mismatch'))
    return say('broken', 'The ID token does not carry the nonce of the request.');
  if (isSent(flow, 'nonce')) return say('present', 'Ties the ID token to this very request.');
  if (hidden) return say('unseen', hiddenRequest);
  return has(flow, 'nonce-missing')
    ? say('absent', 'Nothing ties the ID token to this request.')
    : say('optional', 'Not sent; it is optional in the code flow.');
}

function sayer(name: Protection['name']) {
  return (verdict: Protection['verdict'], meaning: string): Protection => ({ name, verdict, meaning });
}

function has(flow: ReportFlow, rule: RuleId): boolean {
  return flow.findings.some((finding) => finding.rule === rule);
}

function isSent({ steps }: ReportFlow, name: string): boolean {
  return steps.some(
    ({ kind, params }) =>
      (kind === 'authorization_request' || kind === 'pushed_authorization_request') && !!params[name],
  );
}
