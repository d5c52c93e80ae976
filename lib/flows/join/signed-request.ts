import type { Message } from '../../messages/message.ts';
import { ownerOf } from '../../messages/oauth1/site.ts';
import type { Assembly } from '../assembly.ts';
import { requestOf, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';

/** Temporary credentials are asked for and presented within minutes. Milliseconds. */
const longestWait = 10 * 60_000;

/** OAuth 1.0a: temporary credentials were asked for at the same site, and the answer with the token could not be read. */
export function unreadBeginning(assembly: Assembly, message: Message): FlowDraft | undefined {
  if (message.kind !== 'resource_owner_authorization_request') return undefined;
  return assembly.drafts.slice(-16).findLast((draft) => {
    const first = draft.messages.find(({ kind }) => kind === 'temporary_credential_request');
    if (!first || first.answer || requestOf(draft) || (first.exchange.status ?? 200) >= 400) return false;
    const waited = timeOf(message) - timeOf(first);
    return (
      waited >= 0 &&
      waited < longestWait &&
      ownerOf(first.url) === ownerOf(message.url) &&
      sharesTab(draft, message)
    );
  });
}

/** OAuth 1.0a: the same consumer has just asked for token credentials, and the answer could not be read. */
export function signerOf(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { client, exchange } = message;
  if (!client) return undefined;
  return assembly.find('client', client, timeOf(message)).find((draft) => {
    const last = draft.messages.findLast(({ kind }) => kind === 'token_credential_request');
    if (!last || last.answer || (last.exchange.status ?? 200) >= 400) return false;
    return last.exchange.context.initiator === exchange.context.initiator && sharesTab(draft, message);
  });
}
