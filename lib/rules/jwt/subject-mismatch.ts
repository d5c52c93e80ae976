import { asText } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import { messagesOf } from '../../flows/flow.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** The flow, and the ID tokens of it. */
type Seen = { readonly flow: Flow; readonly idTokens: readonly IdToken[] };

export const words: RuleWords = {
  title: 'Identity changed between tokens',
  why: 'Claims of one person beside the token of another mix up accounts: an access token was swapped, or a session changed hands.',
  fix: 'Compare iss, sub and aud of every further token and of UserInfo with the first ID token, and discard what differs.',
  references: ['oidc-core#12.2', 'oidc-core#5.3.2', 'oidc-core#3.3.3.6'],
  examples: {
    fires: 'UserInfo has another sub than the ID token that came with the access token',
    passes: 'Both have the same sub',
  },
};

/** Two statements about one login name two people. */
export default rule({
  id: 'subject-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['idTokens'],
  inspect({ flow, idTokens }) {
    const comparisons = [...betweenTokens(idTokens), ...withUserinfo({ flow, idTokens })];
    if (comparisons.length === 0) return 'not applicable';
    return comparisons.flatMap(({ finding }) => finding ?? []);
  },
});

type Comparison = { readonly finding: FindingDraft | undefined };

/** The ID tokens of one login: front channel, token endpoint, renewals. A new login is another flow. */
function betweenTokens([first, ...further]: readonly IdToken[]): readonly Comparison[] {
  if (!first) return [];
  return further.filter(isOfSameLogin).map((token) => {
    const isRenewed = token.message.params['grant_type'] === 'refresh_token';
    const names = ['iss', 'sub', ...(isRenewed ? ['aud'] : [])].filter(
      (name) => asComparable(first.jwt.claims[name]) !== asComparable(token.jwt.claims[name]),
    );
    const detail = `The ${isRenewed ? 'renewed ID token' : 'second ID token of the login'} has another ${names.join(' and ')} than the first.`;
    return {
      finding:
        names.length === 0
          ? undefined
          : { confidence: 'certain', detail, evidence: [first.message, token.message] },
    };
  });
}

function isOfSameLogin({ message: { kind, params } }: IdToken): boolean {
  return (
    kind === 'token_request' && (params['grant_type'] === 'refresh_token' || params['code'] !== undefined)
  );
}

function asComparable(value: unknown): string {
  return JSON.stringify([value].flat().toSorted());
}

/** OIDC Core §5.3.2: the `sub` of UserInfo must be the ID token's. Judged where one response brought both tokens. */
function withUserinfo({ flow, idTokens }: Seen): readonly Comparison[] {
  return messagesOf(flow, 'userinfo_request').flatMap((request) => {
    const said = asText(request.answer?.['sub']);
    const beside = idTokens.find(
      ({ message }) => request.token && knownTokens(message)['access_token'] === request.token,
    );
    const expected = asText(beside?.jwt.claims['sub']);
    if (!beside || !said || !expected) return [];
    const detail = 'UserInfo names another sub than the ID token that came with the access token.';
    const evidence = [beside.message, request];
    return [
      { finding: said === expected ? undefined : { confidence: 'certain' as const, detail, evidence } },
    ];
  });
}
