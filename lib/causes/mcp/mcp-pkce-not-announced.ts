import { endpointOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import { announcesPkce, isRead } from '../../flows/attempt.ts';
import { cause } from '../cause.ts';

/** A client of 2025-11-25 or later must not begin a login at a server that does not say which challenges it takes. MCP, Authorization Code Protection. */
export default cause({
  id: 'mcp-pkce-not-announced',
  owner: 'authorization_server',
  title: 'The authorization server does not say that it knows PKCE',
  signs:
    'An MCP client of 2025-11-25 or later read the metadata of the authorization server, which has no code_challenge_methods_supported, and began no login.',
  against:
    'A list in the metadata; a login that was begun all the same; an older client, which need not look.',
  fix: 'Add "code_challenge_methods_supported": ["S256"] to the metadata, if the server takes PKCE: clients can tell by nothing else.',
  references: ['mcp#Authorization Code Protection', 'rfc8414#2'],
  example:
    'metadata with authorization_endpoint and token_endpoint, no code_challenge_methods_supported; nothing after it',
  confusedWith: ['mcp-as-metadata', 'mcp-registration-refused', 'pkce-demanded'],
  folds: ['known-error', 'unexplained', 'no-answer'],
  needs: [attempt],
  inspect({ of }) {
    const { stage, at, keptBack, documents } = of(attempt);
    if (stage !== 'server' || keptBack || !isRead(at) || announcesPkce(at)) return undefined;
    return {
      at,
      why: `The metadata at ${endpointOf(at.url)} has no code_challenge_methods_supported, which to an MCP client of 2025-11-25 or later says that the server does not know PKCE: it has to stop there.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [...documents],
    };
  },
});
