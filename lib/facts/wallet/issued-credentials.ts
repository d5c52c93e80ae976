import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { readMdocs } from '../../exchange/mdoc.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { deliveredCredentials, proofsIn } from '../../messages/openid4vci/credential-request.ts';
import { jwkThumbprint } from '../tokens/jwk-thumbprint.ts';
import { describedFor } from './described-credential.ts';
import type { IssuanceFault } from './issuance-fault-words.ts';
import { validityAt } from './presented-sd-jwts.ts';
import { readSdJwt } from './sd-jwt.ts';

/** What an issuer answers otherwise than was asked, and what is wrong with what it issues. OpenID4VCI §8.3, §9.2, appendix A. */
export function answerFaultsOf(message: Message, flow: Pick<Flow, 'messages'>): readonly IssuanceFault[] {
  const { answer, params, exchange } = message;
  if (!answer || (exchange.status ?? 0) < 200 || (exchange.status ?? 0) >= 300) return [];
  const given = deliveredCredentials(message);
  const transaction = asText(answer['transaction_id']);
  const asked = params['transaction_id'];
  const isOther = transaction !== undefined && asked !== undefined && transaction !== asked && !isWithheld(transaction) && !isWithheld(asked); // prettier-ignore
  return [
    ...(transaction !== undefined && answer['interval'] === undefined
      ? (['answer_interval_missing'] as const)
      : []),
    ...(transaction !== undefined && given.length > 0 ? (['answer_both_answers'] as const) : []),
    ...(isOther ? (['answer_transaction_changed'] as const) : []),
    ...(isMoreThanProved(message, given.length) ? (['answer_too_many_credentials'] as const) : []),
    ...(given.length > 0 && params['credential_response_encryption'] !== undefined
      ? (['credential_not_encrypted'] as const)
      : []),
    ...credentialsFaults(given, message, flow),
  ];
}

/** A key attestation in a proof vouches for several keys, each of which may get a credential. Appendix F.1, F.3. */
function isMoreThanProved({ params }: Message, given: number): boolean {
  const proofs = parseJsonObject(params['proofs'])?.['jwt'];
  if (!Array.isArray(proofs) || proofs.length === 0) return false;
  const isAttested = proofsIn(params).some(({ header }) => header['key_attestation'] !== undefined);
  return !isAttested && given > proofs.length;
}

type Issued = {
  readonly key: JsonObject | undefined;
  readonly type: string | undefined;
  /** The member of the issuer’s description that says which type it is to be. */
  readonly typed: 'vct' | 'doctype';
  readonly isWhole: boolean;
  readonly from: number | undefined;
  readonly until: number | undefined;
};

function readIssued(text: string): Issued | undefined {
  const [mdoc] = readMdocs(text);
  if (mdoc)
    return {
      key: mdoc.deviceKey,
      type: mdoc.signedDocType,
      typed: 'doctype',
      isWhole: mdoc.elements.every(({ isOfCredential }) => isOfCredential !== false),
      from: mdoc.validFrom,
      until: mdoc.validUntil,
    };
  const sdJwt = readSdJwt(text);
  if (!sdJwt) return undefined;
  const { cnf, vct, exp } = sdJwt.issued.claims;
  return {
    key: asObject(asObject(cnf)?.['jwk']),
    type: asText(vct),
    typed: 'vct',
    isWhole: sdJwt.disclosures.every(({ isOfCredential }) => isOfCredential !== false),
    from: undefined,
    until: typeof exp === 'number' ? exp * 1000 : undefined,
  };
}

/** An answer may bring many credentials, and a flow many requests: what all credentials are held against is looked for once. */
function credentialsFaults(
  given: readonly unknown[],
  message: Message,
  flow: Pick<Flow, 'messages'>,
): Iterable<IssuanceFault> {
  const texts = given.filter((one) => typeof one === 'string');
  if (texts.length === 0) return [];
  const expected: Expected = {
    described: describedFor(message, flow)?.credential,
    keys: provedKeysIn(flow),
    at: timeOf(message),
  };
  return new Set(texts.flatMap((text) => credentialFaults(text, expected)));
}

type Expected = {
  readonly described: JsonObject | undefined;
  readonly keys: ReadonlySet<string> | undefined;
  readonly at: number;
};

function credentialFaults(text: string, expected: Expected): readonly IssuanceFault[] {
  const issued = readIssued(text);
  if (!issued) return [];
  const described = asText(expected.described?.[issued.typed]);
  const { keys } = expected;
  const own = issued.key && jwkThumbprint(issued.key);
  const isOther = issued.type !== undefined && described !== undefined && issued.type !== described;
  return [
    ...(own && keys && !keys.has(own) ? (['credential_other_key'] as const) : []),
    ...(isOther && !isWithheld(issued.type ?? '') ? (['credential_other_type'] as const) : []),
    ...(issued.isWhole ? [] : (['credential_wrong_digest'] as const)),
    ...(validityAt(expected.at, undefined, issued.until) === 'expired'
      ? (['credential_expired'] as const)
      : []),
  ];
}

/** Thumbprints of the keys that the wallet proved; `undefined` where some of them were not seen. */
function provedKeysIn(flow: Pick<Flow, 'messages'>): ReadonlySet<string> | undefined {
  const requests = messagesOf(flow, 'credential_request');
  const keys = requests.flatMap(({ params }) => {
    const proofs = proofsIn(params);
    if (proofs.length === 0) return [undefined];
    return proofs.map(({ header }) =>
      header['key_attestation'] === undefined ? jwkThumbprint(asObject(header['jwk'])) : undefined,
    );
  });
  const known = keys.flatMap((key) => key ?? []);
  return keys.length > 0 && known.length === keys.length ? new Set(known) : undefined;
}
