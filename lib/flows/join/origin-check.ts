import { timeOf } from '../flow.ts';
import { askingOriginOf } from '../../messages/oidc/origin-check.ts';
import type { Join } from './place.ts';

/** What one page's script is refused in one go is one attempt: its button, its question who is signed in, the click. */
const longestApart = 60_000;

/** The refusal before it of the same client on the same page, else a flow of its own. */
export const joinOriginCheck: Join = (assembly, message) => {
  const client = message.params['client_id'] ?? message.params['key'];
  const origin = askingOriginOf(message.exchange);
  const known = assembly.drafts.slice(-16).findLast((draft) => {
    const [first] = draft.messages;
    if (first?.kind !== 'origin_check') return false;
    const last = draft.messages.at(-1) ?? first;
    const isNear = Math.abs(timeOf(message) - timeOf(last)) <= longestApart;
    const isSameClient = (first.params['client_id'] ?? first.params['key']) === client;
    const page = askingOriginOf(first.exchange);
    return isNear && isSameClient && (page === undefined || origin === undefined || page === origin);
  });
  return known ?? 'open';
};
