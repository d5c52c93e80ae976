import { messagesOf, timeOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Tokens still used after logout',
  why: 'Whoever has the tokens, the page that should have forgotten them too, goes on acting for a person who has left.',
  fix: 'Forget and revoke the tokens at logout; the server should end refresh with the session.',
  references: ['rfc7009#2', 'rfc9700#4.14.2'],
  examples: {
    fires: 'a refresh that succeeds ten seconds after the logout',
    passes: 'a request that was under way when the logout began',
  },
};

/** The session has ended, and its tokens still work. */
export default rule({
  id: 'tokens-used-after-logout',
  severity: 'medium',
  owner: 'client',
  needs: [seen.end_session_response],
  inspect({ of, flow }) {
    const ended = latestOf(of(seen.end_session_response));
    const since = timeOf(ended) + stillUnderWay;
    const refreshed = messagesOf(flow, 'token_request').filter(
      (message) =>
        timeOf(message) > since && message.params['grant_type'] === 'refresh_token' && gaveTokens(message),
    );
    const used = [...messagesOf(flow, 'resource_request'), ...messagesOf(flow, 'userinfo_request')].filter(
      ({ exchange, ...message }) =>
        timeOf({ exchange, ...message }) > since &&
        (exchange.status ?? 0) >= 200 &&
        (exchange.status ?? 0) < 300,
    );
    const evidence = [...refreshed, ...used];
    if (evidence.length === 0) return undefined;
    return {
      severity: refreshed.length > 0 ? 'medium' : 'low',
      confidence: 'certain',
      detail:
        refreshed.length > 0
          ? 'After the logout had ended, the refresh token still gave new tokens.'
          : 'After the logout had ended, the access token was still sent and accepted.',
      evidence: [ended, ...evidence],
    };
  },
});

/** Requests under way when the session ended. Milliseconds. */
const stillUnderWay = 5000;
