import { endpointOf } from '../../exchange/parameters.ts';
import { isFrontChannelRequest, isFrontChannelResponse, type Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import { isAnswered, requestOf, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import { redirectKey } from '../keys.ts';
import type { Join } from './place.ts';

/**
 * Messages of OAuth 1.0a, OpenID 2.0, SAML, WS-Federation and CAS: by a value that request and answer share; an answer also
 * by the address it was asked for. A request that repeats a pending one is the server's own bounce.
 */
export const joinOther: Join = (assembly, message) => {
  const drafts = sharing(assembly, message);
  if (isFrontChannelRequest(message)) return drafts.find((draft) => !isAnswered(draft)) ?? 'open';
  if (!isFrontChannelResponse(message)) return drafts[0] ?? (begins(message) ? 'open' : 'wait');
  const pending = drafts.find((draft) => !isAnswered(draft)) ?? drafts[0] ?? byAddress(assembly, message);
  return pending ?? (message.confidence === 'tentative' ? 'wait' : 'open');
};

function sharing(assembly: Assembly, message: Message): readonly FlowDraft[] {
  const time = timeOf(message);
  const shared = message.other?.shared ?? [];
  return [...new Set(shared.flatMap((value) => assembly.find(`shared:${value}`, time)))];
}

/** Only these may stand at the beginning of a flow without a front channel before them. */
function begins({ kind }: Message): boolean {
  return (
    kind === 'temporary_credential_request' ||
    kind === 'token_credential_request' ||
    kind.includes('logout') ||
    kind.includes('signout')
  );
}

function byAddress(assembly: Assembly, message: Message): FlowDraft | undefined {
  const protocol = message.other?.protocol;
  return assembly
    .find(`redirect_uri:${redirectKey(endpointOf(message.url))}`, timeOf(message))
    .find(
      (draft) =>
        requestOf(draft)?.other?.protocol === protocol && !isAnswered(draft) && sharesTab(draft, message),
    );
}
