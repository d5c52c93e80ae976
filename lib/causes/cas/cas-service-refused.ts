import { casFactsOf } from '../../facts/cas/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The server serves registered applications only. */
export default cause({
  id: 'cas-service-refused',
  owner: 'authorization_server',
  title: 'The CAS server does not serve this application',
  signs:
    'The server’s page says that the application is not authorized to use CAS, or it answered UNAUTHORIZED_SERVICE.',
  against: 'The server showed its login, or gave a ticket.',
  fix: 'Register the service address at the CAS server: its pattern must match scheme, host, port and path of the address that the application sends.',
  references: ['cas#2.1', 'cas#2.5.3'],
  example: 'GET /cas/login?service=https://app.example → 403 “Application Not Authorized to Use CAS”',
  confusedWith: ['cas-service-differs', 'provider-error-page'],
  folds: ['provider-error-page', 'unexplained', 'known-error', 'not-answered', 'redirect-uri-mismatch'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const facts = casFactsOf(flow);
    const refused =
      facts?.refused ?? (facts?.failure?.code === 'UNAUTHORIZED_SERVICE' ? facts.failure.message : undefined);
    if (!refused) return undefined;
    const { service } = refused.params;
    return {
      at: refused,
      why: `The CAS server does not serve ${service ?? 'this application'}: it is not registered there.`,
      proof: facts?.refused ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [refused],
    };
  },
});
