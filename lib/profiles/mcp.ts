import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { isGrant, isMcp, usesCode, usesFrontChannel } from './conditions.ts';
import { judged, must, profile, seenWhole } from './profile.ts';
import { sawPath, sawTokensGo } from './sights.ts';

/** Authorization in the Model Context Protocol. */
export const mcp = profile({
  id: 'mcp',
  title: 'MCP authorization',
  reference: 'mcp',
  appliesTo: (facts) => isGrant(facts) && isMcp(facts),
  requirements: [
    judged(
      'MUST',
      'resource-metadata',
      {
        text: 'The MCP server describes itself and names its authorization servers.',
        reference: 'mcp#Authorization Server Location',
      },
      describesItself,
    ),
    must(
      'resource-matches',
      {
        text: 'The description is that of the server that was called.',
        reference: 'mcp#Authorization Server Location',
      },
      ['prm-resource-mismatch'],
    ),
    must(
      'server-metadata',
      {
        text: 'The authorization server’s metadata is its own.',
        reference: 'mcp#Authorization Server Location',
      },
      ['metadata-issuer-mismatch', 'metadata-insecure-endpoint'],
    ),
    must(
      'resource',
      {
        text: 'The client names the MCP server as resource in both requests.',
        reference: 'mcp#Resource Parameter Implementation',
      },
      ['mcp-resource-missing'],
    ),
    must(
      'pkce',
      { text: 'The client uses PKCE.', reference: 'mcp#Authorization Code Protection' },
      ['pkce-missing', 'code-verifier-missing', 'code-verifier-mismatch'],
      usesCode,
    ),
    judged(
      'MUST',
      'pkce-s256',
      { text: 'The challenge method is S256.', reference: 'mcp#Authorization Code Protection' },
      ({ pkce }) => (pkce === 'S256' ? 'pass' : pkce === 'unknown' || pkce === null ? 'not_seen' : 'fail'),
      usesCode,
    ),
    judged(
      'MUST',
      'pkce-announced',
      {
        text: 'The authorization server says in its metadata that it supports PKCE.',
        reference: 'mcp#Authorization Code Protection',
      },
      announcesPkce,
      usesCode,
    ),
    must(
      'redirect-uri',
      { text: 'Redirect URIs are https or on the device itself.', reference: 'mcp' },
      ['redirect-uri-http', 'callback-over-http'],
      usesFrontChannel,
    ),
    seenWhole(
      must('tls', { text: 'The authorization server is reached over TLS.', reference: 'mcp' }, [
        'as-endpoint-http',
        'token-over-http',
        'insecure-redirect-hop',
      ]),
      sawPath,
    ),
    must('token-in-header', { text: 'Access tokens travel in the Authorization header.', reference: 'mcp' }, [
      'token-in-query',
      'token-multiple-methods',
    ]),
    seenWhole(
      must(
        'token-for-server',
        {
          text: 'The token goes to the MCP server it was issued for, and to nobody else.',
          reference: 'mcp#Resource Parameter Implementation',
        },
        ['token-sent-to-third-party'],
      ),
      sawTokensGo,
    ),
    must(
      'client-metadata',
      {
        text: 'A client known by the address of its metadata keeps to the rules for it.',
        reference: 'client-id-metadata-document',
      },
      ['cimd-invalid'],
      ({ client }) => /^https:/i.test(client.id ?? ''),
    ),
    must(
      'refresh',
      { text: 'Refresh tokens of public clients are replaced at every use.', reference: 'mcp' },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
      ({ client }) => client.type === 'public',
    ),
  ],
});

function describesItself({ flow }: Facts): RequirementStatus {
  const documents = messagesOf(flow, 'discovery').filter(({ answer }) => answer?.['resource'] !== undefined);
  if (documents.length === 0) return 'not_seen';
  return documents.some(({ answer }) => Array.isArray(answer?.['authorization_servers'])) ? 'pass' : 'fail';
}

function announcesPkce({ flow: { metadata } }: Facts): RequirementStatus {
  const methods = metadata?.['code_challenge_methods_supported'];
  return metadata === undefined
    ? 'not_seen'
    : Array.isArray(methods) && methods.includes('S256')
      ? 'pass'
      : 'fail';
}
