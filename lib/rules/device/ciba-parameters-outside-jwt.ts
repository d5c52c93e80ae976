import { isAccepted } from '../../exchange/page-request.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { seen } from '../../facts/seen.ts';
import { viewOf } from '../../messages/view.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Signed backchannel request has unsigned parameters',
  why: 'The signature vouches for what is inside. What stands beside it anybody on the way may have changed, and a server that reads it is told by two voices.',
  fix: 'Put every parameter of the request into the signed object; server: refuse those beside it.',
  references: ['ciba#7.1.1'],
  examples: {
    fires: 'POST /bc-authorize with request=<JWT> and login_hint beside it',
    passes: 'POST /bc-authorize with request=<JWT> and client_assertion',
  },
};

/** CIBA Core §7.1. What authenticates the client stands beside the object. */
const ofRequest = [
  'scope',
  'client_notification_token',
  'acr_values',
  'login_hint_token',
  'id_token_hint',
  'login_hint',
  'binding_message',
  'user_code',
  'requested_expiry',
];

/** Part of the request is not what was signed. */
export default rule({
  id: 'ciba-parameters-outside-jwt',
  severity: 'medium',
  owner: 'client',
  needs: [seen.backchannel_authentication_request],
  inspect({ of }) {
    const signed = of(seen.backchannel_authentication_request)
      .map((message) => ({ message, sent: viewOf(message.exchange).request }))
      .filter(({ sent }) => decodeJwt(sent['request']) !== undefined);
    if (signed.length === 0) return 'not applicable';
    const wrong = signed.find(({ sent }) => ofRequest.some((name) => sent[name]));
    if (!wrong) return undefined;
    const { message, sent } = wrong;
    const isTaken = isAccepted(message.exchange);
    return {
      severity: isTaken ? 'medium' : 'info',
      confidence: 'certain',
      detail: `Beside the signed request stand ${ofRequest.filter((name) => sent[name]).join(' and ')}.${isTaken ? ' The server accepted it.' : ''}`,
      evidence: [message],
    };
  },
});
