import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import type { Unreadable } from '../content.ts';
import type { SourceFormat, Traffic } from '../source-format.ts';
import { harRequest, type Scope } from './request.ts';
import { harResponse } from './response.ts';
import { noVariables } from './variables.ts';

/**
 * What Postman keeps of traffic: a collection (format 2.0 or 2.1) with answers that were saved as examples, each with the request that it
 * answers; and the report of its runner Newman (`--reporters json`), which has every request that was sent.
 */
export const postman: SourceFormat = {
  id: 'postman',
  name: 'an export of Postman',
  read: (content) => (content.form === 'json' ? trafficOf(asObject(content.root)) : undefined),
};

function trafficOf(root: JsonObject | undefined): Traffic | Unreadable | undefined {
  const executions = asObject(root?.['run'])?.['executions'];
  if (Array.isArray(executions) && asObject(root?.['collection'])) return told(executions.map(executed));
  if (root?.['_postman_variable_scope'] !== undefined)
    return { error: 'This is an environment of Postman: variables, and no traffic.' };
  const schema = asText(asObject(root?.['info'])?.['schema']);
  if (!root || !schema?.includes('postman.com/') || !Array.isArray(root['item'])) return undefined;
  const entries = savedIn(root);
  return entries.length > 0 ? told(entries) : { error: nothingSaved };
}

const nothingSaved =
  'This is a collection of Postman without saved answers: it says what would be sent, not what was. Save answers as examples before exporting it, or run it with newman and --reporters json.';

/** `'unknown'`: what stands in the way is a variable whose value is elsewhere; `null`: it cannot be read. */
type Read =
  | { readonly request: object; readonly response: object; readonly time?: unknown }
  | 'unknown'
  | null;

function told(read: readonly Read[]): Traffic {
  const unknown = read.filter((entry) => entry === 'unknown').length;
  const what =
    unknown === 1
      ? 'One request is not read: its address has'
      : `${unknown} requests are not read: their addresses have`;
  return {
    log: { creator: { name: 'Postman' } },
    entries: read.map((entry) => (entry === 'unknown' ? null : entry)),
    gaps: [followed, ...(unknown > 0 ? [`${what} a variable whose value is not in the file.`] : [])],
  };
}

const followed =
  'Postman follows redirects by itself and keeps the last answer alone: those on the way are not seen.';

function executed(raw: unknown): Read {
  const execution = asObject(raw);
  return entryOf(execution?.['request'], execution?.['response'], { variables: noVariables() });
}

/** Folders in folders: people nest a few, and each may look through those around it. */
const deepestFolder = 50;

/** Every saved answer, in the order of the collection. */
function savedIn(collection: JsonObject): readonly Read[] {
  const entries: Read[] = [];
  const left: { readonly item: JsonObject; readonly scope: Scope; readonly depth: number }[] = [];
  const enter = (folder: JsonObject, scope: Scope, depth: number): void => {
    const items: readonly unknown[] = Array.isArray(folder['item']) ? folder['item'] : [];
    if (depth > deepestFolder && items.length > 0) return void entries.push(null);
    for (const raw of items.toReversed()) {
      const item = asObject(raw);
      if (item) left.push({ item, scope: within(scope, item), depth });
    }
  };
  enter(collection, within({ variables: noVariables() }, collection), 0);
  for (let next = left.pop(); next; next = left.pop()) {
    const { item, scope, depth } = next;
    enter(item, scope, depth + 1);
    const saved: readonly unknown[] = Array.isArray(item['response']) ? item['response'] : [];
    for (const raw of saved) {
      const response = asObject(raw);
      const asked = asObject(item['request']);
      entries.push(
        entryOf(response?.['originalRequest'] ?? item['request'], response, {
          ...scope,
          auth: asked?.['auth'] ?? scope.auth,
        }),
      );
    }
  }
  return entries;
}

/** What holds inside a collection or a folder: its variables before those around it, its authorization in place of theirs. */
function within(outer: Scope, folder: JsonObject): Scope {
  const own: readonly unknown[] = Array.isArray(folder['variable']) ? folder['variable'] : [];
  const auth = folder['auth'] ?? outer.auth;
  if (own.length === 0) return { ...outer, auth };
  const pairs = own.flatMap((raw) => {
    const variable = asObject(raw);
    const name = asText(variable?.['key']) ?? asText(variable?.['id']);
    const value = variable?.['value'];
    return name !== undefined && typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { variables: { own: new Map(pairs), outer: outer.variables, room: outer.variables.room }, auth };
}

function entryOf(request: unknown, response: unknown, scope: Scope): Read {
  const sent = harRequest(request, scope);
  if (sent === undefined || sent === 'unknown') return sent ?? null;
  const answer = asObject(response);
  return { request: sent, response: harResponse(answer), time: answer?.['responseTime'] };
}
