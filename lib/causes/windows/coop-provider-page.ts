import { endpointOf } from '../../exchange/parameters.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { openerPolicyOf } from '../../facts/pages/opener-policy.ts';
import { openerActs } from './opener-acts.ts';
import { cause } from '../cause.ts';

/** A page in the popup asks to be isolated: it loses the page that opened it, for good. */
export default cause({
  id: 'coop-provider-page',
  owner: 'authorization_server',
  title: 'A page in the popup cuts it off from the app',
  signs:
    'A page of the provider’s in the popup, or the page that it came back to, was answered with a Cross-Origin-Opener-Policy other than unsafe-none, and the code was not redeemed.',
  against: 'A login by redirect of the whole page; a token request that follows.',
  fix: 'Leave the header out (or say unsafe-none) on every page that the popup shows, error pages included; or let the page that it comes back to hand over its answer by BroadcastChannel; or log in by redirect.',
  references: ['opener-policy'],
  example: 'In a popup: GET https://op.example/login → 200, Cross-Origin-Opener-Policy: same-origin',
  confusedWith: ['popup-closed', 'coop-app-page', 'code-not-redeemed'],
  folds: ['code-not-redeemed', 'popup-closed', 'code-left-in-page'],
  needs: ['authorizationResponse'],
  inspect({ of }) {
    const left = of(leftAnswer);
    if (!left || (left.start && openerPolicyOf(left.start) === 'same-origin')) return undefined;
    const theirs = left.between.find((page) => openerPolicyOf(page) !== undefined);
    const page = theirs ?? left.response.exchange;
    const policy = openerPolicyOf(page);
    if (!policy) return undefined;
    const sent = `${theirs ? 'The provider’s page' : 'The page that the login came back to,'} ${endpointOf(page.url)}${theirs ? '' : ','} is sent with Cross-Origin-Opener-Policy: ${policy}`;
    const shared = {
      at: left.response,
      owner: theirs ? 'authorization_server' : 'client',
      evidence: [left.response],
    } as const;
    if (left.isPopup)
      return {
        ...shared,
        browser: openerActs(page, left.response),
        why: `${sent}, which cuts the popup off from the app’s page that opened it: the code arrived and could not be handed over.`,
        proof: 'comparison',
        confidence: 'certain',
      };
    return {
      ...shared,
      why: `${sent}: if the app opened the login in a popup, the popup lost the page that waits for it and could not hand over the code.`,
      proof: 'guess',
      confidence: 'tentative',
      tellApart: inPopup,
    };
  },
});

const inPopup =
  'If the login opened in a window of its own, this is it; if the whole page went to the provider and came back, the console of the page that it came back to says more.';
