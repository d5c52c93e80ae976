import type { ConcludedKind, StepKind } from '../vocabulary/kinds.ts';
import type { Message } from '../messages/message.ts';
import { messagesOf, type Flow } from './flow.ts';
import { inferred, type Step } from './steps.ts';
import { clientWentOn } from './went-on.ts';

/**
 * What servers say to each other beside the front channel of OAuth 1.0a (RFC 5849 §2.1, §2.3), OpenID 2.0 (§11.4.2), SAML's
 * artifact binding and CAS (§2.5).
 */
export function withUnseen(flow: Flow, steps: readonly Step[], worked: boolean): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    const before = kindBefore(step, steps);
    const after = worked ? kindAfter(flow, step, steps) : undefined;
    const end = step.time + (step.message?.exchange.duration ?? 0);
    return [...(before ? [inferred(before, step.time)] : []), step, ...(after ? [inferred(after, end)] : [])];
  });
}

/** A temporary token exists only because the client has asked for it. */
function kindBefore(step: Step, steps: readonly Step[]): ConcludedKind | undefined {
  if (step.kind !== 'resource_owner_authorization_request') return undefined;
  return has(steps, 'temporary_credential_request') ? undefined : 'temporary_credential_request';
}

const redemptions: Partial<Record<StepKind, ConcludedKind>> = {
  resource_owner_authorization_response: 'token_credential_request',
  cas_response: 'cas_validation',
  openid_authentication_response: 'openid_verification',
  saml_response: 'saml_artifact_resolve',
};

/** A reference that the client took must be redeemed where nobody can look. */
function kindAfter(flow: Flow, step: Step, steps: readonly Step[]): ConcludedKind | undefined {
  const kind = redemptions[step.kind];
  const { message } = step;
  if (!kind || !message || message.error || has(steps, kind) || !isReference(flow, step)) return undefined;
  return clientWentOn(flow, message) ? kind : undefined;
}

/** OpenID 2.0 needs it only without an association of the two servers; SAML only for artifacts. */
function isReference(flow: Flow, { kind, message }: Step): boolean {
  if (kind === 'openid_authentication_response') return isStateless(flow, message);
  if (kind === 'saml_response') return message?.params['SAMLart'] !== undefined;
  return kind !== 'cas_response' || message?.params['ticket'] !== undefined;
}

/** The site keeps no key of its own (§11.4.2), or the provider has given its key up (§11.4.2.2). */
function isStateless(flow: Flow, response: Message | undefined): boolean {
  if (response?.params['openid.invalidate_handle'] !== undefined) return true;
  const request = messagesOf(flow, 'openid_authentication_request')[0];
  return request !== undefined && request.params['openid.assoc_handle'] === undefined;
}

function has(steps: readonly Step[], kind: StepKind): boolean {
  return steps.some((step) => step.kind === kind);
}
