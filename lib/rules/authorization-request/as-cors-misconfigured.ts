import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';
import type { KindRow } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Risky CORS at the authorization server',
  why: 'A server that lets any origin read its answers with the person’s cookies gives every page they visit the power to act for them.',
  fix: 'Send no CORS headers on the authorization endpoint; elsewhere allow registered origins only, and no credentials.',
  references: ['rfc9700#2.6', 'browser-based-apps#6.3.3.4'],
  examples: {
    fires: 'Userinfo that answers Origin: null with that origin and credentials',
    passes: 'A token endpoint with Access-Control-Allow-Origin: *',
  },
};

/** Scripts of strangers may read what the server says to the person’s browser. */
export default rule({
  id: 'as-cors-misconfigured',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const judged = facts.flow.messages.filter(isJudged);
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap((message) => findingAt(message, facts) ?? []).slice(0, 1);
  },
});

function isJudged({ kind, carrier, protocol, exchange }: Message): boolean {
  if (carrier !== 'request' || !isOAuth2(protocol) || exchange.responseHeaders === undefined) return false;
  return kind === 'authorization_request' || isCalled(kinds[kind]);
}

/** A page may call it, or keeps it in a frame, and what it says is not for everybody. */
function isCalled({ channel, endpoint, isConfidential, role }: KindRow): boolean {
  return role === 'session' || (channel === 'direct' && endpoint !== undefined && isConfidential === true);
}

function findingAt(message: Message, { client }: Facts): FindingDraft | undefined {
  const { requestHeaders, responseHeaders } = message.exchange;
  const allowed = headerValue(responseHeaders, 'access-control-allow-origin')?.trim();
  if (!allowed) return undefined;
  const withCredentials = headerValue(responseHeaders, 'access-control-allow-credentials')?.trim() === 'true';
  const isLocal = isLoopback(message.url);
  if (message.kind === 'authorization_request')
    return atAuthorization(message, allowed, isLocal || (allowed === '*' && !withCredentials));
  if (!withCredentials) return undefined;
  const home = originOf(client.redirectUri ?? '');
  const isReflected = allowed === headerValue(requestHeaders, 'origin')?.trim();
  if (allowed !== 'null' && (!isReflected || !home || isOneSite(allowed, home))) return undefined;
  return {
    severity: isLocal ? 'info' : 'medium',
    confidence: allowed === 'null' ? 'firm' : 'tentative',
    detail: `${place(message)} lets the origin ${allowed}, which is not the client’s, read its answers with credentials; expected registered origins only.`,
    evidence: [message],
  };
}

/** Navigations need no CORS. A star without credentials is what a proxy adds to everything, and development servers echo any origin. */
function atAuthorization(message: Message, allowed: string, isHarmless: boolean): FindingDraft {
  return {
    severity: isHarmless ? 'info' : 'low',
    confidence: 'certain',
    detail: `The authorization endpoint sends Access-Control-Allow-Origin: ${allowed}; expected no CORS headers there.`,
    evidence: [message],
  };
}

function place({ kind }: Message): string {
  return kind === 'userinfo_request' ? 'The userinfo endpoint' : 'An endpoint of the server';
}
