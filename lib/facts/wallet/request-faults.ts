import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Params } from '../../messages/view.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact } from '../fact.ts';
import { askedIn, presentationAsked, type PresentationAsked } from './presentation.ts';
import { queryFaultsIn } from './query-faults.ts';
import { requestFaultWords, type RequestFault } from './request-fault-words.ts';
import { keysIn } from './sealed-answer.ts';
import { transactionsIn } from './transaction-data.ts';
import { verifierProofFaults } from './verifier-proof.ts';

/** What is wrong with a verifier’s request by itself; a wallet refuses such a request. */
export type RequestFaults = { readonly message: Message; readonly faults: readonly RequestFault[] };

/** `undefined` where the request was not read. OpenID4VP §5, §6. */
export const requestFaults = fact('requestFaults', ({ of }) => faultsIn(of(presentationAsked)));

/** The same as a verdict: a trace has neither certificates nor transactions. */
export function requestFaultVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const found = faultsIn(askedIn(flow));
  return found && found.faults.length > 0
    ? [[found.message, { request_faults: found.faults.slice(0, 10).join(' ') }]]
    : [];
}

function faultsIn(asked: PresentationAsked | undefined): RequestFaults | undefined {
  if (!asked?.isRead) return undefined;
  const { params, message, outer, queries } = asked;
  const recorded = message.exchange.verdicts?.request_faults;
  if (recorded) return { message, faults: recorded.split(' ').filter(isFault) };
  return {
    message,
    faults: [
      ...verifierProofFaults(asked),
      ...queryFaultsIn(params),
      ...methodFaults(outer),
      ...encryptionFaults(params),
      ...formatFaults(params, queries?.flatMap(({ format }) => format ?? []) ?? []),
      ...transactionFaults(
        params,
        queries?.map(({ id }) => id),
      ),
    ],
  };
}

function isFault(word: string): word is RequestFault {
  return Object.hasOwn(requestFaultWords, word);
}

function methodFaults(outer: Params | undefined): readonly RequestFault[] {
  const method = outer?.['request_uri_method'];
  if (method === undefined) return [];
  if (!outer?.['request_uri']) return ['method_alone'];
  return method === 'get' || method === 'post' ? [] : ['method_unknown'];
}

/** Where nothing but the request says for which key; elsewhere a wallet may know it from before. */
const saysAll = /^(?:x509_san_dns|x509_hash|redirect_uri|decentralized_identifier|verifier_attestation):/;

function encryptionFaults({
  response_mode: mode,
  client_metadata: text,
  client_id: client,
}: Params): readonly RequestFault[] {
  if (!/^(?:direct_post|dc_api)\.jwt$/.test(mode ?? '') || !saysAll.test(client ?? '')) return [];
  const metadata = parseJsonObject(text);
  if (text !== undefined && !metadata) return [];
  const { jwks, jwks_uri: address } = metadata ?? {};
  if (jwks === undefined && address === undefined) return ['no_encryption_key'];
  const keys = keysIn(metadata);
  const isNamed = metadata?.['authorization_encrypted_response_alg'] !== undefined;
  return keys && !isNamed && keys.every((key) => key['alg'] === undefined) ? ['no_encryption_algorithm'] : [];
}

function formatFaults({ client_metadata: text }: Params, asked: readonly string[]): readonly RequestFault[] {
  const formats = Object.keys(asObject(parseJsonObject(text)?.['vp_formats_supported']) ?? {});
  const lacking = formats.length > 0 ? asked.find((format) => !formats.includes(format)) : undefined;
  return lacking === undefined ? [] : ['other_formats'];
}

function transactionFaults(params: Params, ids: readonly string[] | undefined): readonly RequestFault[] {
  return transactionsIn(params).flatMap(({ text, members }) => {
    if (isWithheld(text)) return [];
    if (!members) return ['transaction_unread'];
    return transactionFault(members, ids) ?? [];
  });
}

function transactionFault(members: JsonObject, ids: readonly string[] | undefined): RequestFault | undefined {
  const meant = asTexts(members['credential_ids']);
  if (asText(members['type']) === undefined) return 'transaction_untyped';
  if (!meant || meant.length === 0) return 'transaction_for_none';
  return ids && meant.some((id) => !ids.includes(id)) ? 'transaction_for_unknown' : undefined;
}
