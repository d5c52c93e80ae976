import { samlDeliveries } from '../../facts/saml/deliveries.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion travels in an address',
  why: 'Addresses are kept in histories and logs and sent on as Referer. Whoever reads this one has who the person is, and within its minutes may sign in with it.',
  fix: 'Identity provider: deliver responses by the HTTP-POST or the artifact binding.',
  references: ['saml-profiles#4.1.2'],
  examples: {
    fires: 'GET /saml/acs?SAMLResponse=<a response with an assertion>',
    passes: 'POST /saml/acs with SAMLResponse in the form; GET /slo?SAMLResponse=<a LogoutResponse>',
  },
};

/** The response came by the redirect binding, which it must not. */
export default rule({
  id: 'saml-response-in-query',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const delivered = of(samlDeliveries).filter(
      ({ answer: { document } }) => document.assertions.length + document.encryptedAssertions > 0,
    );
    if (delivered.length === 0) return 'not applicable';
    return delivered
      .filter(({ answer }) => answer.posted.exchange.method === 'GET')
      .map(({ answer: { posted, assertion } }) => ({
        severity: assertion ? 'medium' : 'low',
        confidence: 'certain',
        detail: `The response with ${assertion ? 'its assertion' : 'its encrypted assertion'} stands in the address of a GET; expected: in the form of a POST.`,
        evidence: [posted],
      }));
  },
});
