import {
  asObject,
  asText,
  asTexts,
  parseJsonObject,
  quotable,
  type JsonObject,
} from '../../exchange/json.ts';
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
  /** Several credentials may be shown for it. */
  readonly isMultiple: boolean;
};

/** What a request asks for in DCQL; `undefined` where it has none that can be read. Never throws. */
export function queriesIn({ dcql_query: text }: Params): readonly CredentialQuery[] | undefined {
  const credentials = parseJsonObject(text)?.['credentials'];
  if (!Array.isArray(credentials)) return undefined;
  return credentials.slice(0, 100).flatMap((one: unknown) => queryOf(asObject(one)) ?? []);
}

/** Sets of which one option each must be shown whole, by ids of queries; empty where every query must be answered. OpenID4VP §6.2, §6.4.2. */
export function requiredSetsIn({ dcql_query: text }: Params): readonly (readonly (readonly string[])[])[] {
  const sets = parseJsonObject(text)?.['credential_sets'];
  if (!Array.isArray(sets)) return [];
  return sets.slice(0, 100).flatMap((one: unknown) => {
    const { required, options } = asObject(one) ?? {};
    if (required === false || !Array.isArray(options)) return [];
    return [options.flatMap((option: unknown) => [asTexts(option) ?? []])];
  });
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
    isMultiple: members['multiple'] === true,
  };
}

function pathOf(path: unknown): string | undefined {
  return Array.isArray(path) && path.length > 0 ? pathText(path) : undefined;
}

/** `["address", "locality"]` → `address.locality`; `null` stands for every element of a list. */
export function pathText(path: readonly unknown[]): string {
  return path.map((part) => (part === null ? '*' : quotable(part))).join('.');
}
