import { endpointOf } from '../../exchange/parameters.ts';
import { isRead, otherIssuer } from '../../flows/attempt.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The authorization server that the API names does not describe itself, or as somebody else. RFC 8414 §3. */
export default cause({
  id: 'mcp-as-metadata',
  owner: 'authorization_server',
  title: 'The authorization server’s description is missing or of another issuer',
  signs:
    'A client that finds everything by itself asked for the metadata of an authorization server, and got errors, something else, or a document of another issuer; no login began.',
  against: 'One of the addresses was answered with the document: clients try several.',
  fix: 'Serve the metadata at /.well-known/oauth-authorization-server (the issuer’s path goes behind it, RFC 8414) or at /.well-known/openid-configuration, with the very issuer that the API’s authorization_servers name.',
  references: ['rfc8414#3.1', 'rfc8414#3.3', 'mcp#Authorization Server Location'],
  example: 'GET https://id.example/.well-known/oauth-authorization-server/tenant → 404',
  confusedWith: ['mcp-prm-missing', 'wrong-endpoint'],
  folds: ['wrong-endpoint', 'no-answer', 'cors-token-endpoint', 'cors-missing', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'server' || !failed.isSelfConfiguring || failed.keptBack) return undefined;
    const differs = otherIssuer(failed.at);
    const evidence = [...failed.documents];
    if (!differs)
      return failed.documents.some(isRead)
        ? undefined
        : {
            at: failed.documents.at(-1),
            why: `The client found no metadata of the authorization server, so it knows no address to log in at: ${lookedAt(failed.documents, failed)}.`,
            proof: 'comparison',
            confidence: 'certain',
            evidence,
          };
    return {
      at: failed.at,
      why: `The metadata at ${endpointOf(failed.at.url)} names ${differs.said} as its issuer, and it was asked for ${differs.expected}: a client must not use the document of another issuer.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence,
      compared: [
        {
          name: 'issuer',
          expected: { value: differs.expected, at: failed.at },
          got: { value: differs.said, at: failed.at },
        },
      ],
    };
  },
});
