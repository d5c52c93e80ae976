/** Those of the Model Context Protocol: how a client finds the server, its resource and its registration. */
export const mcpCauseLabels = {
  'mcp-prm-missing': 'no resource metadata',
  'mcp-resource-mismatch': 'resource ≠ MCP address',
  'mcp-resource-refused': 'resource spelt otherwise',
  'mcp-as-metadata': 'no server metadata',
  'mcp-fallback-authorize': 'endpoint was guessed',
  'mcp-registration-refused': 'registration refused',
  'mcp-registration-forgotten': 'client id forgotten there',
  'mcp-transport-refused': 'MCP call not taken here',
  'mcp-cors': 'MCP server without CORS',
  'mcp-no-challenge': '401 without a challenge',
  'mcp-pkce-not-announced': 'PKCE not announced',
  'mcp-no-server-named': 'no authorization server named',
} as const;
