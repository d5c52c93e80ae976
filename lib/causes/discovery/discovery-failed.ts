import { isRead } from '../../flows/attempt.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** A page was told its provider, and could not read where to log in there. OIDC Discovery §4. */
export default cause({
  id: 'discovery-failed',
  owner: 'client',
  title: 'The provider’s configuration could not be read',
  signs:
    'A page asked for a provider’s metadata and got an error, no answer, or a page instead of JSON, and no login began.',
  against:
    'A later address that was answered; a login that began with addresses from the app’s own configuration.',
  fix: 'Open that address in a browser. If it is not there, the issuer in the app’s configuration is wrong (tenant, realm, path, environment); if it answers with a page, something else stands in its place (a proxy, a single-page app’s fallback); if nothing answers, look at network, certificate and extensions.',
  references: ['oidc-discovery#4', 'rfc8414#3'],
  example: 'GET https://id.example/realms/prod/.well-known/openid-configuration → 404',
  confusedWith: ['cors-missing', 'wrong-endpoint', 'no-answer'],
  folds: ['wrong-endpoint', 'no-answer', 'known-error', 'unexplained', 'cors-token-endpoint'],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'server' || failed.isSelfConfiguring || failed.keptBack) return undefined;
    if (failed.documents.some(isRead)) return undefined;
    return {
      at: failed.at,
      why: `The page could not read the provider’s configuration, so it knows no address to log in at: ${lookedAt(failed.documents, failed)}.`,
      proof: 'answerer',
      confidence: 'certain',
      evidence: failed.documents,
    };
  },
});
