import {
  Client,
  StreamableHTTPClientTransport,
  type CallToolResult,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type OAuthTokens,
  type StoredOAuthClientInformation,
} from '@modelcontextprotocol/client';
import { renderPage } from '../page.ts';
import { openServer, type OpenServer } from '../open-server.ts';
import type { LoopbackRequest } from '../loopback-fetch.ts';

export type DesktopClientSetup = {
  /** The MCP server whose first tool is called. */
  readonly server: string;
  /** The newest revision that the client speaks. */
  readonly revision: '2025-03-26' | '2025-11-25' | '2026-07-28';
  /** Takes a person to the authorization server, in a browser. */
  readonly visit: (url: URL) => Promise<unknown>;
  readonly fetch: (url: string | URL, init?: LoopbackRequest) => Promise<Response>;
  /** Where the client with this redirect URI is described, for servers that know clients by such an address. */
  readonly clientMetadataUrl?: (redirectUrl: string) => string;
  /** What it asks for where nobody tells it what to ask for. */
  readonly scope?: string;
  /** Who gets its tokens. Default: somebody who takes a person to the login. */
  readonly authProvider?: OAuthClientProvider;
  /** It never says for which server it wants a token. Default false. */
  readonly omitsResource?: boolean;
  /** It looks anew who logs people in whenever it is refused. Default false: it looks once. */
  readonly looksAnew?: boolean;
  /** After so many logins it gives up. Default: never. */
  readonly mostLogins?: number;
};

/**
 * A program outside the browser, which it opens for the login alone, waiting for the answer at a loopback port: the MCP SDK's own
 * client. Gives the text of what the tool said; throws what the SDK throws.
 */
export async function callToolAsDesktopClient(setup: DesktopClientSetup): Promise<string> {
  const door = await openServer('localhost');
  try {
    const { redirectUrl, answers } = openCallback(door);
    const authProvider = setup.authProvider ?? keeping(redirectUrl, setup);
    const { revision, server } = setup;
    const client = new Client(
      { name: 'desk', version: '1.0.0' },
      revision === '2026-07-28'
        ? { versionNegotiation: { mode: 'auto' } }
        : { supportedProtocolVersions: [revision] },
    );
    const open = () =>
      new StreamableHTTPClientTransport(new URL(server), {
        authProvider,
        fetch: (url, init) => setup.fetch(url, init as LoopbackRequest),
      });
    let transport = open();
    let logins = 0;
    const loggedIn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
      for (;;) {
        try {
          return await act();
        } catch (error) {
          const answer = answers.shift();
          if (!answer || logins >= (setup.mostLogins ?? Infinity)) throw error;
          logins += 1;
          await transport.finishAuth(answer);
        }
      }
    };
    await loggedIn(() => {
      transport = open();
      return client.connect(transport);
    });
    const { tools } = await loggedIn(() => client.listTools());
    const result = await loggedIn(() => client.callTool({ name: tools[0]?.name ?? '', arguments: {} }));
    await client.close();
    return textOf(result);
  } finally {
    await door.close();
  }
}

/** Where the browser brings the answer; what it brought, in order. */
function openCallback(door: OpenServer) {
  const redirectUrl = `${door.origin}/callback`;
  const answers: URLSearchParams[] = [];
  door.serve((request, response) => {
    const url = new URL(request.url ?? '/', door.origin);
    if (url.pathname === '/callback') answers.push(url.searchParams);
    response.writeHead(url.pathname === '/callback' ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(renderPage({ title: 'Desk', body: '<h1>Desk</h1><p id="status">back at the desk</p>' }));
  });
  return { redirectUrl, answers };
}

function keeping(redirectUrl: string, setup: DesktopClientSetup): OAuthClientProvider {
  let client: StoredOAuthClientInformation | undefined;
  let tokens: OAuthTokens | undefined;
  let found: OAuthDiscoveryState | undefined;
  let verifier = '';
  return {
    redirectUrl,
    clientMetadata: {
      client_name: 'Desk',
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      ...(setup.scope !== undefined && { scope: setup.scope }),
    },
    ...(setup.clientMetadataUrl && { clientMetadataUrl: setup.clientMetadataUrl(redirectUrl) }),
    ...(setup.omitsResource && { validateResourceURL: async () => undefined }),
    state: () => crypto.randomUUID(),
    clientInformation: () => client,
    saveClientInformation: (made) => void (client = made),
    tokens: () => tokens,
    saveTokens: (given) => {
      tokens = given;
      if (setup.looksAnew) found = undefined;
    },
    discoveryState: () => found,
    saveDiscoveryState: (state) => void (found = state),
    saveCodeVerifier: (made) => void (verifier = made),
    codeVerifier: () => verifier,
    redirectToAuthorization: async (url) => void (await setup.visit(url)),
  };
}

function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
