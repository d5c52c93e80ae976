import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** RelayState must come back as it was sent. SAML Bindings §3.4.3, §3.5.3. */
export default cause({
  id: 'saml-relaystate',
  owner: 'client',
  title: 'RelayState did not come back as it was sent',
  signs:
    'RelayState of the answer is cut, escaped once more, another one or missing, and the site did not let the person in.',
  against: 'The site let the person in; a login that the identity provider began.',
  fix: 'Send a short key as RelayState (80 bytes at most) and keep the rest on the server; let nothing on the way decode or shorten it.',
  references: ['saml-bindings#3.4.3', 'saml-bindings#3.5.3'],
  example: 'RelayState of 140 bytes sent, its first 80 come back',
  confusedWith: ['saml-inresponseto', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    const facts = of(lastSamlAnswer);
    const state = facts?.relayState;
    if (ending.outcome !== 'failed' || !facts || !state || !('sent' in state) || state.verdict === 'same')
      return undefined;
    const at = 'returned' in state ? state.returned.message : facts.answer.message;
    const how =
      state.verdict === 'cut'
        ? `only its first ${state.bytes} bytes came back; the standard allows 80`
        : hows[state.verdict];
    return {
      at,
      why: `The RelayState that the site sent did not come back as it was: ${how}.`,
      proof: 'comparison',
      confidence: state.verdict === 'cut' || state.verdict === 'encoded otherwise' ? 'certain' : 'firm',
      evidence: [state.sent.message, at],
    };
  },
});

const hows = {
  lost: 'none came',
  'encoded otherwise': 'it came back escaped once more or once less',
  changed: 'another one came',
} as const;
