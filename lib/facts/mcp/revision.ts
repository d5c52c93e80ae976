import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isRead } from '../../flows/attempt.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { isResourceMetadata, issuerNamedBy } from '../../flows/well-known.ts';
import type { Message } from '../../messages/message.ts';
import { metadataOfChallenge } from '../../messages/oauth2/challenged-request.ts';
import { fact } from '../fact.ts';
import type { McpRevision, RevisionSign } from '../../vocabulary/mcp-revision.ts';
import { isMcpCall, revisionSaid, type RevisionSaid } from './revision-said.ts';

/** The revisions of MCP that client and server follow; they may differ. `undefined` where nothing tells. */
export type McpRevisions = {
  readonly client: McpRevision | undefined;
  readonly server: McpRevision | undefined;
  /** What both agreed to speak, whatever the server does about logins. */
  readonly spoken: string | undefined;
};

/** The revision of MCP by the strongest evidence, for each party by itself. MCP 2025-11-25 and 2026-07-28, Lifecycle, Transports. */
export const mcpRevision = fact('mcpRevision', ({ flow }): McpRevisions => {
  const calls = callsOf(flow);
  const spoken = spokenIn(calls);
  return { client: clientOf(flow, calls), server: serverOf(flow, spoken), spoken: spoken?.revision };
});

type Call = { readonly said: RevisionSaid; readonly at: Message };

function callsOf(flow: Flow): readonly Call[] {
  return messagesOf(flow, 'resource_request').flatMap((at) => {
    const said = isMcpCall(at.exchange) ? revisionSaid(at.exchange) : undefined;
    return said ? [{ said, at }] : [];
  });
}

/** What the server took part in: it said so itself, or answered calls that say so. */
function spokenIn(calls: readonly Call[]): RevisionSaid | undefined {
  const taken = calls.filter(({ at }) => isTaken(at));
  const bySign = (sign: RevisionSign) => taken.findLast(({ said }) => said.sign === sign)?.said;
  return bySign('meta') ?? bySign('agreed') ?? bySign('header');
}

function isTaken({ exchange: { status = 0 } }: Message): boolean {
  return status >= 200 && status < 300;
}

/** From the plainest to the weakest. */
const exactSigns = ['meta', 'agreed', 'header'] as const;

function clientOf(flow: Flow, calls: readonly Call[]): McpRevision | undefined {
  for (const sign of exactSigns) {
    const call = calls.findLast(({ said }) => said.sign === sign);
    if (call) return { revision: call.said.revision, bound: 'exact', sign };
  }
  const looked = messagesOf(flow, 'discovery').map(({ exchange }) => revisionSaid(exchange)?.revision);
  const named = looked.find((revision) => revision !== undefined);
  if (named) return { revision: named, bound: isTokenCleaned(flow) ? 'at_most' : 'exact', sign: 'discovery' };
  const wish = calls.find(({ said }) => said.sign === 'wish');
  return wish && { revision: wish.said.revision, bound: 'at_most', sign: 'wish' };
}

/** A token came that a cleaner took: its calls are not known as this login’s, and an older revision may have been agreed in them. */
function isTokenCleaned(flow: Flow): boolean {
  return messagesOf(flow, 'token_request').some(({ answer }) =>
    isCleaned(asText(answer?.['access_token']) ?? ''),
  );
}

function serverOf(flow: Flow, spoken: RevisionSaid | undefined): McpRevision | undefined {
  if (loginIsAtServer(flow)) return { revision: firstRevision, bound: 'exact', sign: 'undescribed' };
  if (spoken) return { ...spoken, bound: 'exact' };
  return describesItself(flow)
    ? { revision: describedSince, bound: 'at_least', sign: 'described' }
    : undefined;
}

/** The first revision with authorization, and the one in which servers began to describe themselves. */
const firstRevision = '2025-03-26';
const describedSince = '2025-06-18';

function describesItself(flow: Flow): boolean {
  return messagesOf(flow, 'discovery').some((one) => isResourceMetadata(one) && isRead(one));
}

/** Nothing describes the server, and its own host is where the login went. MCP 2025-03-26, Server Metadata Discovery. */
function loginIsAtServer(flow: Flow): boolean {
  const call = messagesOf(flow, 'resource_request').find(({ exchange }) => isMcpCall(exchange));
  const request = messagesOf(flow, 'authorization_request')[0] ?? messagesOf(flow, 'token_request')[0];
  if (!call || !request || describesItself(flow)) return false;
  if (flow.messages.some(({ exchange }) => metadataOfChallenge(exchange))) return false;
  const own = originOf(call.url);
  const wasLookedFor = messagesOf(flow, 'discovery').some(
    (one) => originOf(one.url) === own && (isResourceMetadata(one) || issuerNamedBy(one.url) !== undefined),
  );
  return wasLookedFor && originOf(request.exchange.url) === own;
}

/** Whether a party follows that revision or a later one; `undefined` where that is not known. */
export function isSince(party: McpRevision | undefined, revision: string): boolean | undefined {
  if (!party) return undefined;
  const isReached = party.revision >= revision;
  if (party.bound === 'exact') return isReached;
  if (party.bound === 'at_most') return isReached ? undefined : false;
  return isReached ? true : undefined;
}
