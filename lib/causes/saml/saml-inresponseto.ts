import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The response answers a request that the site no longer waits for. SAML Profiles §4.1.4.2. */
export default cause({
  id: 'saml-inresponseto',
  owner: 'client',
  title: 'The response answers a request that the site does not wait for',
  signs:
    'InResponseTo names a request before which or after which another login of the same site began, that had been answered already, or that is none of those that the site was seen to send.',
  against: 'A login that the identity provider began: it has no InResponseTo, and none is due.',
  fix: 'Use one tab, and let the site keep its requests by id; answer a repeated post by going on where the person is already signed in.',
  references: ['saml-core#3.2.2', 'saml-profiles#4.1.4.2'],
  example: 'InResponseTo="_a1", and the site had sent _b2 since',
  confusedWith: ['saml-cookie-on-post', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
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
      case 'unknown request':
        return {
          at: judged.named.message,
          why: `The response answers the request ${judged.named.value}, and the one that this site sent was ${judged.request.document.id ?? 'another'}, as far as was recorded: a site that waits for that one refuses it.`,
          fix: 'Begin the login at the site once more, from a fresh page. If it goes on, see who keeps the older request: a bookmark or a page of the identity provider that was left open, a stored answer (cache), a broker between the two that hands on its own request’s id.',
          proof: 'comparison',
          confidence: ending.outcome === 'failed' ? judged.confidence : 'tentative',
          evidence: [judged.request.message, judged.named.message],
          compared: [
            {
              name: 'InResponseTo',
              expected: { value: judged.request.document.id ?? null, at: judged.request.message },
              got: { value: judged.named.value, at: judged.named.message },
            },
          ],
        };
      default:
        return undefined;
    }
  },
});
