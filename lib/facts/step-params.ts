import type { Step } from '../flows/steps.ts';
import type { Params } from '../messages/view.ts';
import type { Facts } from './facts.ts';

/** The parameters that count for a step: an authorization request has those that were pushed for it (RFC 9126 §4). Empty for an inferred one. */
export function paramsOfStep(
  { message }: Pick<Step, 'message'>,
  { authorizationRequest }: Pick<Facts, 'authorizationRequest'>,
): Params {
  if (!message) return {};
  return message === authorizationRequest?.message ? authorizationRequest.params : message.params;
}
