import { isCleaned } from '../../exchange/cleaned.ts';
import { asObject, asText, parseJson } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { turnedAwayCallOf } from '../../facts/api/turned-away-call.ts';
import { saidBy } from '../../facts/said/said.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** An API that serves many accounts wants to know which: it gave their list itself, whose entries have several identifiers. */
export default cause({
  id: 'tenant-header-differs',
  owner: 'client',
  title: 'The header that names the account has another identifier of it',
  signs:
    'An API refused a call whose header names a tenant, account, organisation or the like, and the value is another member of the entry in the list that an API of this login gave before; the member of the header’s own name has another value.',
  against:
    'The value is that of the member of that name; it stands in no earlier answer; the API answered later.',
  fix: 'Send the member that the header is named after. The token is good: a new login changes nothing.',
  references: ['rfc6750#3.1'],
  example:
    'GET /connections → [{"id":"a0…","tenantId":"cc…"}]; GET /Organisation with xero-tenant-id: a0… → 403',
  confusedWith: ['resource-rejected', 'scope-missing', 'token-expired'],
  folds: [
    'api-forbids',
    'resource-rejected',
    'callback-failed',
    'backchannel-failed',
    'id-token-refused',
    'known-error',
    'code-not-redeemed',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = turnedAwayCallOf(flow, (status) => refusing.has(status));
    const found = at && mixedUp(flow, at);
    if (!at || !found) return undefined;
    const { header, value, from, wanted, sent, right } = found;
    return {
      at,
      why: `${endpointOf(at.url)} was asked with the ${sent} of an entry in the header ${header}, where its ${wanted} belongs: ${endpointOf(from.url)} had given both before.${itSays(saidBy(at.exchange)?.text)}`,
      fix: `Send the ${wanted} of the entry in ${header}. The token is good: a new login changes nothing.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [from, at],
      compared: [{ name: header, expected: { value: right, at: from }, got: { value, at } }],
    };
  },
});

const refusing: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** `xero-tenant-id`, `Harvest-Account-Id`, `X-Organization-Id`, `Chargebee-Site`; the word is the name of the member, too. */
const ofAccount =
  /^(?:[a-z0-9]{1,30}-){0,4}(tenant|account|organi[sz]ation|org|company|workspace|team|business|shop|store|site|location|realm|customer|project)(?:[-_]?(id|key|uuid|guid|gid))?$/i;

type MixedUp = {
  readonly header: string;
  readonly value: string;
  /** The call whose answer had the entry. */
  readonly from: Message;
  /** Members of the entry: the one that the header is named after, and the one that was sent. */
  readonly wanted: string;
  readonly sent: string;
  readonly right: string;
};

function mixedUp({ messages }: Flow, at: Message): MixedUp | undefined {
  const named = (at.exchange.requestHeaders ?? []).flatMap(([header, value]) => {
    const word = ofAccount.exec(header)?.[1]?.toLowerCase();
    return word === undefined || value.length < shortest || isCleaned(value) ? [] : [{ header, value, word }];
  });
  if (named.length === 0) return undefined;
  const before = messages
    .filter(({ kind, exchange }) => kind === 'resource_request' && exchange.status === 200)
    .filter((one) => timeOf(one) <= timeOf(at))
    .slice(-mostAnswers);
  for (const from of before.toReversed()) {
    const entries = entriesIn(from.exchange.responseBody?.text);
    for (const one of named) {
      const found = amongst(entries, one);
      if (found) return { ...one, ...found, from };
    }
  }
  return undefined;
}

function amongst(
  entries: readonly Readonly<Record<string, unknown>>[],
  { value, word }: { readonly value: string; readonly word: string },
): Pick<MixedUp, 'wanted' | 'sent' | 'right'> | undefined {
  const isOwn = new RegExp(`^${word}_?(?:id|key|uuid|guid|gid)$`, 'i');
  const lists = entries.map((entry) => Object.entries(entry).slice(0, 60));
  // What one entry calls its parent’s may be another’s own.
  if (lists.flat().some(([name, one]) => isOwn.test(name) && asText(one) === value)) return undefined;
  for (const members of lists) {
    const own = members.find(([name, one]) => isOwn.test(name) && asText(one) !== undefined);
    const sent = members.find(([name, one]) => name !== own?.[0] && asText(one) === value);
    const right = asText(own?.[1]);
    if (own && sent && right !== undefined && right !== value && !isCleaned(right))
      return { wanted: own[0], sent: sent[0], right };
  }
  return undefined;
}

/** Shorter values stand in many members by chance. */
const shortest = 6;
const mostAnswers = 10;
const longestAnswer = 200_000;
const mostEntries = 200;

/** The entries of a list: the whole answer, or a member of it. */
function entriesIn(text: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  if (!text || text.length > longestAnswer || !/^\s*[[{]/.test(text)) return [];
  const whole = parseJson(text);
  const lists: readonly unknown[] = Array.isArray(whole) ? [whole] : Object.values(asObject(whole) ?? {});
  return lists
    .flatMap((one): readonly unknown[] => (Array.isArray(one) ? one.slice(0, mostEntries) : []))
    .map((one) => asObject(one))
    .filter((one) => one !== undefined);
}
