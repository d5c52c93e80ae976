import { endpointOf } from '../../exchange/parameters.ts';
import { postsToAnyone } from '../../facts/leaks/posted-to-anyone.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The answer is posted to any window',
  why: 'A site that opens the login in a window of its own gets whatever that window posts to "*". The code or token of this person is then the attacker’s.',
  fix: 'Name the one origin that the message is for as the second argument of postMessage.',
  references: ['rfc9700#4.17'],
  examples: {
    fires: 'The callback’s page has opener.postMessage({ code: "…" }, "*")',
    passes:
      'opener.postMessage({ code: "…" }, "https://app.example"); a message to "*" without the answer in it',
  },
};

/** The page that received the answer gives it to whoever opened it. */
export default rule({
  id: 'postmessage-wildcard',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect({ flow }) {
    const pages = messagesOf(flow, 'authorization_response').filter(
      ({ carrier, exchange }) =>
        carrier === 'request' && (exchange.responseBody?.text ?? exchange.verdicts?.posts_to) !== undefined,
    );
    if (pages.length === 0) return 'not applicable';
    const page = pages.find(postsToAnyone);
    return (
      page && {
        confidence: 'certain',
        detail: `The page ${endpointOf(page.url)} posts the code or token of the answer to windows of any origin ("*"). Expected: the one origin that it is for.`,
        evidence: [page],
      }
    );
  },
});
