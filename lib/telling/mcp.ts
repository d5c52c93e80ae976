import type { McpRevision, McpSign } from '../vocabulary/mcp-revision.ts';

/** Which revisions of MCP client and server follow, as the report has it. */
export type McpTold = {
  readonly client: McpRevision | null;
  readonly server: McpRevision | null;
};

/** A mark on a flow: a few words, and what shows it, a sentence for each party. */
export type McpMark = { readonly label: string; readonly sentence: string };

/** Which revision of MCP is spoken and what shows it; `undefined` where nobody speaks it. */
export function mcpMark(mcp: McpTold | undefined): McpMark | undefined {
  if (!mcp) return undefined;
  const { client, server } = mcp;
  const parties = [
    ...(client ? [`The client follows ${named(client)}: ${signs[client.sign].client}.`] : []),
    ...(server ? [`The server follows ${named(server)}: ${signs[server.sign].server}.`] : []),
  ];
  if (parties.length === 0)
    return { label: 'MCP', sentence: 'Nothing recorded tells which revision of MCP is spoken.' };
  return { label: labelOf(client, server), sentence: parties.join(' ') };
}

function labelOf(client: McpRevision | null, server: McpRevision | null): string {
  const isSure = (one: McpRevision | null) => one?.bound === 'exact';
  if (client && server && isSure(client) && isSure(server) && client.revision !== server.revision)
    return `MCP: client ${client.revision}, server ${server.revision}`;
  const best = [client, server].find(isSure) ?? client ?? server;
  return `MCP ${best ? named(best) : ''}`.trimEnd();
}

function named({ revision, bound }: McpRevision): string {
  if (bound === 'at_most') return `${revision} or an earlier revision`;
  return bound === 'at_least' ? `${revision} or a later revision` : revision;
}

/** What shows it, of a client and of a server. */
const signs: Readonly<Record<McpSign, { readonly client: string; readonly server: string }>> = {
  meta: {
    client: 'each of its calls says so (_meta)',
    server: 'it answered calls that say so (_meta)',
  },
  agreed: {
    client: 'the server’s answer to initialize settles it for both',
    server: 'its answer to initialize says so',
  },
  header: {
    client: 'the header MCP-Protocol-Version of its calls says so',
    server: 'it answered calls whose header MCP-Protocol-Version says so',
  },
  wish: {
    client: 'its initialize names the latest it knows, and no answer was recorded',
    server: 'initialize asked for it',
  },
  discovery: {
    client:
      'it says so where it asks for descriptions (MCP-Protocol-Version), and nothing that tells more was recorded',
    server: 'it was asked for its description so',
  },
  described: {
    client: 'it read the server’s description of itself, which came with that revision',
    server: 'it describes itself (protected resource metadata), which came with that revision',
  },
  undescribed: {
    client: 'it logs in at the server’s own host',
    server:
      'it does not describe itself (no protected resource metadata), and the login goes to its own host, as that revision has it',
  },
};
