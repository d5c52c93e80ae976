import { originOf } from '../../exchange/parameters.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Identity assertion presented at several servers',
  why: 'An assertion is for one authorization server. One that is taken to another, too, can be presented by that one in turn.',
  fix: 'Exchange anew for each server, with its issuer as audience.',
  references: ['id-jag#3'],
  examples: {
    fires: 'the same assertion at https://wiki.example/token and at https://chat.example/token',
    passes: 'the same assertion twice at https://wiki.example/token, after a nonce was asked for',
  },
};

/** Whoever is given it could present it where it is good. */
export default rule({
  id: 'id-jag-reused',
  severity: 'medium',
  owner: 'client',
  needs: [idJags],
  inspect({ of }) {
    const judged = of(idJags).filter(({ presented }) => presented.length > 0);
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ presented }) => {
      const origins = [...new Set(presented.map(({ exchange }) => originOf(exchange.url)))];
      if (origins.length < 2) return [];
      return {
        confidence: 'certain' as const,
        detail: `The same assertion was presented at ${origins.join(' and at ')}; expected: at the one that its aud names.`,
        evidence: presented,
      };
    });
  },
});
