import { endpointOf } from '../../exchange/parameters.ts';
import { isRead, otherIssuer } from '../../flows/attempt.ts';
import { attempt, howAnswered, lookedAt, type Attempt } from '../../facts/attempt.ts';
import { isPrivateHost } from '../../exchange/private-host.ts';
import { standInFix } from '../discovery/stand-in.ts';
import { cause, type CauseDraft } from '../cause.ts';

const generalFix =
  'Serve the metadata at /.well-known/oauth-authorization-server (the issuer’s path goes behind it, RFC 8414) or at /.well-known/openid-configuration, with the very issuer that the API’s authorization_servers name.';

/** The authorization server that the API names does not describe itself, or as somebody else. RFC 8414 §3. */
export default cause({
  id: 'mcp-as-metadata',
  owner: 'authorization_server',
  title: 'The authorization server’s description is missing or of another issuer',
  signs:
    'A client that finds everything by itself asked for the metadata of an authorization server, and got errors, something else, or a document of another issuer; no login began; or its document is of another issuer and names addresses that nobody answers at.',
  against: 'One of the addresses was answered with the document: clients try several.',
  fix: generalFix,
  references: ['rfc8414#3.1', 'rfc8414#3.3', 'mcp#Authorization Server Location'],
  example: 'GET https://id.example/.well-known/oauth-authorization-server/tenant → 404',
  confusedWith: ['mcp-prm-missing', 'wrong-endpoint'],
  folds: [
    'mcp-registration-refused',
    'mixed-content',
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'cors-missing',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage === 'registration') return ofItsOwnNetwork(failed);
    if (failed?.stage !== 'server' || !failed.isSelfConfiguring || failed.keptBack) return undefined;
    const differs = otherIssuer(failed.at);
    const evidence = [...failed.documents];
    if (!differs)
      return failed.documents.some(isRead)
        ? undefined
        : {
            at: failed.documents.at(-1),
            fix: `${generalFix}${standInFix(failed.documents)}`,
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

/** The document was read, and every address in it is one that its own network knows: behind a proxy that nobody told it of. */
function ofItsOwnNetwork(failed: Attempt): CauseDraft | undefined {
  const { at, documents } = failed;
  const document = documents.findLast(isRead);
  const differs = document && otherIssuer(document);
  const isUnanswered = at.kind === 'client_registration' && (at.exchange.status ?? 0) === 0;
  if (!differs || !isUnanswered || !isPrivateHost(at.url) || isPrivateHost(document.url)) return undefined;
  return {
    at: document,
    why: `The metadata at ${endpointOf(document.url)} names ${differs.said} as its issuer and sends the client to ${endpointOf(at.url)}, where nobody answered (${howAnswered(at, failed)}): an address that only the server’s own network knows.`,
    fix: 'Tell the authorization server its public address (issuer or base URL; behind a proxy also the forwarded host and scheme), so that every member of its metadata begins with that.',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [document, at],
    compared: [
      {
        name: 'issuer',
        expected: { value: differs.expected, at: document },
        got: { value: differs.said, at: document },
      },
    ],
  };
}
