import { casFactsOf } from '../../facts/cas/facts.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
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
    const page = service === undefined ? undefined : sameHostOverTls(service, flow);
    if (service !== undefined && page)
      return {
        at: refused,
        why: `The application runs at ${page.origin}, but told the CAS server that it is ${service}: only the scheme is wrong. Behind the proxy that ends TLS the application believes to be on http, and the CAS server does not serve that address.`,
        fix: 'Do not register the http address. Let the proxy pass the scheme on (X-Forwarded-Proto) and the application trust it, or set its outside address (mod_auth_cas: CASRootProxiedAs; others: service or server name, with https).',
        owner: 'client',
        proof: 'comparison',
        confidence: 'certain',
        evidence: [refused],
        compared: [
          {
            name: 'service',
            expected: { value: service.replace(/^http:/i, 'https:'), at: undefined },
            got: { value: service, at: refused },
          },
        ],
      };
    return {
      at: refused,
      why: `The CAS server does not serve ${service ?? 'this application'}: it is not registered there.`,
      proof: facts?.refused ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [refused],
    };
  },
});
