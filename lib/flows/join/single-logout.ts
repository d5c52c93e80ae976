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
 * in this tab. SAML Core §3.7.1 leaves the session index optional; the other two have none. An answer finds it by the logout that waits there.
 */
export function endedBy({ drafts }: Assembly, message: Message): FlowDraft | undefined {
  if (!isLogout(message)) return undefined;
  const latest = drafts.slice(-latestFew).toReversed();
  return latest.find(
    (draft) =>
      startOf(draft) <= timeOf(message) &&
      isOfParties(draft, message) &&
      sharesTab(draft, message) &&
      (message.kind !== 'saml_logout_response' || awaitsLogout(draft, message)),
  );
}

/** Milliseconds for which an identity provider asks other apps to end a session, too. */
const longestLogout = 60_000;

/** An answer that names another request than the one that was sent: the app’s own logout has none so far. SAML Profiles §4.4.4.2. */
function awaitsLogout({ messages }: FlowDraft, answer: Message): boolean {
  const asked = messages.findLast(({ kind }) => kind === 'saml_logout_request');
  if (!asked || asked.to === 'client' || answer.to !== 'client') return false;
  const isAnswered = messages.some(
    (one) => one.kind === 'saml_logout_response' && timeOf(one) >= timeOf(asked),
  );
  return !isAnswered && timeOf(answer) - timeOf(asked) <= longestLogout;
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
