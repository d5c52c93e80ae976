import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isRead } from '../../flows/attempt.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { standInFix } from '../discovery/stand-in.ts';
import { cause } from '../cause.ts';

const generalFix =
  'Answer 401 with WWW-Authenticate: Bearer resource_metadata="https://…/.well-known/oauth-protected-resource/…", and serve that document; it names the authorization server. Behind another origin than the client’s page it needs CORS headers, and WWW-Authenticate must be exposed.';

/** An API turns a call away and does not say where to log in, and nothing is where clients guess. RFC 9728 §5.1. */
export default cause({
  id: 'mcp-no-challenge',
  owner: 'resource_server',
  title: 'The API does not say where to log in',
  signs:
    'A call was answered 401 without WWW-Authenticate, the descriptions that the client then looked for were not there, and no login began.',
  against: 'A description that was found, or a login that began.',
  fix: generalFix,
  references: ['rfc9728#5.1', 'mcp#Authorization Server Location'],
  example:
    'POST https://api.example/mcp → 401 without WWW-Authenticate; /.well-known/oauth-protected-resource/mcp → 404',
  confusedWith: ['mcp-prm-missing', 'wrong-endpoint', 'mcp-fallback-authorize'],
  folds: [
    'mcp-prm-missing',
    'mcp-as-metadata',
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (!failed?.call || failed.resources.some(isRead) || failed.keptBack) return undefined;
    const { call } = failed;
    if (
      !wereRecorded(call.exchange.responseHeaders) ||
      headerValue(call.exchange.responseHeaders, 'www-authenticate')
    )
      return undefined;
    const looked = [...failed.resources, ...failed.documents, ...failed.registrations];
    return {
      at: call,
      fix: `${generalFix}${standInFix(looked)}`,
      why: `${endpointOf(call.url)} turned the client away (401) without saying where to log in: there is no WWW-Authenticate with the address of its protected resource metadata. The client then looked where it might be and found nothing: ${lookedAt(looked, failed)}.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [call, ...looked],
    };
  },
});
