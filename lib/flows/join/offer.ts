import { asText } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { offerIn } from '../../messages/openid4vci/credential-offer.ts';
import { asksForCredential } from '../../messages/openid4vci/grant-type.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import type { Assembly } from '../assembly.ts';
import { requestOf, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';

/** The wallet lets itself in with what it was offered: by its state, else in the tab of an offer of this server. OpenID4VCI §5.1.3. */
export function offerBefore(assembly: Assembly, message: Message): FlowDraft | undefined {
  if (!asksForCredential(message.params)) return undefined;
  const isFree = (draft: FlowDraft) => !requestOf(draft) && draft.messages.some(isOffer);
  const state = message.params['issuer_state'];
  if (state) return assembly.find('issuer_state', state, timeOf(message)).find(isFree);
  return assembly.drafts
    .slice(-16)
    .findLast((draft) => isFree(draft) && sharesTab(draft, message) && isIssuersOffer(draft, message));
}

function isOffer({ kind }: Message): boolean {
  return kind === 'credential_offer' || kind === 'credential_offer_request';
}

function isIssuersOffer({ messages }: FlowDraft, { exchange }: Message): boolean {
  return messages.some(({ kind, params, answer }) => {
    const issuer = (kind === 'credential_offer' ? offerIn(params) : answer)?.['credential_issuer'];
    return originOf(asText(issuer) ?? '') === originOf(exchange.url);
  });
}

/** A wallet lets itself in with what it was offered: from now on it is known at which server. OpenID4VCI §5.1, §6.1. */
export function takesUpOffer({ messages }: FlowDraft, message: Message): boolean {
  return messages[0]?.protocol === 'openid4vci' && asksServer(message) && !messages.some(asksServer);
}

const asking: ReadonlySet<Role> = new Set<Role>(['preparation', 'request', 'redemption']);

/** As in any flow of OAuth 2. */
function asksServer({ kind }: Message): boolean {
  return kinds[kind].protocol === 'oauth2' && asking.has(kinds[kind].role);
}
