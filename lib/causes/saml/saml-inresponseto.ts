import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The response answers a request that the site no longer waits for. SAML Profiles §4.1.4.2. */
export default cause({
  id: 'saml-inresponseto',
  owner: 'client',
  title: 'The response answers a request that the site does not wait for',
  signs:
    'InResponseTo names a request before which or after which another login of the same site began, or that had been answered already.',
  against: 'A login that the identity provider began: it has no InResponseTo, and none is due.',
  fix: 'Use one tab, and let the site keep its requests by id; answer a repeated post by going on where the person is already signed in.',
  references: ['saml-core#3.2.2', 'saml-profiles#4.1.4.2'],
  example: 'InResponseTo="_a1", and the site had sent _b2 since',
  confusedWith: ['saml-cookie-on-post', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const judged = of(lastSamlAnswer)?.inResponseTo;
    switch (judged?.verdict) {
      case 'another request pending':
        return {
          at: judged.named.message,
          why: `The response answers the request ${judged.named.value}, and the same site began another login (${judged.other.document.id ?? 'another request'}) before it came: a site that remembers one request has lost this one.`,
          proof: 'comparison',
          confidence: judged.confidence,
          evidence: [judged.request.message, judged.other.message, judged.named.message],
        };
      case 'answered before':
        return {
          at: judged.named.message,
          why: `The response answers the request ${judged.named.value}, which had been answered before: a response works once.`,
          proof: 'comparison',
          confidence: judged.confidence,
          evidence: [judged.first, judged.named.message],
        };
      default:
        return undefined;
    }
  },
});
