import { originOf } from '../../exchange/parameters.ts';
import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** Milliseconds within which somebody who asks again for a page that was refused does so. */
const longestApart = 60_000;

/** The refusal before it at the same place, as of a page that was loaded again, else a flow of its own. */
export const joinRefusedStart: Join = (assembly, message) =>
  assembly.drafts.slice(-16).findLast((draft) => {
    const last = draft.messages.at(-1);
    if (last?.kind !== 'refused_start') return false;
    const isNear = Math.abs(timeOf(message) - timeOf(last)) <= longestApart;
    return isNear && originOf(last.exchange.url) === originOf(message.exchange.url);
  }) ?? 'open';
