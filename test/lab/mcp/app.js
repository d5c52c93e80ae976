// The agent's page, for browsers: connects to an MCP server; the SDK does discovery, registration and login.
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const redirectUrl = `${location.origin}/callback`;
const status = (text) => (document.getElementById('status').textContent = text);
const saved = (name) => JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
const save = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));

const authProvider = {
  redirectUrl,
  clientMetadata: { client_name: 'Agent', redirect_uris: [redirectUrl], token_endpoint_auth_method: 'none' },
  state: () => crypto.randomUUID(),
  clientInformation: () => saved('client'),
  saveClientInformation: (made) => save('client', made),
  tokens: () => saved('tokens'),
  saveTokens: (tokens) => save('tokens', tokens),
  redirectToAuthorization: (url) => location.assign(url),
  saveCodeVerifier: (verifier) => save('verifier', verifier),
  codeVerifier: () => saved('verifier'),
};

const connect = async (transport) => {
  const client = new Client({ name: 'agent', version: '1.0.0' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  status(`tools: ${tools.map(({ name }) => name).join(', ')}`);
};

async function start() {
  const transport = () => new StreamableHTTPClientTransport(new URL(window.lab.mcpServer), { authProvider });
  if (location.pathname === '/callback') {
    const code = new URL(location.href).searchParams.get('code');
    history.replaceState(null, '', '/');
    await transport().finishAuth(code);
  }
  await connect(transport());
}

start().catch((error) => {
  if (!(error instanceof UnauthorizedError)) status(`failed: ${error.message}`);
});
