import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import { returnAddressOf, serverOriginOf, sharesTab, startOf, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import { isLogout } from '../../vocabulary/kinds.ts';

/** How many of the latest flows are looked at. */
const latestFew = 16;

/**
 * The login that a logout of SAML, WS-Federation or CAS ends, where no session is named: the latest of this client, of this server,
 * in this tab. SAML Core §3.7.1 leaves the session index optional; the other two have none.
 */
export function endedBy({ drafts }: Assembly, message: Message): FlowDraft | undefined {
  if (!isLogout(message) || message.kind === 'saml_logout_response') return undefined;
  const latest = drafts.slice(-latestFew).toReversed();
  return latest.find(
    (draft) => startOf(draft) <= timeOf(message) && isOfParties(draft, message) && sharesTab(draft, message),
  );
}

/** Of flows that share a value: logins at several sites have one session; its end concerns the site that is spoken of. */
export function ofParties(drafts: readonly FlowDraft[], message: Message): FlowDraft | undefined {
  return drafts.find((draft) => isOfParties(draft, message)) ?? drafts[0];
}

function isOfParties(draft: FlowDraft, { protocol, client: asked, to, exchange }: Message): boolean {
  const origin = originOf(exchange.url);
  if (!draft.messages.some((message) => message.protocol === protocol)) return false;
  if (to === 'client') return origin !== null && originOf(returnAddressOf(draft) ?? '') === origin;
  if (serverOriginOf(draft) !== origin) return false;
  const client = draft.messages.find((message) => message.client)?.client;
  return asked === undefined || asked === client;
}
