import { messagesOf, type Flow } from '../flows/flow.ts';
import { stepsOf } from '../flows/infer.ts';
import { endingOf, type Ending } from '../flows/outcome.ts';
import type { Step } from '../flows/steps.ts';
import type { Message } from '../messages/message.ts';
import type { Grant } from '../vocabulary/grant.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { accessTokensOf, type AccessToken } from './tokens/access-token.ts';
import { authorizationRequestOf, isHidden, type AuthorizationRequest } from './authorization-request.ts';
import { clientOf, type Client } from './client/client.ts';
import { isDevelopment, isPlayground } from './development.ts';
import { errorPageOf, type ErrorPage } from '../flows/error-page.ts';
import { grantOf } from './grant.ts';
import { idTokensOf, type IdToken } from './tokens/id-token.ts';
import { pageOf } from '../exchange/page-request.ts';
import { pkceMethodOf, redemptionsOf, type PkceMethod } from './pkce/pkce.ts';
import { protocolOf } from './protocol.ts';
import { responseModeOf } from './response-mode.ts';
import { serverOf, type AuthorizationServer } from './server.ts';

/** Everything derived from a flow once and shared by rules, report and views. `undefined` means: not seen. */
export type Facts = {
  readonly flow: Flow;
  readonly steps: readonly Step[];
  readonly ending: Ending;
  readonly protocol: Protocol;
  readonly grant: Grant | null;
  readonly responseMode: string | null;
  readonly client: Client;
  readonly server: AuthorizationServer;
  readonly pkce: PkceMethod;
  /** Seen, and not hidden. */
  readonly authorizationRequest: AuthorizationRequest | undefined;
  readonly isHidden: boolean;
  /** The delivery of the answer, the fragment restored. */
  readonly authorizationResponse: Message | undefined;
  /** Token requests that redeem the code; `undefined` when none was seen. */
  readonly redemptions: readonly Message[] | undefined;
  readonly tokenRequests: readonly Message[] | undefined;
  readonly idTokens: readonly IdToken[] | undefined;
  readonly accessTokens: readonly AccessToken[] | undefined;
  readonly errorPage: ErrorPage | undefined;
  /** The client runs on the developer's own machine or under a test name. */
  readonly isDevelopment: boolean;
  /** Client or server is a known playground. */
  readonly isPlayground: boolean;
};

/** Derives the facts of a flow. Never throws. */
export function factsOf(flow: Flow): Facts {
  const steps = stepsOf(flow);
  const client = clientOf(flow);
  const server = serverOf(flow);
  const addresses = [client.redirectUri ?? '', server.origin ?? ''];
  return {
    flow,
    steps,
    ending: endingOf(flow),
    protocol: protocolOf(flow),
    grant: grantOf(flow),
    responseMode: responseModeOf(flow),
    client,
    server,
    pkce: pkceMethodOf(flow),
    authorizationRequest: authorizationRequestOf(flow),
    isHidden: isHidden(flow),
    authorizationResponse: steps.findLast((step) => step.kind === 'authorization_response')?.message,
    redemptions: someOf(redemptionsOf(flow)),
    tokenRequests: someOf(messagesOf(flow, 'token_request')),
    idTokens: someOf(idTokensOf(flow)),
    accessTokens: someOf(accessTokensOf(flow)),
    errorPage: errorPageOf(flow),
    isDevelopment: isDevelopment(client.redirectUri ?? pageOfClient(flow) ?? ''),
    isPlayground: addresses.some(isPlayground),
  };
}

/** Where a client without a redirect URI runs: a device, a refresh by itself. */
function pageOfClient(flow: Flow): string | undefined {
  const asking = flow.messages.find(({ from, exchange }) => from === 'client' && pageOf(exchange));
  return asking && pageOf(asking.exchange);
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
