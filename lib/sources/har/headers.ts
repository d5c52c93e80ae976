import type { Header } from '../../exchange/exchange.ts';
import { isTokenHeader } from '../../exchange/headers.ts';
import { asObject } from '../../exchange/json.ts';

/**
 * Header lines of a HAR in any of the shapes exporters write: a list of `{ name, value }`, a list of pairs, an object of
 * names. HTTP/2 pseudo-headers (`:path`, RFC 9113 §8.3) are left out. `undefined` when there are none: every real message
 * has some, so an empty list means that they were not recorded.
 */
export function readHeaders(raw: unknown): readonly Header[] | undefined {
  const headers = Array.isArray(raw)
    ? raw.flatMap(fromItem)
    : Object.entries(asObject(raw) ?? {}).flatMap(fromMember);
  return headers.length > 0 ? headers : undefined;
}

function fromItem(item: unknown): readonly Header[] {
  if (Array.isArray(item)) return line(item[0], item[1]);
  const header = asObject(item);
  return header ? line(header.name, header.value) : [];
}

function fromMember([name, value]: [string, unknown]): readonly Header[] {
  return Array.isArray(value) ? value.flatMap((one) => line(name, one)) : line(name, value);
}

function line(name: unknown, value: unknown): readonly Header[] {
  if (typeof name !== 'string' || name === '' || name.startsWith(':')) return [];
  if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]];
  if (typeof value === 'string') return [[name, value]];
  return value === null || value === undefined ? [[name, '']] : [];
}

/** The value of one header (`name` in lower case) straight from a HAR, without building the others. */
export function rawHeader(raw: unknown, name: string): string | undefined {
  if (!Array.isArray(raw)) return typeof raw === 'object' && raw !== null ? fromObject(raw, name) : undefined;
  for (let index = 0; index < raw.length; index++) {
    const item = raw[index] as
      | { name?: unknown; value?: unknown; 0?: unknown; 1?: unknown }
      | null
      | undefined;
    const seen = item?.name ?? item?.[0];
    if (typeof seen !== 'string' || seen.length !== name.length || seen.toLowerCase() !== name) continue;
    const value = item?.value ?? item?.[1];
    return typeof value === 'string' ? value : undefined;
  }
  return undefined;
}

/** The value by which a request presents a token: of `Authorization`, else of a header that is one by custom. */
export function rawCredential(raw: unknown): string | undefined {
  const authorization = rawHeader(raw, 'authorization');
  if (authorization !== undefined || !Array.isArray(raw)) return authorization;
  for (const item of raw as readonly (
    | Partial<Record<'name' | 'value' | 0 | 1, unknown>>
    | null
    | undefined
  )[]) {
    const [name, value] = [item?.name ?? item?.[0], item?.value ?? item?.[1]];
    if (typeof name === 'string' && typeof value === 'string' && isTokenHeader(name)) return value;
  }
  return undefined;
}

function fromObject(raw: object, name: string): string | undefined {
  for (const [seen, value] of Object.entries(raw)) {
    if (seen.length === name.length && seen.toLowerCase() === name)
      return typeof value === 'string' ? value : undefined;
  }
  return undefined;
}
