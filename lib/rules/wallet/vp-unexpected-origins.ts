import { asTexts } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The signed request is for another site',
  why: 'The request says on whose pages it may be used, and this page is none of them: it may have been taken from another site. Wallets must refuse it.',
  fix: 'List the page’s own origin in expected_origins.',
  references: ['openid4vp#A'],
  examples: {
    fires: 'expected_origins: ["https://a.example"] on a page of https://b.example',
    passes: 'expected_origins: ["https://a.example"] on a page of https://a.example',
  },
};

/** The page that hands the request to the browser is not among those that may. */
export default rule({
  id: 'vp-unexpected-origins',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { params, message } = of(presentationAsked);
    const expected = listIn(params['expected_origins']);
    const { initiator, resourceType } = message.exchange.context;
    if (params['protocol'] === undefined || expected.length === 0 || resourceType !== 'fetch')
      return 'not applicable';
    const page = initiator ?? originOf(message.exchange.url);
    if (page === null || expected.some((origin) => originOf(origin) === originOf(page))) return undefined;
    return {
      confidence: initiator === undefined ? 'tentative' : 'certain',
      detail: `expected_origins names ${expected.slice(0, 3).join(', ')}, and the page is of ${page}.`,
      evidence: [message],
    };
  },
});

function listIn(text: string | undefined): readonly string[] {
  try {
    return asTexts(JSON.parse(text ?? '[]')) ?? [];
  } catch {
    return [];
  }
}
