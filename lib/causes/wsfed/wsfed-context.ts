import { wsfedFactsOf } from '../../facts/wsfed/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The context must come back as it was sent. WS-Federation 1.2 §13.2.2. */
export default cause({
  id: 'wsfed-context',
  owner: 'client',
  title: 'wctx did not come back as it was sent',
  signs:
    'wctx of the answer is cut, escaped once more, another one or missing, and the application did not let the person in.',
  against: 'The application let the person in; a login that the token service began.',
  fix: 'Send a short key as wctx and keep the rest on the server; let nothing on the way decode, shorten or drop it (a page or a broker between application and token service must hand it on).',
  references: ['ws-federation'],
  example: 'wctx=rm=0&id=passive&ru=%2f sent, the answer comes without wctx',
  confusedWith: ['saml-relaystate', 'callback-failed', 'state-rejected'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const facts = wsfedFactsOf(flow).at(-1);
    const context = facts?.context;
    if (ending.outcome !== 'failed' || !facts || !context || !('sent' in context)) return undefined;
    if (context.verdict === 'same') return undefined;
    const how =
      context.verdict === 'cut' ? `its first ${context.bytes} bytes alone came` : hows[context.verdict];
    return {
      at: facts.message,
      why: `The wctx that the application sent did not come back as it was: ${how}. In it the application remembers where the person was going, and often what proves that it began this login.`,
      proof: 'comparison',
      confidence: context.verdict === 'cut' || context.verdict === 'encoded otherwise' ? 'certain' : 'firm',
      evidence: [context.sent.message, facts.message],
    };
  },
});

const hows = {
  lost: 'none came',
  'encoded otherwise': 'it came escaped once more or once less',
  changed: 'another one came',
} as const;
