import { asObject, asText, asTexts } from '../../exchange/json.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Which credential is wanted is said in one of two ways, and the token’s answer decides in which. OpenID4VCI §8.2. */
export default cause({
  id: 'credential-named-wrongly',
  owner: 'client',
  title: 'The wallet asks for a credential by a wrong name',
  signs:
    'The credential endpoint refused a request whose credential_identifier or credential_configuration_id is held against the token’s answer (credential_identifiers) and the issuer’s description.',
  against:
    'A refusal of the proof; a request whose name is one that was given; a token’s answer that was not seen.',
  fix: 'Where the token came with credential_identifiers, send one of them as credential_identifier and nothing else; else send credential_configuration_id, a key of credential_configurations_supported.',
  references: ['openid4vci#8.2', 'openid4vci#8.3'],
  example:
    'token with credential_identifiers ["Degree-2023"], then POST /credential with credential_configuration_id → 400 invalid_credential_request',
  confusedWith: ['known-error', 'credential-proof-refused'],
  folds: ['known-error', 'resource-rejected', 'unexplained'],
  needs: [],
  inspect({ flow, ending }) {
    const at = messagesOf(flow, 'credential_request').at(-1);
    const code = at?.error?.code ?? '';
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id || !codes.has(code)) return undefined;
    const found = faultOf(at, flow);
    return (
      found && {
        at,
        proof: 'comparison',
        confidence: code === 'invalid_request' ? 'firm' : 'certain',
        ...found,
        why: `${hostOf(at.exchange.url)} answered ${code}: ${found.why}`,
      }
    );
  },
});

/** `unsupported_credential_type` is of drafts. */
const codes: ReadonlySet<string> = new Set([
  'invalid_credential_request',
  'unknown_credential_configuration',
  'unknown_credential_identifier',
  'invalid_request',
  'unsupported_credential_type',
]);

type Fault = Pick<CauseDraft, 'why' | 'evidence' | 'compared'>;

function faultOf(at: Message, flow: Flow): Fault | undefined {
  const { credential_identifier: identifier, credential_configuration_id: configuration } = at.params;
  if (identifier !== undefined && configuration !== undefined)
    return { why: 'the request holds both credential_identifier and credential_configuration_id, of which only one may stand.', evidence: [at] }; // prettier-ignore
  if (identifier !== undefined) return identifierUnknown(identifier, at, flow);
  return configuration === undefined ? undefined : configurationWrong(configuration, at, flow);
}

function identifierUnknown(identifier: string, at: Message, flow: Flow): Fault | undefined {
  const token = tokenBefore(at, flow);
  if (!token) return undefined;
  const given = identifiersIn(token);
  if (given.includes(identifier)) return undefined;
  return given.length === 0
    ? { why: 'the request names a credential_identifier, and the token came without credential_identifiers.', evidence: [token, at] } // prettier-ignore
    : { why: 'its credential_identifier is none that came with the token.', evidence: [token, at], ...compared('credential_identifiers', given, token, identifier, at) }; // prettier-ignore
}

function configurationWrong(configuration: string, at: Message, flow: Flow): Fault | undefined {
  const token = tokenBefore(at, flow);
  if (token && identifiersIn(token).length > 0)
    return { why: 'the token came with credential_identifiers, and the request names a credential_configuration_id instead.', evidence: [token, at] }; // prettier-ignore
  const described = messagesOf(flow, 'credential_issuer_metadata').findLast(({ answer }) => answer);
  const known = Object.keys(asObject(described?.answer?.['credential_configurations_supported']) ?? {});
  if (!described || known.length === 0 || known.includes(configuration)) return undefined;
  return {
    why: `${configuration} is none of the credentials in the issuer’s description.`,
    evidence: [described, at],
    ...compared('credential_configurations_supported', known, described, configuration, at),
  };
}

/** The last token’s answer before; one that was renewed comes without the names of the first. */
function tokenBefore(at: Message, flow: Flow): Message | undefined {
  const tokens = messagesOf(flow, 'token_request').filter(
    (one) => asText(one.answer?.['access_token']) !== undefined && timeOf(one) <= timeOf(at),
  );
  return tokens.findLast((one) => identifiersIn(one).length > 0) ?? tokens.at(-1);
}

function compared(
  name: string,
  known: readonly string[],
  from: Message,
  got: string,
  at: Message,
): Pick<CauseDraft, 'compared'> {
  return { compared: [{ name, expected: { value: known[0] ?? null, at: from }, got: { value: got, at } }] };
}

/** The names by which this token gets credentials; empty where it came without any. OpenID4VCI §6.2. */
function identifiersIn({ answer }: Message): readonly string[] {
  const details = answer?.['authorization_details'];
  if (!Array.isArray(details)) return [];
  return details.flatMap((one: unknown) => asTexts(asObject(one)?.['credential_identifiers']) ?? []);
}
