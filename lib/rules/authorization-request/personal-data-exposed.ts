import { decodeJwt } from '../../exchange/jwt.ts';
import { fragmentParameters, queryParameters } from '../../exchange/parameters.ts';
import type { AccessToken } from '../../facts/tokens/access-token.ts';
import { personalClaimsOf, personalParametersOf } from '../../facts/leaks/personal-data.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Personal data in addresses or access tokens',
  why: 'Addresses are kept in the history and in logs of servers and proxies, and an access token is read by every API it is sent to. What they say of a person ends up in places nobody thinks of.',
  fix: 'Push or POST the request, use hints that say nothing of the person, and leave out claims that the API does not need.',
  references: ['oidc-core#3.1.2.1', 'oidc-core#17.1', 'rfc9068#6', 'rfc9396#13'],
  examples: {
    fires: '/auth?…&login_hint=alice@example.com',
    passes: 'login_hint in the body of a pushed authorization request',
  },
};

/** Addresses are kept in histories and logs; access tokens are read by every API. */
export default remark({
  id: 'personal-data-exposed',
  severity: 'info',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, accessTokens = [] }) {
    const addresses = flow.messages.filter(hasAddressToJudge);
    const readable = accessTokens.filter(({ jwt, message }) => jwt && isOAuth2(message.protocol));
    if (addresses.length + readable.length === 0) return 'not applicable';
    const shown = [...addresses.flatMap(inAddress), ...readable.flatMap(inAccessToken)];
    if (shown.length === 0) return undefined;
    const kinds = [...new Set(shown.map(({ says }) => says))];
    return {
      severity: shown.some(({ isGrave }) => isGrave) ? 'low' : 'info',
      confidence: 'certain',
      detail: `Seen: ${kinds.join('; ')}. Expected: nothing that says who the person is.`,
      evidence: [...new Set(shown.map(({ message }) => message))],
    };
  },
});

type Exposed = { readonly message: Message; readonly says: string; readonly isGrave: boolean };

function hasAddressToJudge(message: Message): boolean {
  return isOAuth2(message.protocol) && (isBrowsed(message) || message.kind === 'authorization_response');
}

function isBrowsed({ kind }: Message): boolean {
  return kind === 'authorization_request' || kind === 'end_session_request';
}

function inAddress(message: Message): readonly Exposed[] {
  const hints = (isBrowsed(message) ? personalParametersOf(message) : []).map((name) => ({
    message,
    says: `${name} in an address names a person`,
    isGrave: false,
  }));
  const tokens = [...queryParameters(message.url), ...fragmentParameters(message.url)].flatMap(
    ([name, value]) => {
      const jwt = name === 'id_token' || name === 'id_token_hint' ? decodeJwt(value) : undefined;
      if (jwt?.type !== 'jws') return [];
      const claims = personalClaimsOf(jwt.claims);
      const says = `${name} in an address${claims.length > 0 ? ` with the claims ${claims.join(', ')}` : ''}`;
      return [{ message, says, isGrave: claims.length > 0 && name === 'id_token' }];
    },
  );
  return [...hints, ...tokens];
}

function inAccessToken({ message, jwt }: AccessToken): readonly Exposed[] {
  const claims = jwt ? personalClaimsOf(jwt.claims) : [];
  if (claims.length === 0) return [];
  return [{ message, says: `an access token with the claims ${claims.join(', ')}`, isGrave: false }];
}
