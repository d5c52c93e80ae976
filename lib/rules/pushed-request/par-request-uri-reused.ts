import { asText } from '../../exchange/json.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Pushed request used twice, too late or by another client',
  why: 'The reference stands for one request of one client for a short time. A server that takes it again lets an attacker replay a request, with its state and challenge, in another browser.',
  fix: 'Client: push again for every attempt. Server: bind the reference to its client, let it expire and accept it once.',
  references: ['rfc9126#2.2', 'rfc9126#4'],
  examples: {
    fires: 'A request_uri that was answered with a code an hour ago is sent again',
    passes: 'The page is loaded again before the login is answered, with the same request_uri',
  },
};

/** A pushed request's reference was used again, too late, or by somebody else. */
export default rule({
  id: 'par-request-uri-reused',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const { flow } = facts;
    const request = messagesOf(flow, 'authorization_request').find(({ params }) =>
      isPushed(params['request_uri'], flow),
    );
    const uri = request?.params['request_uri'];
    if (!request || !uri) return 'not applicable';
    const problem = usedBefore(uri, request, flow) ?? late(request, flow) ?? ofAnother(request, flow);
    if (!problem) return undefined;
    const accepted = isAnswered(uri, request, facts);
    return {
      severity: accepted ? 'medium' : 'low',
      owner: accepted ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: `${problem}${accepted ? ' The server answered it all the same.' : ''}`,
      evidence: [...messagesOf(flow, 'pushed_authorization_request'), request],
    };
  },
});

/** An https reference to a request object that a client publishes may be used as often as it likes. RFC 9101 §5.2. */
function isPushed(uri: string | undefined, flow: Flow): boolean {
  if (!uri) return false;
  return uri.startsWith('urn:ietf:params:oauth:request_uri:') || pushOf(uri, flow) !== undefined;
}

/** The push that gave the reference; another client's begins a flow of its own. */
function pushOf(uri: string, flow: Flow): Message | undefined {
  return [flow, ...earlierWith(uri, flow)]
    .flatMap((one) => messagesOf(one, 'pushed_authorization_request'))
    .find(({ answer }) => asText(answer?.['request_uri']) === uri);
}

function earlierWith(uri: string, flow: Flow): readonly Pick<Flow, 'messages'>[] {
  return flow.earlier?.('request_uri', uri) ?? [];
}

/** An earlier login with it was answered: what repeats before that is a page loaded again. */
function usedBefore(uri: string, request: Message, flow: Flow): string | undefined {
  const isSpent = earlierWith(uri, flow).some((one) =>
    messagesOf(one, 'authorization_response').some(
      (answer) => isGood(answer) && timeOf(answer) < timeOf(request),
    ),
  );
  return isSpent
    ? 'The request_uri was used in an earlier login that was answered; it may be used once.'
    : undefined;
}

/** Seconds that clocks and networks are granted. */
const leeway = 5;

function late(request: Message, flow: Flow): string | undefined {
  const push = pushOf(request.params['request_uri']!, flow);
  const life = push?.answer?.['expires_in'];
  if (!push || typeof life !== 'number') return undefined;
  const age = Math.round((timeOf(request) - timeOf(push) - (push.exchange.duration ?? 0)) / 1000);
  return age > life + leeway
    ? `The request_uri was used ${age} seconds after it was issued; it was good for ${life}.`
    : undefined;
}

function ofAnother(request: Message, flow: Flow): string | undefined {
  const owner = pushOf(request.params['request_uri']!, flow)?.params['client_id'];
  const user = request.params['client_id'];
  return owner && user && owner !== user
    ? `The request_uri was pushed by ${owner} and used by ${user}.`
    : undefined;
}

/** The answer carries the pushed request's state, which may lead it to the earlier login. */
function isAnswered(uri: string, request: Message, { flow, authorizationResponse }: Facts): boolean {
  if (authorizationResponse) return isGood(authorizationResponse);
  return earlierWith(uri, flow)
    .flatMap((one) => messagesOf(one, 'authorization_response'))
    .some((answer) => isGood(answer) && timeOf(answer) > timeOf(request));
}

function isGood({ params }: Message): boolean {
  return !params['error'];
}
