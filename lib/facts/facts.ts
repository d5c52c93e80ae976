import { messagesOf, type Flow } from '../flows/flow.ts';
import { stepsOf } from '../flows/infer.ts';
import type { Step } from '../flows/steps.ts';
import type { Message } from '../messages/message.ts';
import type { Grant } from '../vocabulary/grant.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Environment } from '../vocabulary/environment.ts';
import { accessTokensOf, type AccessToken } from './tokens/access-token.ts';
import { authorizationRequestOf, isHidden, type AuthorizationRequest } from './authorization-request.ts';
import { clientOf, type Client } from './client/client.ts';
import { endingOf, type Ending } from './ending.ts';
import { environmentOf } from './environment.ts';
import { errorPageOf, type ErrorPage } from '../flows/error-page.ts';
import { createDoor, fact, someOf, type Fact } from './fact.ts';
import type { Failure } from '../vocabulary/failure.ts';
import { grantOf } from './grant.ts';
import { idTokensOf, type IdToken } from './tokens/id-token.ts';
import { pkceMethodOf, redemptionsOf, type PkceMethod } from './pkce/pkce.ts';
import { protocolOf } from './protocol.ts';
import { responseModeOf } from './response-mode.ts';
import { serverOf, type AuthorizationServer } from './server.ts';

/**
 * What is derived from a flow, when it is asked for and once, and shared by rules, causes and report. The facts that nearly everybody asks
 * for are members; every other one comes through `of`. `undefined` means: not seen.
 */
export type Facts = {
  /** The door to every other fact. */
  readonly of: <T>(fact: Fact<T>) => T;
  /** Facts that threw when they were asked for: grows as more are. */
  readonly failures: readonly Failure[];
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

/** The facts of a flow: nothing is derived before it is asked for, and then once. */
export function factsOf(flow: Flow): Facts {
  const failures: Failure[] = [];
  const of = createDoor(
    () => facts,
    (failure) => failures.push(failure),
  );
  const given: Given = { of, failures, flow };
  const facts = Object.defineProperties(given, gettersOf(of)) as Facts;
  return facts;
}

type Given = Pick<Facts, 'of' | 'failures' | 'flow'>;
/** The members that getters are: the compiler wants each of them in `derived`. */
type Derived = Omit<Facts, keyof Given>;

/** How each is derived. */
const derived: { readonly [K in keyof Derived]: (facts: Facts) => Facts[K] } = {
  steps: ({ flow, ending }) => stepsOf(flow, isTakenUp(ending)),
  ending: ({ flow }) => endingOf(flow),
  protocol: ({ flow }) => protocolOf(flow),
  grant: ({ flow }) => grantOf(flow),
  responseMode: ({ flow }) => responseModeOf(flow),
  client: ({ flow }) => clientOf(flow),
  server: ({ flow }) => serverOf(flow),
  pkce: ({ flow }) => pkceMethodOf(flow),
  authorizationRequest: ({ flow }) => authorizationRequestOf(flow),
  isHidden: ({ flow }) => isHidden(flow),
  authorizationResponse: ({ steps }) =>
    steps.findLast(({ kind }) => kind === 'authorization_response')?.message,
  redemptions: ({ flow }) => someOf(redemptionsOf(flow)),
  tokenRequests: ({ flow }) => someOf(messagesOf(flow, 'token_request')),
  idTokens: ({ flow }) => someOf(idTokensOf(flow)),
  accessTokens: ({ flow }) => someOf(accessTokensOf(flow)),
  errorPage: ({ flow }) => errorPageOf(flow),
  environment: ({ flow, client, server }) => environmentOf(flow, client, server),
};

/** What an answer stands for was redeemed: a session began, or would have if the browser had kept it. */
function isTakenUp({ outcome, reception }: Ending): boolean {
  return outcome === 'succeeded' || (reception?.outcome === 'failed' && reception.by === 'cookie_too_large');
}

const ofEveryFlow = Object.entries(derived).map(([name, derive]) => fact<unknown, string>(name, derive));

function gettersOf(of: Facts['of']): PropertyDescriptorMap {
  return Object.fromEntries(
    ofEveryFlow.map((one) => [one.name, { get: () => of(one), enumerable: true }] as const),
  );
}
