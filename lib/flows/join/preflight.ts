import { originOf } from '../../exchange/parameters.ts';
import { returnAddressOf, requestOf } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** The pending login of the page that asks; those of older protocols redeem nothing in pages, as far as rules look. */
export const joinPreflight: Join = (assembly, message) => {
  const from = message.exchange.context.initiator;
  const found = assembly.drafts.slice(-16).findLast((draft) => {
    const request = requestOf(draft);
    if (request?.kind !== 'authorization_request' || timeOf(request) > timeOf(message)) return false;
    const target = returnAddressOf(draft);
    return !from || !target || originOf(target) === from;
  });
  return found ?? 'wait';
};
