import { messagesOf } from '../../flows/flow.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { isSentOn } from '../../facts/wallet/sent-on.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The verifier redirects the wallet',
  why: 'A wallet that follows may hand what it shows to somebody else. Wallets should treat a redirect as an error, so the presentation may fail.',
  fix: 'Answer directly at request_uri and response_uri.',
  references: ['openid4vp#8.2'],
  examples: {
    fires: 'POST response_uri → 302',
    passes: 'POST response_uri → 200 {"redirect_uri": …}',
  },
};

/** The wallet is sent on where it should be answered. */
export default remark({
  id: 'vp-redirected',
  severity: 'low',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ flow }) {
    const direct = [
      ...messagesOf(flow, 'presentation_request_object'),
      ...messagesOf(flow, 'presentation_response').filter(({ responseMode }) => responseMode === undefined),
    ];
    if (direct.length === 0) return 'not applicable';
    const wrong = direct.find(isSentOn);
    if (!wrong) return undefined;
    const name = wrong.kind === 'presentation_response' ? 'response_uri' : 'request_uri';
    return {
      confidence: 'certain',
      detail: `${name} answered with a redirect; expected the answer itself.`,
      evidence: [wrong],
    };
  },
});
