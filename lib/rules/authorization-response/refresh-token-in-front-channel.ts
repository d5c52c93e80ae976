import { isReadable } from '../../facts/answer-parameter.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Refresh token returned by the authorization endpoint',
  why: 'A refresh token lasts for weeks. In an address it can be read from the history, by scripts, by extensions and by logs, and whoever has it stays logged in.',
  fix: 'Issue refresh tokens at the token endpoint only.',
  references: ['rfc6749#4.2.2'],
  examples: {
    fires: '/cb#access_token=…&refresh_token=…',
    passes: 'refresh_token in the answer of the token endpoint',
  },
};

/** The longest-lived token of all, through the address bar. */
export default rule({
  id: 'refresh-token-in-front-channel',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['authorizationResponse'],
  inspect({ flow, authorizationResponse: response }) {
    const shown = messagesOf(flow, 'authorization_response').filter(({ params }) => params['refresh_token']);
    const first = shown[0];
    if (!first) return response.params['error'] || !isReadable(response) ? 'not applicable' : undefined;
    if (isDeepLink(first, flow.messages)) return 'not applicable';
    const isSupabase = first.params['type'] !== undefined || first.params['provider_token'] !== undefined;
    return {
      severity: isSupabase ? 'high' : 'critical',
      confidence: 'certain',
      detail: `The ${placeOf(first)} of the callback carries refresh_token; expected it from the token endpoint alone.${isSupabase ? ' Provider-specific: Supabase delivers it so unless the code flow is chosen.' : ''}`,
      evidence: shown,
    };
  },
});

/** One application on the device hands its session to another: no server answered. */
function isDeepLink({ url }: Message, messages: readonly Message[]): boolean {
  return !/^https?:/i.test(url) && !messages.some(({ kind }) => kind === 'authorization_request');
}

function placeOf({ responseMode }: Message): string {
  const mode = responseMode?.split('.')[0];
  return mode === 'form_post' ? 'form' : (mode ?? 'address');
}
