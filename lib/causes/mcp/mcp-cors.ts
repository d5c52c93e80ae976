import { pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The document is there, and the browser does not let the client's page read it. Fetch standard §4.10. */
export default cause({
  id: 'mcp-cors',
  owner: 'resource_server',
  title: 'The description is kept from the client’s page by CORS',
  signs:
    'A client in a page asked for a description at another origin, the answer (or the one to the question beforehand) does not allow the page’s origin, or the question beforehand was refused (405, 401, 403) or led elsewhere, and no login began.',
  against: 'A client outside of a browser; an address that is not there (404).',
  fix: 'Send Access-Control-Allow-Origin with the metadata documents (they are public: * is fine), answer their preflight (OPTIONS) and allow the header MCP-Protocol-Version; on the API expose WWW-Authenticate and Mcp-Session-Id (Access-Control-Expose-Headers).',
  references: ['fetch', 'rfc9728#3.1', 'rfc8414#3'],
  example:
    'GET https://api.example/.well-known/oauth-protected-resource/mcp → 200 without Access-Control-Allow-Origin',
  confusedWith: ['mcp-prm-missing', 'no-answer'],
  folds: [
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'cors-missing',
    'mcp-as-metadata',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (!failed?.isSelfConfiguring || !failed.keptBack) return undefined;
    const { keptBack, refusedPreflights } = failed;
    const page = pageOriginOf(keptBack.exchange) ?? 'the client’s page';
    const { status } = keptBack.exchange;
    const question = refusedPreflights.find(({ url }) => endpointOf(url) === endpointOf(keptBack.url));
    if (question)
      return {
        at: keptBack,
        why: `The browser asked ${endpointOf(keptBack.url)} beforehand whether ${page} may fetch it (OPTIONS), and was answered ${question.exchange.status ?? 0}, which is no yes: the description itself was never asked for, and whether it is there was not seen. The client goes on as if it were missing.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [question, keptBack],
      };
    return {
      at: keptBack,
      why: `${endpointOf(keptBack.url)} ${status ? `was answered (${status})` : 'was asked'}, and the browser keeps the answer from ${page}: it has no Access-Control-Allow-Origin for that origin. So the client goes on as if the description were missing.`,
      proof: status ? 'comparison' : 'answerer',
      confidence: status ? 'certain' : 'firm',
      evidence: [keptBack],
    };
  },
});
