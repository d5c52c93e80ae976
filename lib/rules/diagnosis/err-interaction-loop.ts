import { originOf } from '../../exchange/parameters.ts';
import { callsOf, refusalOf } from '../../facts/api/refused-calls.ts';
import { loopOf } from '../../facts/loop.ts';
import { scopesOf } from '../../facts/mcp/challenges.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The login goes round in circles',
  why: 'Each login is answered and the app starts another at once, because it does not see or accept the result. The person is locked out.',
  fix: 'Look at why the app does not keep its session: its cookie (Secure, SameSite, domain, size), a callback it rejects, an API that answers 401 to fresh tokens; and stop after a few attempts.',
  references: ['rfc9470#5', 'session#3.1'],
  examples: {
    fires:
      'Three logins of one client in one tab within a minute, each begun right after the one before was answered',
    passes: 'Three logins of three clients in one tab within a minute',
  },
};

/** A login is answered, and the app asks for it again at once: three times or more, or twice by redirects or a page’s script. Any protocol. */
export default rule({
  id: 'err-interaction-loop',
  severity: 'medium',
  owner: 'client',
  needs: [],
  inspect({ flow, ending }) {
    const all = (flow.rounds ?? [flow]).flatMap(({ messages }) => messages);
    const tooMany = all.find(({ exchange }) => isTooMany(exchange.failure));
    const loop = loopOf(flow);
    const answer = loop?.rounds[0]?.answer;
    if (loop?.count === 2 && ending.outcome !== 'failed' && !loop.isByScript) return undefined;
    if (loop?.count === 2 && ending.outcome === 'succeeded') return undefined;
    if (!loop || !answer) {
      if (!tooMany) return flow.messages.some(isFrontChannelResponse) ? undefined : 'not applicable';
      return {
        confidence: 'certain',
        detail: 'The browser gave up after too many redirects.',
        cause: 'Client and provider sent the browser to each other without an end.',
        evidence: [tooMany],
      };
    }
    return looped(flow, loop, answer, {
      isCutOff: tooMany !== undefined,
      isOpen: ending.outcome === 'unclear',
    });
  },
});

function looped(
  flow: Flow,
  loop: { readonly count: number; readonly span: number },
  answer: Message,
  { isCutOff, isOpen }: { readonly isCutOff: boolean; readonly isOpen: boolean },
): FindingDraft {
  const seconds = Math.max(1, Math.round(loop.span / 1000));
  const asked = `The app asked for the same login ${loop.count === 2 ? 'twice' : `${loop.count} times`} in ${seconds === 1 ? 'a second' : `${seconds} seconds`}, each time at once after it was answered`;
  const end = isCutOff ? '; the browser gave up after too many redirects' : '';
  const refused = refusedForScope(flow);
  if (refused)
    return {
      confidence: 'certain',
      detail: `${asked}: each new token was refused for want of a scope.`,
      cause: `${asked}, because ${originOf(refused.url)} refuses each new token for want of the scope ${scopesOf(refused).join(' ')}. The client asks again instead of giving up.`,
      fix: 'Server: name the scope that is really wanted, or say plainly that this person may not have it. Client: stop after a few attempts for one scope.',
      evidence: [answer, refused],
    };
  return {
    confidence: isOpen ? 'firm' : 'certain',
    detail: `${asked}${end}.`,
    cause: `${asked}: it ${isOpen ? 'did not keep or did not accept the first result, and the recording ends before anything shows that it kept the second' : 'does not keep or does not accept the result'}${end}.`,
    evidence: [answer],
  };
}

/** The last call that was refused so, where such a refusal followed all logins but one at most. RFC 6750 §3.1. */
function refusedForScope({ rounds = [] }: Flow): Message | undefined {
  const refused = rounds.flatMap(
    (round) => callsOf(round).findLast((call) => refusalOf(call)['error'] === 'insufficient_scope') ?? [],
  );
  const last = refused.at(-1);
  return last && refused.length >= rounds.length - 1 && scopesOf(last).length > 0 ? last : undefined;
}

/** Chrome, Firefox and Safari. */
function isTooMany(failure: string | undefined): boolean {
  return /TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP|too many HTTP redirects/i.test(failure ?? '');
}
