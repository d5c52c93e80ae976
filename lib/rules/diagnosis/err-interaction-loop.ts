import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../flows/keys.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';
import { rule } from '../rule.ts';

/** Logins succeed, and the app asks for the next one at once. */
export default rule({
  id: 'err-interaction-loop',
  severity: 'medium',
  owner: 'client',
  title: 'The login goes round in circles',
  why: 'Each login succeeds and the app starts another at once, because it does not see or accept the result. The person is locked out.',
  fix: 'Look at why the app does not keep its session: its cookie (Secure, SameSite, domain, size), a callback it rejects, an API that answers 401 to fresh tokens; and stop after a few attempts.',
  references: ['rfc9470#5', 'session#3.1'],
  examples: {
    fires:
      'Three logins of one client in one tab within a minute, each begun right after the one before succeeded',
    passes: 'Three logins of three clients in one tab within a minute',
  },
  needs: ['authorizationRequest'],
  inspect(facts) {
    const { message, params } = facts.authorizationRequest;
    const tooMany = facts.flow.messages.find(({ exchange }) => isTooMany(exchange.failure));
    if (tooMany) {
      return {
        confidence: 'certain',
        detail: 'The browser gave up after too many redirects.',
        cause: 'Client and provider sent the browser to each other without an end.',
        evidence: [tooMany],
      };
    }
    const client = params['client_id'];
    if (!client) return 'not applicable';
    const rounds = roundsBefore(facts, message, client);
    if (rounds === 0) return 'not applicable';
    if (rounds < 2) return undefined;
    return {
      confidence: 'firm',
      detail: `This is login number ${rounds + 1} of ${client} in this tab within a minute; each one before it had succeeded when the next began.`,
      cause:
        'The app starts a new login right after one that succeeded: it does not keep or does not accept the result.',
      evidence: [message],
    };
  },
});

/** Chrome, Firefox and Safari. */
function isTooMany(failure: string | undefined): boolean {
  return /TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP|too many HTTP redirects/i.test(failure ?? '');
}

const minute = 60_000;
/** Milliseconds after a login within which no person has asked for the next. */
const atOnce = 3000;

/** How many successful logins for the same purpose led to this request, one right after the other. */
function roundsBefore({ flow }: Facts, request: Message, client: string): number {
  let next = request;
  let rounds = 0;
  for (const earlier of flow.earlier?.(`client:${client}`) ?? []) {
    const asked = messagesOf(earlier, 'authorization_request')[0];
    const answered = deliveryOf(earlier);
    if (!asked || timeOf(request) - timeOf(asked) > minute) break;
    if (!answered || !isSamePurpose(asked, request)) continue;
    const pause = timeOf(next) - timeOf(answered);
    if (pause < 0 || pause > atOnce) break;
    rounds += 1;
    next = asked;
  }
  return rounds;
}

function deliveryOf(flow: Pick<Flow, 'messages'>): Message | undefined {
  return messagesOf(flow, 'authorization_response').findLast(
    (message) => message.params['code'] || Object.keys(deliveredTokens(message)).length > 0,
  );
}

/** The same tab and the same wish: other scopes, resources or levels of login are steps of a plan. */
function isSamePurpose(a: Message, b: Message): boolean {
  const names = ['scope', 'resource', 'acr_values', 'prompt', 'max_age', 'claims', 'redirect_uri'];
  const { tab, frame } = a.exchange.context;
  const other = b.exchange.context;
  return (
    tab === other.tab && frame === other.frame && names.every((name) => a.params[name] === b.params[name])
  );
}
