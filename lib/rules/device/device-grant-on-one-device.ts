import { pageOf } from '../../exchange/page-request.ts';
import { seen } from '../../facts/seen.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { messagesOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Device grant within one browser',
  why: 'A code that a person carries from one device to another can be sent to somebody else. Where the browser is at hand an ordinary login has nothing to carry, and cannot be misused so.',
  fix: 'Let the page use the authorization code grant with PKCE, and keep the device grant for devices without a browser.',
  references: ['rfc10027#6.2.1', 'rfc8628#5.4'],
  examples: {
    fires: 'A page asks for a user_code, and the code is typed in in the next tab',
    passes: 'A program in a terminal asks for a user_code, and a browser opens the page for it',
  },
};

/** A page began a device’s login and the same browser ended it. */
export default remark({
  id: 'device-grant-on-one-device',
  severity: 'info',
  owner: 'client',
  needs: [seen.device_authorization_request, seen.user_verification],
  inspect({ of, flow }) {
    const [begun] = of(seen.device_authorization_request);
    const [visit] = of(seen.user_verification);
    const given = messagesOf(flow, 'token_request').find(gaveTokens);
    if (pageOf(begun.exchange) === undefined || !given || pageOf(given.exchange) === undefined)
      return undefined;
    return {
      confidence: 'firm',
      detail:
        'A page asked for the codes and fetched the tokens, and the code was typed in in the same browser.',
      evidence: [begun, visit, given],
    };
  },
});
