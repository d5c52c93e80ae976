import { addressKey, endpointOf } from '../../exchange/parameters.ts';
import { bareUserCode } from '../../messages/oauth2/user-verification.ts';
import type { Assembly } from '../assembly.ts';
import { hasTokens, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** The device whose code is typed in; without a code the latest that waits at this address. RFC 8628 §3.3, §3.3.1. */
export const joinVerification: Join = (assembly, message) => {
  const time = timeOf(message);
  const typed = message.params['user_code'];
  if (typed) return assembly.find('user_code', bareUserCode(typed), time)[0] ?? 'wait';
  return waitingAt(assembly, endpointOf(message.url), time) ?? 'wait';
};

function waitingAt(assembly: Assembly, address: string, time: number): FlowDraft | undefined {
  return assembly.find('verification_uri', addressKey(address), time).find((draft) => !hasTokens(draft));
}
