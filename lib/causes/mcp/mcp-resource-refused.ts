import type { Exchange } from '../../exchange/exchange.ts';
import { asText } from '../../exchange/json.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Message } from '../../messages/message.ts';
import { differenceWords } from '../../facts/difference-words.ts';
import { nameDifferences } from '../../facts/address-difference.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isResourceMetadata } from '../../flows/well-known.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A resource is named letter by letter: a slash makes it another one, which the server does not know. RFC 8707 §2; RFC 9728 §3.3. */
export default cause({
  id: 'mcp-resource-refused',
  owner: 'client',
  title: 'The resource was asked for in another spelling than the API describes itself by',
  signs:
    'The server answered invalid_target (Microsoft Entra: AADSTS9010010), and resource of the request is not the resource of the API’s own description, but the same place: a slash at the end, its case, its scheme.',
  against: 'A resource as the description has it; one of another host; another error.',
  fix: 'Send the resource as the API’s description spells it, letter by letter: take it from that document, not from the address that somebody typed. The server may let a slash at the end pass.',
  references: ['rfc8707#2', 'rfc9728#3.3'],
  example:
    '"resource": "https://api.example/mcp"; /authorize?…&resource=https://api.example/mcp/ → invalid_target',
  confusedWith: ['invalid-scope', 'mcp-resource-mismatch'],
  folds: [
    'invalid-scope',
    'request-refused',
    'scope-retired-or-not-allowed',
    'provider-error-page',
    'not-answered',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending } = facts;
    const at = ending.failedAt;
    const isEntra = facts.of(failingExchanges).some(({ exchange }) => isOfEntra(exchange));
    if (!at || !(isEntra || ending.error?.code === 'invalid_target')) return undefined;
    const asked = flow.messages.findLast(
      ({ params, exchange }) =>
        params['resource'] !== undefined && exchange.startedAt <= at.exchange.startedAt,
    );
    const described = messagesOf(flow, 'discovery').findLast(
      (one) => isResourceMetadata(one) && asText(one.answer?.['resource']) !== undefined,
    );
    const [sent, said] = [asked?.params['resource'], asText(described?.answer?.['resource'])];
    if (!asked || !described || !sent || !said || sent === said || !isSamePlace(sent, said)) return undefined;
    const scope = scopeOf(asked, said);
    if (isEntra && scope === undefined) return undefined;
    return {
      at,
      ...withQuote(
        facts,
        `The API calls itself ${said} in its description, and the client asked for the resource ${sent}: ${how(said, sent)}. ${isEntra ? `Microsoft Entra holds that against the API of the scopes (${scope}), letter by letter.` : 'The server knows only the one (invalid_target).'}`,
      ),
      ...(isEntra && { fix: isBare(said) ? `${entraFix} ${pathFix}` : entraFix }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [described, asked, at],
      rules: ['err-invalid-scope', 'mcp-resource-not-exact'],
      compared: [
        {
          name: 'resource',
          expected: { value: said, at: described },
          got: { value: sent, at: asked },
        },
      ],
    };
  },
});

const entraFix =
  'Send the resource as the description spells it, letter by letter, or leave resource out: Microsoft Entra takes the API from the scopes.';
const pathFix =
  'Clients that add the slash to a bare host add none to an address with a path: the server can describe itself by one.';

function isBare(address: string): boolean {
  return URL.canParse(address) && new URL(address).pathname === '/';
}

function isOfEntra(exchange: Exchange): boolean {
  return saidBy(exchange)?.phrases.some(({ phrase: { id } }) => id === 'entra-resource-scope') ?? false;
}

/** The first scope of that API, whose name goes before it (`api://…/read`). */
function scopeOf({ params }: Message, resource: string): string | undefined {
  return params['scope']?.split(' ').find((one) => one.startsWith(`${resource.replace(/\/$/, '')}/`));
}

function how(said: string, sent: string): string {
  if (sent === `${said}/`) return 'one slash more at the end';
  if (said === `${sent}/`) return 'one slash less at the end';
  const parts = nameDifferences(said, sent);
  return parts.length === 1 && parts[0] === 'other'
    ? 'not the same spelling'
    : `they differ in ${differenceWords(parts)}`;
}

/** The same but for its scheme, case, port and the slash at its end. */
function isSamePlace(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(address: string): string {
  return URL.canParse(address)
    ? `${new URL(address).hostname}${new URL(address).pathname}`.toLowerCase().replace(/\/+$/, '')
    : address;
}
