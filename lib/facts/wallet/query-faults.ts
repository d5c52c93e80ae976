import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Params } from '../../messages/view.ts';
import type { RequestFault } from './request-fault-words.ts';

/** What a query in DCQL cannot say, each once; empty where there is none, or it was taken out. OpenID4VP §6. */
export function queryFaultsIn({ dcql_query: text }: Params): readonly RequestFault[] {
  if (text === undefined || isWithheld(text)) return [];
  const query = parseJsonObject(text);
  if (!query) return ['query_unread'];
  const credentials = query['credentials'];
  if (!Array.isArray(credentials) || credentials.length === 0) return ['no_credentials'];
  const all = credentials.slice(0, 100).map((one: unknown) => asObject(one) ?? {});
  const ids = all.map((one) => asText(one['id']));
  const faults = [...idFaults(ids), ...all.flatMap(credentialFaults), ...setFaults(query, ids)];
  return [...new Set(faults)];
}

function idFaults(ids: readonly (string | undefined)[]): readonly RequestFault[] {
  if (ids.includes(undefined)) return ['no_id'];
  const known = ids.flatMap((id) => (id === undefined || isWithheld(id) ? [] : id));
  return [
    ...(new Set(known).size < known.length ? (['same_id'] as const) : []),
    ...(known.some((id) => !/^[\w-]+$/.test(id)) ? (['odd_id'] as const) : []),
  ];
}

function credentialFaults(one: JsonObject): readonly RequestFault[] {
  const { format, claims, claim_sets: sets } = one;
  return [
    ...(asText(format) === undefined ? (['no_format'] as const) : []),
    ...(claims === undefined ? [] : claimFaults(claims, format === 'mso_mdoc')),
    ...(sets === undefined ? [] : claimSetFaults(sets, claims)),
  ];
}

function claimFaults(claims: unknown, isMdoc: boolean): readonly RequestFault[] {
  if (!Array.isArray(claims) || claims.length === 0) return ['no_claims'];
  const paths = claims.slice(0, 200).map((one: unknown) => asObject(one)?.['path']);
  if (!paths.every(isPath)) return ['no_path'];
  return isMdoc && paths.some((path) => path.length !== 2 || path.some((part) => typeof part !== 'string'))
    ? ['document_path']
    : [];
}

function isPath(path: unknown): path is readonly unknown[] {
  if (!Array.isArray(path) || path.length === 0) return false;
  return path.every(
    (part: unknown) =>
      part === null || typeof part === 'string' || (Number.isInteger(part) && Number(part) >= 0),
  );
}

function claimSetFaults(sets: unknown, claims: unknown): readonly RequestFault[] {
  if (claims === undefined) return ['claim_sets_alone'];
  const listed: readonly unknown[] = Array.isArray(claims) ? claims : [];
  const ids = new Set(listed.map((one) => asText(asObject(one)?.['id'])));
  const named = (Array.isArray(sets) ? sets : []).flatMap((one: unknown) => asTexts(one) ?? []);
  return named.every((id) => ids.has(id) || isWithheld(id)) ? [] : ['claim_sets_unknown'];
}

function setFaults(query: JsonObject, ids: readonly (string | undefined)[]): readonly RequestFault[] {
  const sets = query['credential_sets'];
  if (sets === undefined) return [];
  if (!Array.isArray(sets) || sets.length === 0) return ['no_credential_sets'];
  const options = sets.slice(0, 100).map((one: unknown) => asObject(one)?.['options']);
  if (!options.every((one) => Array.isArray(one) && one.length > 0)) return ['no_options'];
  const named = options.flat().flatMap((option: unknown) => asTexts(option) ?? []);
  return named.every((id) => ids.includes(id) || isWithheld(id)) ? [] : ['credential_sets_unknown'];
}
