import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { challengeParameter } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** What servers add to a login by their own settings, or leave out of their answer though it is granted. */
const standard = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/** Google answers with addresses for what was asked for by name. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['userinfo.email', 'email'],
  ['userinfo.profile', 'profile'],
]);

export const words: RuleWords = {
  title: 'Granted scope differs from requested',
  why: 'A client that takes the scope it asked for as the scope it got fails later at an API; one that got more than it asked for holds more power than anybody agreed to.',
  fix: 'Read the scope in the response and adapt to it; the server must name the scope wherever it differs.',
  references: ['rfc6749#3.3', 'rfc6749#5.1'],
  examples: {
    fires: 'Asked for notes:read; granted notes:read notes:write',
    passes: 'Asked for openid notes:read; granted notes:read',
  },
};

/** Less was granted than asked for, or more. */
export default rule({
  id: 'scope-changed-silently',
  severity: 'info',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const request = askedIn(facts);
    const asked = request?.params['scope'];
    const answers = answersOf(facts);
    if (!request || !asked || answers.length === 0) return 'not applicable';
    const told = answers.find((message) => scopeOf(message) !== undefined);
    return told ? difference(facts, request, asked, told) : untold(facts, request, answers);
  },
});

function askedIn({
  flow,
  authorizationRequest,
}: Facts): (Pick<Message, 'params'> & { message: Message }) | undefined {
  if (authorizationRequest) return authorizationRequest;
  if (messagesOf(flow, 'authorization_request').length > 0) return undefined;
  const direct = messagesOf(flow, 'device_authorization_request')[0] ?? messagesOf(flow, 'token_request')[0];
  return direct && { params: direct.params, message: direct };
}

/** The first answer that brought an access token; refreshes may narrow the scope and are judged elsewhere. */
function answersOf({ flow }: Facts): readonly Message[] {
  const direct = messagesOf(flow, 'token_request').filter(
    ({ params, answer }) => params['grant_type'] !== 'refresh_token' && answer?.['access_token'],
  );
  const early = messagesOf(flow, 'authorization_response').filter(({ params }) => params['access_token']);
  return [...direct, ...early];
}

function scopeOf({ kind, params, answer }: Message): string | undefined {
  const said = kind === 'authorization_response' ? params['scope'] : answer?.['scope'];
  const text = Array.isArray(said) ? said.filter((one) => typeof one === 'string').join(' ') : said;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

function difference(
  facts: Facts,
  request: { readonly message: Message },
  asked: string,
  told: Message,
): FindingDraft | undefined {
  const [wanted, given] = [scopesOf(asked), scopesOf(scopeOf(told) ?? '')];
  const missing = [...wanted].filter((scope) => !given.has(scope) && !standard.has(scope));
  const added = isOpenEnded(facts, wanted) ? [] : [...given].filter((scope) => !wanted.has(scope));
  if (missing.length === 0 && added.every((scope) => scope === 'openid' || scope === 'offline_access'))
    return undefined;
  return {
    severity: added.some((scope) => !standard.has(scope)) ? 'medium' : 'info',
    owner: added.length > 0 ? 'authorization_server' : 'client',
    confidence: 'certain',
    detail: [
      ...(missing.length > 0 ? [`Asked for and not granted: ${fewOf(missing)}.`] : []),
      ...(added.length > 0 ? [`Granted and not asked for: ${fewOf(added)}.`] : []),
    ].join(' '),
    evidence: [request.message, told],
  };
}

/** The first of many: some apps ask for hundreds, and the request shows them all. */
function fewOf(scopes: readonly string[]): string {
  const [most, spared] = [10, 2];
  if (scopes.length <= most + spared) return scopes.join(', ');
  return `${scopes.slice(0, most).join(', ')} and ${scopes.length - most} more`;
}

/** An API says that the scope is not enough, and the token response had not said that it was less. RFC 6750 §3.1. */
function untold(
  { flow }: Facts,
  request: { readonly message: Message },
  answers: readonly Message[],
): FindingDraft | undefined {
  const refused = messagesOf(flow, 'resource_request').find(
    ({ exchange }) => challengeParameter(exchange, 'error') === 'insufficient_scope',
  );
  if (!refused) return undefined;
  return {
    confidence: 'firm',
    detail:
      'The response names no scope, which means that all of it was granted; an API then answered insufficient_scope.',
    evidence: [request.message, ...answers.slice(0, 1), refused],
  };
}

/** Earlier grants come along (Google), or the client asks for whatever it was given beforehand (Microsoft’s `.default`). */
function isOpenEnded({ authorizationRequest }: Facts, wanted: ReadonlySet<string>): boolean {
  return authorizationRequest?.params['include_granted_scopes'] === 'true' || wanted.has('.default');
}

/** Scopes apart, by their last part where they are addresses: servers shorten and lengthen them. */
function scopesOf(text: string): ReadonlySet<string> {
  const names = text.split(/[\s,+]+/).filter(Boolean);
  return new Set(
    names.map((scope) => {
      const bare = (
        /^[a-z][a-z0-9+.-]*:\/\//i.test(scope) ? scope.replace(/\/+$/, '').replace(/^.*\//, '') : scope
      ).toLowerCase();
      return aliases.get(bare) ?? bare;
    }),
  );
}
