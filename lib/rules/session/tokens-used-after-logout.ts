import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Tokens still used after logout',
  why: 'Whoever has the tokens, the page that should have forgotten them too, goes on acting for a person who has left.',
  fix: 'Forget and revoke the tokens at logout; the server should end refresh with the session.',
  references: ['rfc7009#2', 'rfc9700#4.14.2'],
  examples: {
    fires: 'a refresh that succeeds ten seconds after the logout',
    passes: 'a request of another tab that was under way when the logout ended',
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
    const refreshed = messagesOf(flow, 'token_request').filter(
      (message) =>
        isAfter(message, ended) && message.params['grant_type'] === 'refresh_token' && gaveTokens(message),
    );
    const used = [...messagesOf(flow, 'resource_request'), ...messagesOf(flow, 'userinfo_request')].filter(
      (message) => isAfter(message, ended) && isAccepted(message.exchange),
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

/** Milliseconds in which another tab, which has not heard of the end yet, may still send what it was about to. */
const untilAllKnow = 5000;

/** The page that came after the logout knows of it: what it sends was not under way. */
function isAfter(message: Message, ended: Message): boolean {
  const since = timeOf(ended);
  return (
    timeOf(message) > since + untilAllKnow ||
    (isOfPageAfter(message.exchange, ended.exchange) &&
      timeOf(message) > since + (ended.exchange.duration ?? 0))
  );
}

function isOfPageAfter({ context }: Exchange, { context: landing }: Exchange): boolean {
  const { tab, page } = landing;
  return (
    (tab !== undefined && tab >= 0 && context.tab === tab) || (page !== undefined && context.page === page)
  );
}
