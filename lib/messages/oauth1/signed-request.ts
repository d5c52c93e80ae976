import { asText, type JsonObject } from '../../exchange/json.ts';
import type { Learned } from '../learned.ts';
import type { Message, MessageError, Said } from '../message.ts';
import type { Params, View } from '../view.ts';
import { problemOf } from './problem.ts';
import { signedParametersOf } from './signed-parameters.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

type SignedKind = 'temporary_credential_request' | 'token_credential_request' | 'resource_request';

/**
 * A request signed with the consumer's key: for temporary credentials, for token credentials, or with a token for what it
 * gives access to. RFC 5849 §2.1, §2.3, §3.1. Two-legged requests have no token and nobody's approval: no login.
 */
export function signedRequest(view: View, learned: Learned): Message<SignedKind> | undefined {
  const signed = view.exchange.method === 'OPTIONS' ? undefined : signedParametersOf(view);
  if (!signed) return undefined;
  const { params } = signed;
  const kind = isLearningTool(params) ? undefined : kindOf(view, params);
  if (!kind) return undefined;
  const token = params['oauth_token'];
  const isResource = kind === 'resource_request';
  return recognised(view.exchange, kind, {
    params,
    answer: view.answer,
    from: 'client',
    to: isResource ? 'resource_server' : 'authorization_server',
    confidence: !isResource || learned.knows('token', token ?? '') ? 'certain' : 'tentative',
    ...(isResource && { token }),
    protocol: 'oauth1',
    ...saidBy(view, kind, params),
  });
}

function saidBy(view: View, kind: SignedKind, params: Params): Said {
  const issued = kind === 'resource_request' ? undefined : asText(view.answer?.['oauth_token']);
  const presented = kind === 'resource_request' ? params['oauth_token'] : undefined;
  const tokens = kind === 'resource_request' ? [] : [params['oauth_token'], issued];
  const error = kind === 'resource_request' ? undefined : errorIn(view.answer ?? {});
  return {
    ties: ties(...tokens.map((token) => ['oauth_token', token] as const)),
    // What the token gives access to presents it as any token. RFC 5849 §2.3.
    ...(kind !== 'temporary_credential_request' && { offers: ties(['token', issued ?? presented]) }),
    client: params['oauth_consumer_key'],
    ...(kind === 'temporary_credential_request' && { returnAddress: params['oauth_callback'] }),
    ...(error && { error }),
  };
}

/** In the words of the extension, or of a server’s own where it gave no token: MediaWiki and others answer so with 200. */
function errorIn(answer: JsonObject): MessageError | undefined {
  const problem = problemOf(answer);
  const code = asText(answer['error']);
  if (problem || code === undefined || answer['oauth_token'] !== undefined) return problem;
  const description = asText(answer['message']) ?? asText(answer['error_description']) ?? null;
  return { code, description, refused: false };
}

/** LTI 1.1 §4.2: a launch is signed the same way and names `oauth_callback=about:blank`; it grants nothing. */
function isLearningTool(params: Params): boolean {
  return Boolean(params['lti_message_type'] ?? params['lti_version']);
}

function kindOf(view: View, params: Params): SignedKind | undefined {
  const { oauth_token: token, oauth_callback: callback, oauth_verifier: verifier } = params;
  if (verifier || params['x_auth_mode'] || params['oauth_session_handle']) return 'token_credential_request';
  if (!token)
    return callback || issuesToken(view, temporaryPath) ? 'temporary_credential_request' : undefined;
  return issuesToken(view, tokenPath) ? 'token_credential_request' : 'resource_request';
}

const temporaryPath = /request_?-?token|getrequesttoken|oauth\/initiate/;
const tokenPath = /access_?-?token|getaccesstoken/;

/** OAuth 1.0 before 1.0a named no callback and no verifier: then the answer tells, and unread, the path. */
function issuesToken({ answer, path }: View, named: RegExp): boolean {
  return answer ? asText(answer['oauth_token_secret']) !== undefined : named.test(path);
}
