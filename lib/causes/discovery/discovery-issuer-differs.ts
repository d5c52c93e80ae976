import { endpointOf } from '../../exchange/parameters.ts';
import { otherIssuer } from '../../flows/attempt.ts';
import { attempt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The provider calls itself otherwise than the app does, and strict libraries stop there. OIDC Discovery §4.3. */
export default cause({
  id: 'discovery-issuer-differs',
  owner: 'client',
  title: 'The provider names itself otherwise than the app does',
  signs:
    'A page read the provider’s metadata, whose issuer is not the address that it was asked for under, and no login began.',
  against:
    'A login that began: many libraries do not compare; a placeholder in the issuer (Entra’s {tenantid}); one slash at the end.',
  fix: 'Use the issuer of that document, letter by letter, in the app’s configuration; or set the provider’s public address (behind a proxy it may take itself for another host or scheme).',
  references: ['oidc-discovery#4.3', 'rfc8414#3.3'],
  example: 'asked under https://login.example/realms/a, "issuer": "http://keycloak:8080/realms/a"',
  confusedWith: ['iss-parameter-mismatch', 'id-token-refused', 'discovery-failed'],
  folds: ['unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'server' || failed.isSelfConfiguring) return undefined;
    const differs = otherIssuer(failed.at);
    if (!differs) return undefined;
    return {
      at: failed.at,
      why: `The app asked for the configuration of ${differs.expected}, and the document names ${differs.said} as its issuer: a library that compares them stops there. ${endpointOf(failed.at.url)} was the last that was seen of a login.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [failed.at],
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
