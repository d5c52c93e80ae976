import { asTexts } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import type { AuthorizationRequest } from '../../facts/authorization-request.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The answer came otherwise than it was asked for',
  why: 'A client asks for a signed answer, or for one in a form, because an address can be changed and is kept in histories and logs. A client that takes what comes instead has lost that without noticing.',
  fix: 'Server: answer by the mode and with the tokens that were asked for, or refuse. Client: refuse any other answer, above all an unsigned one.',
  references: ['multiple-response-types#2.1', 'multiple-response-types#5', 'form-post#2', 'jarm#2.3'],
  examples: {
    fires:
      'response_mode=jwt, and /cb?code=…&state=… comes; response_type=code, and an ID token comes with it',
    passes: 'response_mode=form_post, and the provider’s page posts the code',
  },
};

/** The answer's channel, its signature or its tokens are not what the request said. */
export default rule({
  id: 'answer-not-as-asked',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [acceptedRequest, 'authorizationResponse'],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    // A client may hand the answer on to itself by another way: any that fits will do.
    const answers = messagesOf(facts.flow, 'authorization_response').filter(isReadable);
    if (answers.length === 0) return 'not applicable';
    const [mode, type] = [otherMode(facts, request, answers), otherType(facts, request, answers)];
    const found = [mode, type].filter((one) => typeof one === 'object');
    if (found.length > 0) return found;
    return mode === 'not applicable' && type === 'not applicable' ? 'not applicable' : undefined;
  },
});

type Found = FindingDraft | 'not applicable' | undefined;

/** An answer with something in it. Errors may be told in the easiest way. */
function isReadable({ params, error }: Message): boolean {
  return !error && ['code', 'access_token', 'id_token', 'response'].some((name) => params[name]);
}

const signedModes: ReadonlySet<string> = new Set(['jwt', 'query.jwt', 'fragment.jwt', 'form_post.jwt']);

function otherMode(
  facts: Facts,
  { params, message }: AuthorizationRequest,
  answers: readonly Message[],
): Found {
  const asked = params['response_mode'] ?? '';
  const isSigned = signedModes.has(asked);
  if (!isSigned && asked !== 'form_post') return 'not applicable';
  const fits = (mode = ''): boolean => (asked === 'jwt' ? mode.endsWith('.jwt') : mode === asked);
  if (answers.some(({ responseMode }) => fits(responseMode))) return undefined;
  const [answer] = answers;
  if (!answer) return 'not applicable';
  const lostSignature = isSigned && !answers.some(({ responseMode }) => responseMode?.endsWith('.jwt'));
  const support = supportOf(facts, asked);
  if (support === 'none' && !lostSignature) return 'not applicable';
  const wentOn = lostSignature && isTakenUp(facts);
  return {
    severity: wentOn ? 'high' : support === 'said' || lostSignature ? 'medium' : 'low',
    confidence: support === 'said' || lostSignature ? 'certain' : 'firm',
    owner: wentOn ? 'client' : 'authorization_server',
    detail: `response_mode=${asked} was asked for; the answer came by ${answer.responseMode}${lostSignature ? ', unsigned' : ''}.${wentOn ? ' The client went on all the same.' : ''}`,
    evidence: [message, answer],
  };
}

/** Whether the server says that it knows a mode. Servers of plain OAuth 2.0 need not. OIDC Discovery §3. */
function supportOf({ flow, protocol }: Facts, mode: string): 'said' | 'likely' | 'none' {
  const modes = asTexts(flow.metadata?.['response_modes_supported']);
  if (modes) return modes.includes(mode) ? 'said' : 'none';
  return protocol === 'oidc' && !flow.metadata ? 'likely' : 'none';
}

function isTakenUp({ redemptions, steps }: Facts): boolean {
  return redemptions !== undefined || steps.some(({ kind, message }) => kind === 'token_request' && !message);
}

const members = ['code', 'access_token', 'id_token'] as const;

/** What was asked for and did not come, or came unasked. Judged where the server's own answer is seen, its fragment included. */
function otherType(facts: Facts, request: AuthorizationRequest, answers: readonly Message[]): Found {
  const wanted = new Set([...request.responseType].map((type) => (type === 'token' ? 'access_token' : type)));
  const answer = answers.find((one) => isServersOwn(facts, one) && members.some((name) => one.params[name]));
  if (!answer || !request.params['response_type'] || ![...wanted].every(isMember)) return 'not applicable';
  const missing = members.filter((name) => wanted.has(name) && !answers.some(({ params }) => params[name]));
  const unasked = members.filter((name) => !wanted.has(name) && answer.params[name]);
  if (missing.length + unasked.length === 0) return undefined;
  const said = [
    missing.length > 0 && `the answer has no ${missing.join(' and no ')}`,
    unasked.length > 0 && `${unasked.join(' and ')} came unasked`,
  ].filter((one) => one !== false);
  return {
    confidence: 'certain',
    detail: `response_type=${[...request.responseType].join(' ')} was asked for; ${said.join(', and ')}.`,
    evidence: [request.message, answer],
  };
}

function isMember(name: string): boolean {
  return members.some((one) => one === name);
}

/** The redirect of the server itself, or the form that its page posts: what a page hands on may be a part. */
function isServersOwn({ server }: Facts, { carrier, exchange, responseMode }: Message): boolean {
  return carrier === 'redirect' ? originOf(exchange.url) === server.origin : responseMode === 'form_post';
}
