import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Params } from '../../messages/view.ts';

/** One credential that a verifier asks for. OpenID4VP §6.1, §6.3. */
export type CredentialQuery = {
  readonly id: string;
  readonly format: string | undefined;
  /** Types that will do: `vct_values`, `doctype_value`, `type_values`. */
  readonly types: readonly string[];
  /** Paths of the claims, each as it is written with dots; empty where no claim is named. */
  readonly claims: readonly string[];
  /** Other selections of claims would do as well. */
  readonly hasAlternatives: boolean;
  /** Whoever shows it need not prove that it is theirs. */
  readonly isUnbound: boolean;
};

/** What a request asks for in DCQL; `undefined` where it has none that can be read. Never throws. */
export function queriesIn({ dcql_query: text }: Params): readonly CredentialQuery[] | undefined {
  const credentials = parseJsonObject(text)?.['credentials'];
  if (!Array.isArray(credentials)) return undefined;
  return credentials.slice(0, 100).flatMap((one: unknown) => queryOf(asObject(one)) ?? []);
}

function queryOf(members: JsonObject | undefined): CredentialQuery | undefined {
  const id = asText(members?.['id']);
  if (!members || id === undefined) return undefined;
  const meta = asObject(members['meta']);
  const doctype = asText(meta?.['doctype_value']);
  const claims = Array.isArray(members['claims']) ? members['claims'].slice(0, 200) : [];
  const typed = meta?.['type_values'];
  return {
    id,
    format: asText(members['format']),
    types: [
      ...(asTexts(meta?.['vct_values']) ?? []),
      ...(doctype ? [doctype] : []),
      ...(Array.isArray(typed) ? typed.flatMap((one: unknown) => asTexts(one) ?? []) : []),
    ],
    claims: claims.flatMap((one: unknown) => pathOf(asObject(one)?.['path']) ?? []),
    hasAlternatives: Array.isArray(members['claim_sets']),
    isUnbound: members['require_cryptographic_holder_binding'] === false,
  };
}

/** `["address", "locality"]` → `address.locality`; `null` stands for every element of a list. */
function pathOf(path: unknown): string | undefined {
  if (!Array.isArray(path) || path.length === 0) return undefined;
  return path.map((part: unknown) => (part === null ? '*' : String(part))).join('.');
}
