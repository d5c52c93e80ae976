import { acceptedRequest } from '../../facts/accepted-request.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Granted authorization details are not told',
  why: 'A person may grant less than was asked for. A client that is not told what the token is good for finds out by being refused, or shows the wrong thing.',
  fix: 'Return authorization_details as granted with every token that has them.',
  references: ['rfc9396#7'],
  examples: {
    fires: 'authorization_details in the request, and none beside the access token',
    passes: '{"access_token": …, "authorization_details": [{"type": "payment_initiation", …}]}',
  },
};

/** The request had authorization details, and the answer that brings the token does not say which were granted. */
export default remark({
  id: 'rar-not-returned',
  severity: 'low',
  owner: 'authorization_server',
  needs: [acceptedRequest, ownRedemptions],
  inspect({ of }) {
    const request = of(acceptedRequest);
    const asked = request.params['authorization_details'];
    const given = of(ownRedemptions).filter((message) => gaveTokens(message) && message.answer);
    if (!asked || given.length === 0) return 'not applicable';
    const silent = given.find(({ answer }) => answer?.['authorization_details'] === undefined);
    return (
      silent && {
        confidence: 'certain',
        detail:
          'The authorization request had authorization_details; the token response has none. Expected: those that were granted.',
        evidence: [request.message, silent],
      }
    );
  },
});
