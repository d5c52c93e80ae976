import { originOf } from '../../exchange/parameters.ts';
import { returnAddressOf, requestOf } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** The pending login of the page that asks. */
export const joinPreflight: Join = (assembly, message) => {
  const from = message.exchange.context.initiator;
  const found = assembly.drafts.slice(-16).findLast((draft) => {
    if (!requestOf(draft) || timeOf(requestOf(draft)!) > timeOf(message)) return false;
    const target = returnAddressOf(draft);
    return !from || !target || originOf(target) === from;
  });
  return found ?? 'wait';
};
