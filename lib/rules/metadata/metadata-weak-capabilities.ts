import { asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { serverDocuments, type MetadataDocument } from '../../facts/metadata-document.ts';
import { messagesOf } from '../../flows/flow.ts';
import { vendorAt } from '../../messages/vendors.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Metadata offers weak or leaves out required capabilities',
  why: 'Clients configure themselves from this document. What it does not say they do without (PKCE), and what it offers some of them will use.',
  fix: 'Publish S256, take legacy grants and the algorithm none out, and fill in the required members.',
  references: [
    'rfc9700#2.1.1',
    'rfc9700#2.6',
    'rfc8414#2',
    'oidc-discovery#3',
    'mcp#Authorization Code Protection',
  ],
  examples: {
    fires: 'The metadata has no code_challenge_methods_supported',
    passes:
      'code_challenge_methods_supported is ["S256"] and grant_types_supported has neither password nor implicit',
  },
};

/** The server offers what it should not, or does not say what it can. */
export default rule({
  id: 'metadata-weak-capabilities',
  severity: 'low',
  owner: 'authorization_server',
  needs: [serverDocuments],
  inspect({ of, flow }) {
    const documents = of(serverDocuments).filter(({ message }) => !isLoopback(message.url));
    if (documents.length === 0) return 'not applicable';
    const isPushed = messagesOf(flow, 'pushed_authorization_request').length > 0;
    return documents.flatMap((one) => inspectDocument(one, isPushed) ?? []);
  },
});

type Weakness = { readonly severity: Severity; readonly says: string };

function inspectDocument(
  { message, document }: MetadataDocument,
  isPushed: boolean,
): FindingDraft | undefined {
  const isOpenId = message.url.includes('/.well-known/openid-configuration');
  const vendor = vendorAt(message.url) ?? vendorAt(asText(document['authorization_endpoint']) ?? '');
  const found = [
    pkceWeakness(document, vendor?.omitsPkceInMetadata === true),
    unsignedWeakness(document),
    legacyWeakness(document),
    secretWeakness(document),
    missingMembers(
      document,
      isOpenId,
      isPushed || document['require_pushed_authorization_requests'] === true,
    ),
  ].filter((one) => one !== undefined);
  if (found.length === 0) return undefined;
  return {
    severity: found.some(({ severity }) => severity === 'medium') ? 'medium' : 'low',
    confidence: 'certain',
    detail: found.map(({ says }) => says).join(' '),
    evidence: [message],
  };
}

/** RFC 9700 §2.1.1: servers say whether they support PKCE. Nobody needs it who redeems no codes. */
function pkceWeakness(document: JsonObject, isKnownToOmit: boolean): Weakness | undefined {
  const methods = asTexts(document['code_challenge_methods_supported']);
  const grants = asTexts(document['grant_types_supported']);
  if (!methods) {
    const needsNone =
      (grants && !grants.includes('authorization_code')) || !document['authorization_endpoint'];
    return needsNone || isKnownToOmit
      ? undefined
      : {
          severity: 'low',
          says: 'code_challenge_methods_supported is missing: clients cannot tell that PKCE works.',
        };
  }
  if (methods.includes('S256')) return undefined;
  return {
    severity: 'medium',
    says: `code_challenge_methods_supported is ${listed(methods)}; expected S256.`,
  };
}

/** OIDC Core §2: `none` is for ID tokens that come from the token endpoint alone. */
function unsignedWeakness(document: JsonObject): Weakness | undefined {
  const types = asTexts(document['response_types_supported']) ?? [];
  const isFrontChannel = types.some((type) => type.split(' ').includes('id_token'));
  if (!asTexts(document['id_token_signing_alg_values_supported'])?.includes('none') || !isFrontChannel)
    return undefined;
  return {
    severity: 'medium',
    says: 'ID tokens may come unsigned (none) although the front channel delivers them.',
  };
}

function legacyWeakness(document: JsonObject): Weakness | undefined {
  const legacy = asTexts(document['grant_types_supported'])?.filter(
    (type) => type === 'password' || type === 'implicit',
  );
  if (!legacy?.length) return undefined;
  return { severity: 'low', says: `grant_types_supported offers ${legacy.join(' and ')}.` };
}

function secretWeakness(document: JsonObject): Weakness | undefined {
  const methods = asTexts(document['token_endpoint_auth_methods_supported']);
  if (methods?.length !== 1 || methods[0] !== 'client_secret_post') return undefined;
  return { severity: 'low', says: 'client_secret_post is the only way for clients to authenticate.' };
}

/** RFC 8414 §2; OIDC Discovery §3. Where requests are pushed the server follows FAPI 2.0, which does without RS256 (§5.4). */
function missingMembers(document: JsonObject, isOpenId: boolean, isFapi: boolean): Weakness | undefined {
  const required = ['issuer', 'response_types_supported'];
  if (isOpenId) required.push('authorization_endpoint', 'jwks_uri', 'subject_types_supported', algorithms);
  const missing = required.filter((member) => document[member] === undefined);
  const algs = asTexts(document[algorithms]);
  const lacksDefault = isOpenId && !isFapi && algs !== undefined && !algs.includes('RS256');
  if (missing.length === 0 && !lacksDefault) return undefined;
  const says = [
    missing.length > 0 && `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
    lacksDefault && `${algorithms} lacks RS256.`,
  ];
  return { severity: 'low', says: says.filter(Boolean).join(' ') };
}

const algorithms = 'id_token_signing_alg_values_supported';

function listed(values: readonly string[]): string {
  return values.length > 0 ? values.join(' ') : 'empty';
}
