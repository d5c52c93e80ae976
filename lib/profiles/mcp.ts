import { isGrant, isMcp, usesCode, usesFrontChannel } from './conditions.ts';
import {
  advertisesIssuer,
  announcesPkce,
  both,
  challengeNamesDescription,
  clientSince,
  describesItself,
  isDescribed,
  namesDescription,
  offersNoOfflineAccess,
  serverSince,
  spokenSince,
} from './mcp-conditions.ts';
import { judged, must, profile, seenWhole, should } from './profile.ts';
import { sawPath, sawTokensGo } from './sights.ts';

/**
 * Authorization in the Model Context Protocol, by revision: what a later revision began to ask is not applicable to a party that follows
 * an earlier one, or of which nothing tells which it follows.
 */
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
      spokenSince('2025-06-18'),
    ),
    judged(
      'MUST',
      'challenge',
      {
        text: 'A refusal for want of a token says where the description is.',
        reference: 'mcp#Authorization Server Location',
      },
      challengeNamesDescription,
      namesDescription,
    ),
    must(
      'resource-matches',
      {
        text: 'The description is that of the server that was called.',
        reference: 'mcp#Authorization Server Location',
      },
      ['prm-resource-mismatch'],
      isDescribed,
    ),
    must(
      'prm-order',
      {
        text: 'The client looks for the description where the refusal says, else behind the server’s path first.',
        reference: 'mcp#Protected Resource Metadata Discovery Requirements',
      },
      ['mcp-discovery-order'],
      clientSince('2025-11-25'),
    ),
    must(
      'server-metadata',
      {
        text: 'The authorization server’s metadata is its own.',
        reference: 'rfc8414#3.3',
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
      isDescribed,
    ),
    must(
      'resource-exact',
      {
        text: 'The client spells the resource as the server does.',
        reference: 'mcp#Canonical Server URI',
      },
      ['mcp-resource-not-exact'],
      isDescribed,
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
      both(usesCode, clientSince('2025-11-25')),
    ),
    must(
      'iss',
      {
        text: 'The answer names the server that was asked (iss), and the client refuses it where it does not.',
        reference: 'mcp-2026#Authorization Response Validation',
      },
      ['iss-mismatch', 'iss-missing'],
      both(usesFrontChannel, clientSince('2026-07-28')),
    ),
    judged(
      'MUST',
      'iss-advertised',
      {
        text: 'A server that names itself in its answers says so in its metadata.',
        reference: 'rfc9207#3',
      },
      advertisesIssuer,
      both(usesFrontChannel, serverSince('2026-07-28')),
    ),
    must(
      'application-type',
      {
        text: 'A client that registers says what kind of application it is.',
        reference: 'mcp-2026-registration#Application Type and Redirect URI Constraints',
      },
      ['mcp-application-type-missing'],
      clientSince('2026-07-28'),
    ),
    must(
      'registration-bound',
      {
        text: 'A registration is used only at the authorization server that gave it.',
        reference: 'mcp-2026-registration#Authorization Server Binding',
      },
      ['mcp-registration-reused'],
      clientSince('2026-07-28'),
    ),
    should(
      'registration-kind',
      {
        text: 'Where the server knows clients by their address, the client does not register.',
        reference: 'mcp#Client Registration Approaches',
      },
      ['mcp-registration-deprecated'],
      clientSince('2025-11-25'),
    ),
    should(
      'scope',
      {
        text: 'The client asks for the scopes that the server names.',
        reference: 'mcp#Scope Selection Strategy',
      },
      ['mcp-scope-challenge-ignored'],
      both(usesFrontChannel, clientSince('2025-11-25')),
    ),
    should(
      'scope-union',
      {
        text: 'When more is wanted, the client asks for that and for what it had.',
        reference: 'mcp-2026#Step-Up Authorization Flow',
      },
      ['mcp-scope-dropped'],
      both(usesFrontChannel, clientSince('2026-07-28')),
    ),
    should(
      'retry-limit',
      {
        text: 'The client gives up after a few attempts for one scope.',
        reference: 'mcp#Step-Up Authorization Flow',
      },
      ['err-interaction-loop'],
      both(usesFrontChannel, clientSince('2025-11-25')),
    ),
    judged(
      'SHOULD',
      'offline-scope',
      {
        text: 'The MCP server does not ask for offline_access.',
        reference: 'mcp-2026#Refresh Tokens',
      },
      offersNoOfflineAccess,
      serverSince('2026-07-28'),
    ),
    must(
      'redirect-uri',
      { text: 'Redirect URIs are https or on the device itself.', reference: 'mcp#Communication Security' },
      ['redirect-uri-http', 'callback-over-http'],
      usesFrontChannel,
    ),
    seenWhole(
      must(
        'tls',
        { text: 'The authorization server is reached over TLS.', reference: 'mcp#Communication Security' },
        ['as-endpoint-http', 'token-over-http', 'insecure-redirect-hop'],
      ),
      sawPath,
    ),
    must(
      'token-in-header',
      { text: 'Access tokens travel in the Authorization header.', reference: 'mcp#Token Requirements' },
      ['token-in-query', 'token-multiple-methods'],
    ),
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
      { text: 'Refresh tokens of public clients are replaced at every use.', reference: 'mcp#Token Theft' },
      ['refresh-token-not-rotated', 'refresh-token-replayed'],
      ({ client }) => client.type === 'public',
    ),
  ],
});
