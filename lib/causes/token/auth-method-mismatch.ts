import { asText } from '../../exchange/json.ts';
import { wereRecorded } from '../../exchange/headers.ts';
import { credentialInHeader } from '../../facts/client/credential-in-header.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { issuedId, registrationsOf } from '../../facts/mcp/registration.ts';
import type { Message } from '../../messages/message.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A client that registered itself proves itself otherwise than it was registered. RFC 7591 §2. */
export default cause({
  id: 'auth-method-mismatch',
  owner: 'client',
  title: 'The client proves itself in another way than it is registered for',
  signs:
    'The client registered itself in this recording, the answer names token_endpoint_auth_method (or leaves it out, which means client_secret_basic), and the token endpoint refused the client (invalid_client) whose request proves it in another way, or not at all. Or the server’s metadata lists the methods that it takes (token_endpoint_auth_methods_supported), and the one that was used is none of them.',
  against:
    'A request as it was registered; another error than of the client; a recording from which Authorization headers were removed.',
  fix: 'Register with the method that the client uses: “token_endpoint_auth_method”: “none” for a page or a program on a device, which can keep no secret. Without that member servers assume client_secret_basic. Else send the secret that the registration was answered with, by the registered method. Forget the stored registration and register anew.',
  references: ['rfc7591#2', 'rfc6749#2.3.1'],
  example:
    'POST /register without token_endpoint_auth_method → "client_secret_basic"; POST /token without a secret → 401 invalid_client',
  confusedWith: ['invalid-client', 'secret-wrong-or-expired', 'client-unknown-here'],
  folds: [
    'invalid-client',
    'unauthorized-client',
    'client-unknown-here',
    'secret-wrong-or-expired',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = flow.messages.findLast(
      ({ kind, error }) =>
        (kind === 'token_request' || kind === 'pushed_authorization_request') &&
        error?.code === 'invalid_client',
    );
    const registration = at && registrationOf(registrationsOf(flow), at);
    if (!at) return undefined;
    if (!registration) return unsupported(flow, at);
    const registered = asText(registration.answer?.['token_endpoint_auth_method']) ?? 'client_secret_basic';
    const { method } = authenticationIn(at.exchange);
    if (method === registered) return undefined;
    const inHeader = method === 'none' ? credentialInHeader(flow, at) : 'sent';
    // What a cleaner took the value from was sent all the same; headers that nobody recorded say nothing.
    if (method === 'none' && (inHeader === 'sent' || !wereRecorded(at.exchange.requestHeaders)))
      return undefined;
    const isSeen = inHeader !== 'not seen';
    const asked = registration.params['token_endpoint_auth_method'];
    const how = asked === undefined ? ', as servers do where a registration leaves it out' : '';
    const sent = isSeen
      ? method === 'none'
        ? 'carried no credential'
        : `proves the client by ${method}`
      : 'shows no credential, unless its Authorization header was removed when this was saved';
    return {
      at,
      why: `The client registered itself, and the server made it one that proves itself by ${registered} (token_endpoint_auth_method)${how}; the token request ${sent}.`,
      proof: 'comparison',
      confidence: isSeen ? 'certain' : 'tentative',
      ...(!isSeen && { tellApart }),
      evidence: [registration, at],
      rules: ['err-invalid-client'],
      compared: [
        {
          name: 'token_endpoint_auth_method',
          expected: { value: registered, at: registration },
          got: { value: method, at },
        },
      ],
    };
  },
});

/** The server’s own metadata lists the ways that it takes, and this is none of them. RFC 8414 §2. */
function unsupported(flow: Flow, at: Message): CauseDraft | undefined {
  const { metadata } = flow;
  const listed = metadata?.['token_endpoint_auth_methods_supported'];
  const { method } = authenticationIn(at.exchange);
  if (!Array.isArray(listed) || listed.length === 0 || method === 'none') return undefined;
  const taken = listed.filter((one): one is string => typeof one === 'string');
  if (taken.includes(method) || originOf(asText(metadata?.['token_endpoint']) ?? '') !== originOf(at.url))
    return undefined;
  const said = at.error?.description ?? '';
  const isSaid = /auth\w*[ _-]?method|method[^.]{0,40}(?:auth|not (?:supported|allowed|permitted))/i.test(
    said,
  );
  const how = told[method] ?? method;
  return {
    at,
    why: `The client proved itself by ${method} (${how}), and the server takes ${taken.join(', ')} alone, as its metadata says (token_endpoint_auth_methods_supported)${isSaid ? `: it says “${said.replace(/[.\s]+$/, '')}”` : ''}.`,
    fix: `Set the client to ${better(taken)}. The secret itself need not be wrong.`,
    proof: 'comparison',
    // Some servers take more than they list.
    confidence: isSaid ? 'certain' : 'tentative',
    ...(!isSaid && { tellApart: unlisted }),
    evidence: [at],
    rules: ['err-invalid-client'],
    compared: [
      {
        name: 'token_endpoint_auth_methods_supported',
        expected: { value: taken.join(' '), at: undefined },
        got: { value: method, at },
      },
    ],
  };
}

const unlisted =
  'If the same secret is refused in a listed way too, the secret itself is wrong, or of another client.';

const told: Readonly<Record<string, string>> = {
  client_secret_post: 'the secret as a field of the form',
  client_secret_basic: 'the secret in the Authorization header',
  client_secret_jwt: 'a JWT made with the secret',
  private_key_jwt: 'a JWT made with its key',
};

function better(taken: readonly string[]): string {
  if (taken.includes('client_secret_basic'))
    return 'client_secret_basic: id and secret in the header Authorization: Basic, each form-encoded, and none of them in the form';
  if (taken.includes('client_secret_post')) return 'client_secret_post: id and secret as fields of the form';
  return `one of ${taken.join(', ')}`;
}

/** The registration that gave out this client’s id. */
function registrationOf(all: readonly Message[], { exchange }: Message): Message | undefined {
  const { clientId } = authenticationIn(exchange);
  return all.findLast((one) => clientId !== undefined && issuedId(one) === clientId);
}

const tellApart =
  'If the token request had an Authorization header, its secret is wrong instead: to be seen in an export with sensitive data, or with the extension.';
