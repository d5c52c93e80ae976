import { challengesOf } from '../messages/challenge.ts';
import { asTexts } from '../exchange/json.ts';
import type { Facts } from '../facts/facts.ts';
import { challengeBefore, descriptionRequests, isAtRoot } from '../facts/mcp/challenges.ts';
import { isSince, mcpRevision } from '../facts/mcp/revision.ts';
import { resourceDocumentsOf } from '../facts/metadata-document.ts';
import { ownMetadataOf } from '../facts/own-metadata.ts';
import { answerParameter, isReadable } from '../facts/answer-parameter.ts';
import { metadataOfChallenge } from '../messages/oauth2/challenged-request.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { Condition } from './profile.ts';

/** The client follows that revision or a later one. */
export const clientSince =
  (revision: string): Condition =>
  ({ of }) =>
    isSince(of(mcpRevision).client, revision) === true;

/** The server follows that revision or a later one, whatever it said that it speaks. */
export const serverSince =
  (revision: string): Condition =>
  ({ of }) =>
    isSince(of(mcpRevision).server, revision) === true;

/** True for both. */
export const both =
  (first: Condition, second: Condition): Condition =>
  (facts) =>
    first(facts) && second(facts);

/** Either party is known to follow it: of what one asks of the other. */
export const spokenSince =
  (revision: string): Condition =>
  ({ of }) => {
    const { spoken, server } = of(mcpRevision);
    return spoken === undefined ? isSince(server, revision) === true : spoken >= revision;
  };

/** The one revision in which a refusal had to name the description; later ones leave it to well-known addresses. */
export const namesDescription: Condition = ({ of }) => of(mcpRevision).spoken === '2025-06-18';

/** The server describes itself: with servers of the first revision there is no resource to name. */
export const isDescribed: Condition = ({ flow }) => resourceDocumentsOf(flow).length > 0;

/** Not found behind the path and not at the root: then it is nowhere. RFC 9728 §3.1; MCP 2025-11-25. */
export function describesItself({ flow }: Facts): RequirementStatus {
  const documents = resourceDocumentsOf(flow);
  if (documents.some(({ document }) => (asTexts(document['authorization_servers']) ?? []).length > 0))
    return 'pass';
  if (documents.length > 0) return 'fail';
  const missing = descriptionRequests(flow).filter(({ exchange: { status = 0 } }) => status >= 400);
  return missing.some(isAtRoot) && missing.some((one) => !isAtRoot(one)) ? 'fail' : 'not_seen';
}

/** The refusal names the description’s address. */
export function challengeNamesDescription({ flow }: Facts): RequirementStatus {
  const call = challengeBefore(flow);
  if (call?.exchange.status !== 401 || !call.exchange.responseHeaders) return 'not_seen';
  return metadataOfChallenge(call.exchange) ? 'pass' : 'fail';
}

/** S256 is in the list of what the server supports. */
export function announcesPkce({ flow: { metadata } }: Facts): RequirementStatus {
  const methods = metadata?.['code_challenge_methods_supported'];
  if (metadata === undefined) return 'not_seen';
  return Array.isArray(methods) && methods.includes('S256') ? 'pass' : 'fail';
}

/** A server that sends `iss` says so in its metadata. RFC 9207 §3. */
export function advertisesIssuer({ flow, authorizationResponse: response }: Facts): RequirementStatus {
  const metadata = ownMetadataOf(flow);
  if (!metadata || !response || !isReadable(response)) return 'not_seen';
  if (!answerParameter(response, 'iss')) return 'not_applicable';
  return metadata['authorization_response_iss_parameter_supported'] === true ? 'pass' : 'fail';
}

/** Servers leave it to the client to ask for a refresh token. */
export function offersNoOfflineAccess({ flow }: Facts): RequirementStatus {
  const call = challengeBefore(flow);
  const challenged = call
    ? challengesOf(call.exchange).flatMap(({ params }) => params['scope']?.split(' ') ?? [])
    : [];
  const documents = resourceDocumentsOf(flow);
  if (!call && documents.length === 0) return 'not_seen';
  const supported = documents.flatMap(({ document }) => asTexts(document['scopes_supported']) ?? []);
  return [...challenged, ...supported].includes('offline_access') ? 'fail' : 'pass';
}
