import { quoteSentence } from '../../explain/quote.ts';
import { refusedThoughReturned } from '../../facts/said/refused-though-returned.ts';
import type { CauseName } from '../../vocabulary/cause-name.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { explainedByReturn } from './explained-by-return.ts';

/** The browser brought everything back, and the app’s server no longer knows it. */
export default cause({
  id: 'state-store-lost-server',
  owner: 'client',
  title: 'The app’s server does not know the login that it began',
  signs:
    'The login’s cookie came back as it was set, and the app says that state, session or cookie is missing or unreadable.',
  against: 'The cookie did not come back, or another login overwrote it; words of a failed token request.',
  fix: 'Keep the login’s state where every replica sees it, give all replicas one secret (session, cookie, data protection keys), or let one replica serve a session; look for a restart or an eviction at this moment. Of n replicas without it, about n−1 of n logins fail.',
  references: ['rfc6749#10.12'],
  example: 'Cookie auth_verification sent unchanged → 400 “auth_verification cookie not found”',
  confusedWith: ['state-cookie-lost', 'second-start-overwrites', 'backchannel-failed'],
  folds: [...explainedByReturn, 'state-rejected'],
  needs: [refusedThoughReturned],
  inspect({ of, flow, client }): CauseDraft | undefined {
    const { words, cookie } = of(refusedThoughReturned);
    const isLost = words.phrases.some(
      ({ cause: settled, suspects }) =>
        settled === 'state-store-lost-server' ||
        (settled === undefined &&
          suspects.includes('state-store-lost-server') &&
          !explainedElsewhere.has(suspects[0]!) &&
          !suspects.some((name) => others.has(name))),
    );
    if (!isLost || begunBefore(flow, client.id, words.failing.at)) return undefined;
    return {
      at: words.failing.at,
      why: `The login’s cookie ${cookie.name} came back unchanged, and the app still does not know this login: its server lost it, or another replica that cannot read it answered. ${quoteSentence(words)}`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [words.failing.at],
      tellApart:
        'If one server alone fails each time, compare its secret with that at the login’s start; if some of several logins fail, it is the replicas.',
    };
  },
});

/** What the words mean first, where the cookie came back. */
const explainedElsewhere: ReadonlySet<CauseName> = new Set<CauseName>([
  'second-start-overwrites',
  'cookie-expired-before-return',
]);

/** Words that may mean these too say no more than that it failed. */
const others: ReadonlySet<CauseName> = new Set<CauseName>(['backchannel-failed', 'id-token-refused']);

/** The same client began another login, which came to its callback or not, before this one’s. */
function begunBefore(flow: Flow, client: string | null, callback: Message): boolean {
  if (client === null) return false;
  return (flow.later?.('client', client) ?? []).some(({ messages }) =>
    messages.some((message) => isFrontChannelRequest(message) && timeOf(message) <= timeOf(callback)),
  );
}
