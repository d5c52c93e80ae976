import { asNumber } from '../../exchange/json.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { seen } from '../../facts/seen.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The wallet asks for its credential too often',
  why: 'The issuer said how long to wait; asking sooner only costs both sides.',
  fix: 'Wait interval seconds between two requests.',
  references: ['openid4vci#9'],
  examples: {
    fires: '"interval": 60, and the next request after 5 seconds',
    passes: 'The next request after 60 seconds',
  },
};

/** Sooner than the issuer asked for, by more than a clock can be off. */
export default remark({
  id: 'vci-deferred-too-fast',
  severity: 'low',
  owner: 'client',
  needs: [seen.deferred_credential_request],
  inspect({ of, flow }) {
    const answers = [...messagesOf(flow, 'credential_request'), ...of(seen.deferred_credential_request)].sort(
      (a, b) => timeOf(a) - timeOf(b),
    );
    const told = answers.filter(({ answer }) => asNumber(answer?.['interval']) !== undefined);
    if (told.length === 0) return 'not applicable';
    for (const before of told) {
      const next = answers[answers.indexOf(before) + 1];
      const wait = asNumber(before.answer?.['interval']) ?? 0;
      const had = timeOf(before) + (before.exchange.duration ?? 0);
      if (next && timeOf(next) - had < (wait - 1) * 1000 && next.kind === 'deferred_credential_request')
        return {
          confidence: 'certain',
          detail: `The issuer asked for ${wait} seconds between two requests, and the next came sooner.`,
          evidence: [next],
        };
    }
    return undefined;
  },
});
