import { headerValues, wereRecorded } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { seen } from '../../facts/seen.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer to a logout may be cached',
  why: 'The client says that a session has ended. Kept by something on the way, the answer could be given again for a logout that never reached the client.',
  fix: 'Answer back-channel logouts with Cache-Control: no-store.',
  references: ['backchannel-logout#2.8'],
  examples: { fires: 'HTTP 200 without Cache-Control', passes: 'HTTP 200 with Cache-Control: no-store' },
};

/** The client’s answer to a logout that came directly lacks no-store. */
export default remark({
  id: 'logout-answer-cacheable',
  severity: 'info',
  owner: 'client',
  needs: [seen.backchannel_logout],
  inspect({ of }) {
    const answered = of(seen.backchannel_logout).filter(
      ({ exchange }) => isAccepted(exchange) && wereRecorded(exchange.responseHeaders),
    );
    if (answered.length === 0) return 'not applicable';
    const open = answered.filter(
      ({ exchange }) =>
        !headerValues(exchange.responseHeaders, 'cache-control').some((value) => /\bno-store\b/i.test(value)),
    );
    if (open.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: 'The client’s answer to the logout has no Cache-Control: no-store.',
      evidence: open,
    };
  },
});
