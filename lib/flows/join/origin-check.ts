import { decodeJwt } from '../../exchange/jwt.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
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

/** Milliseconds in which somebody on that page signs in all the same. */
const longestUntilToken = 15 * 60_000;

/**
 * The refused check of that page and client whose script was handed a token after all, which its page hands on: the refusal was of no
 * consequence. `undefined` for every other answer.
 */
export function checkBefore(assembly: Assembly, message: Message): FlowDraft | undefined {
  const token = message.responseMode === 'form_post' ? decodeJwt(message.params['id_token']) : undefined;
  if (token?.type !== 'jws' || message.params['state'] !== undefined) return undefined;
  const page = originOf(message.url);
  return assembly.drafts.slice(-16).findLast(({ messages: [first] }) => {
    if (first?.kind !== 'origin_check' || askingOriginOf(first.exchange) !== page) return false;
    const after = timeOf(message) - timeOf(first);
    return after >= 0 && after <= longestUntilToken && first.params['client_id'] === token.claims['aud'];
  });
}
