import { asText } from '../../exchange/json.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The code goes back to the server that gave it, at the address that its metadata name. RFC 8414 §2; RFC 9700 §2.6. */
export default cause({
  id: 'token-endpoint-elsewhere',
  owner: 'client',
  title: 'The code was sent to another token endpoint than the one of its server',
  signs:
    'The metadata document of the server that gave the code was recorded and names a token endpoint; the app sent the code to another address, and was refused there.',
  against: 'The address that the document names, or its alias for certificates; an address that gave tokens.',
  fix: 'Keep what was found before the login (the authorization server and its token endpoint) with the login’s state, and use that when the code comes back, instead of looking for it again. MCP: that is what resource_metadata of the 401 led to.',
  references: ['rfc8414#2', 'rfc9700#2.6'],
  example: 'token_endpoint "https://id.example/oauth2/token", then POST https://mcp.example/token → 404',
  confusedWith: ['wrong-endpoint', 'invalid-grant', 'mcp-no-server-named'],
  folds: [
    'wrong-endpoint',
    'invalid-grant',
    'invalid-client',
    'known-error',
    'request-refused',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts, finding): CauseDraft | undefined {
    const { flow, ending } = facts;
    const at = ending.failedAt;
    const listed = asText(flow.metadata?.['token_endpoint']);
    if (at?.kind !== 'token_request' || !at.params['code'] || listed === undefined) return undefined;
    const status = at.exchange.status ?? 0;
    if (status < 400 || !finding('endpoint-not-in-metadata')?.evidence.includes(at)) return undefined;
    const inVain = flow.messages.findLast(
      (one) =>
        one.kind === 'discovery' &&
        one.exchange.startedAt < at.exchange.startedAt &&
        (one.exchange.status ?? 0) >= 400 &&
        hostOf(one.url) === hostOf(at.url),
    );
    const again = inVain
      ? ` Right before it had looked for the metadata of ${hostOf(at.url)}, which has none (${inVain.exchange.status ?? 404}): what it had found before the login was lost on the way.`
      : '';
    return {
      at,
      ...withQuote(
        facts,
        `The server that gave the code takes it at ${listed}, as its metadata say; the app sent it to ${endpointOf(at.url)}, which answered ${status}.${again}`,
      ),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
      rules: ['endpoint-not-in-metadata'],
      compared: [
        {
          name: 'token_endpoint',
          expected: { value: listed, at: undefined },
          got: { value: endpointOf(at.url), at },
        },
      ],
    };
  },
});
