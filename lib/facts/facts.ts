import { messagesOf, type Flow } from '../flows/flow.ts';
import { stepsOf } from '../flows/infer.ts';
import { endingOf, type Ending } from '../flows/outcome.ts';
import type { Step } from '../flows/steps.ts';
import type { Message } from '../messages/message.ts';
import type { Grant } from '../vocabulary/grant.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Environment } from '../vocabulary/environment.ts';
import { accessTokensOf, type AccessToken } from './tokens/access-token.ts';
import { authorizationRequestOf, isHidden, type AuthorizationRequest } from './authorization-request.ts';
import { clientOf, type Client } from './client/client.ts';
import { environmentOf } from './environment.ts';
import { errorPageOf, type ErrorPage } from '../flows/error-page.ts';
import { createDoor, type Fact } from './fact.ts';
import { grantOf } from './grant.ts';
import { idTokensOf, type IdToken } from './tokens/id-token.ts';
import { pkceMethodOf, redemptionsOf, type PkceMethod } from './pkce/pkce.ts';
import { protocolOf } from './protocol.ts';
import { responseModeOf } from './response-mode.ts';
import { serverOf, type AuthorizationServer } from './server.ts';

/** Everything derived from a flow once and shared by rules, report and views. `undefined` means: not seen. */
export type Facts = {
  /** Derives a further fact when it is asked for, once. */
  readonly of: <T>(fact: Fact<T>) => T;
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
  /** Where the client runs: a mark on the flow, which lowers nothing but at playgrounds. */
  readonly environment: Environment;
};

/** Derives the facts of a flow. Never throws. */
export function factsOf(flow: Flow): Facts {
  const steps = stepsOf(flow);
  const client = clientOf(flow);
  const server = serverOf(flow);
  const facts: Facts = {
    of: createDoor(() => facts),
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
    environment: environmentOf(flow, client, server),
  };
  return facts;
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
