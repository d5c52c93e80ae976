import { seen } from '../../facts/seen.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Backchannel request with several hints',
  why: 'The hint says which person is asked. With more than one the server may ask another person than the client means.',
  fix: 'Send exactly one of login_hint_token, id_token_hint and login_hint; refuse requests with several.',
  references: ['ciba#7.1'],
  examples: {
    fires: 'POST /bc-authorize with login_hint and id_token_hint',
    passes: 'POST /bc-authorize with login_hint alone',
  },
};

const hints = ['login_hint_token', 'id_token_hint', 'login_hint'] as const;

/** It is not clear who is to be asked. */
export default remark({
  id: 'ciba-hints',
  severity: 'low',
  owner: 'client',
  needs: [seen.backchannel_authentication_request],
  inspect({ of }) {
    const readable = of(seen.backchannel_authentication_request).filter(
      ({ params, hidden }) => !hidden && Object.keys(params).length > 0,
    );
    if (readable.length === 0) return 'not applicable';
    const wrong = readable.find(({ params }) => hintsIn(params).length !== 1);
    if (!wrong) return undefined;
    const sent = hintsIn(wrong.params);
    return {
      severity: isAccepted(wrong.exchange) ? 'low' : 'info',
      confidence: 'certain',
      detail: `The request has ${sent.length > 0 ? sent.join(' and ') : 'no hint'}; expected exactly one hint.`,
      evidence: [wrong],
    };
  },
});

function hintsIn(params: Readonly<Record<string, string>>): readonly string[] {
  return hints.filter((name) => params[name]);
}
