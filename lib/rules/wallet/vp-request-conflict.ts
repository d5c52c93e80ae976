import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';
import type { Params } from '../../messages/view.ts';

export const words: RuleWords = {
  title: 'The presentation request contradicts itself',
  why: 'Wallets must refuse such a request, and those that do not may answer elsewhere than was meant.',
  fix: 'Under direct_post send response_uri and no redirect_uri; ask either by dcql_query or by scope.',
  references: ['openid4vp#5.1', 'openid4vp#8.2'],
  examples: {
    fires: 'response_mode=direct_post with redirect_uri beside response_uri',
    passes: 'response_mode=direct_post with response_uri alone',
  },
};

/** Members that exclude each other, or none of those of which one is needed. */
export default rule({
  id: 'vp-request-conflict',
  severity: 'medium',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { isRead, params, message } = of(presentationAsked);
    if (!isRead || params['response_type'] === undefined) return 'not applicable';
    const conflict = conflictIn(params);
    if (!conflict) return undefined;
    return { confidence: 'certain', ...conflict, evidence: [message] };
  },
});

function conflictIn(params: Params): { readonly detail: string } | undefined {
  const isPosted = params['response_mode']?.startsWith('direct_post') === true;
  if (isPosted && params['redirect_uri'])
    return { detail: 'redirect_uri stands beside response_mode=direct_post; expected response_uri alone.' };
  if (isPosted && !params['response_uri'])
    return { detail: 'response_mode=direct_post has no response_uri; expected where to post the answer.' };
  if (!isPosted && params['response_uri'])
    return { detail: 'response_uri stands beside a response_mode that is not direct_post.' };
  // Older drafts ask in another language, and are no fault of this kind.
  if (params['presentation_definition'] || params['presentation_definition_uri']) return undefined;
  if (params['dcql_query'] && params['scope'] && !/\bvp_token\b.*\bid_token\b|\bid_token\b.*\bvp_token\b/.test(params['response_type'] ?? '')) return { detail: 'Both dcql_query and scope say what is wanted; expected one of them.' }; // prettier-ignore
  return params['dcql_query'] || params['scope']
    ? undefined
    : { detail: 'Neither dcql_query nor scope says what is wanted.' };
}
