import { encodeBase64 } from '../../exchange/base64.ts';
import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { percentEncoded } from '../../exchange/percent.ts';
import { headersOf, type HarPair } from './headers.ts';
import { filled, type Variables } from './variables.ts';

/** What a request of a collection stands in. */
export type Scope = {
  readonly variables: Variables;
  /** How it says who it is, unless it says so itself. */
  readonly auth?: unknown;
};

/** A request of Postman as HAR tells it; `'unknown'` where its address has a variable of which nothing is known, `undefined` where it has none. */
export function harRequest(raw: unknown, scope: Scope): object | 'unknown' | undefined {
  const text = asText(raw);
  const request = text === undefined ? asObject(raw) : { url: text };
  const fill = (value: string): string => filled(value, scope.variables);
  const url = request && addressOf(request['url'], fill);
  if (!request || !url) return undefined;
  // Of the address only: in a body, braces are not unusual.
  if (variable.test(url.split('?')[0]!)) return 'unknown';
  const headers = headersOf(request['header'], fill);
  const method = fill(asText(request['method']) ?? 'GET');
  const postData = bodyOf(asObject(request['body']), headers, fill);
  return {
    method,
    url: /^[a-z][\w+.-]*:\/\//i.test(url) ? url : `http://${url}`,
    headers: [...headers, ...credential(request['auth'] ?? scope.auth, headers, fill), ...agent(headers)],
    ...(postData && { postData }),
  };
}

const variable = /\{\{[^{}]{1,200}\}\}/;

type Fill = (value: string) => string;

function addressOf(raw: unknown, fill: Fill): string | undefined {
  const whole = asText(raw) ?? asText(asObject(raw)?.['raw']);
  if (whole !== undefined) return fill(whole);
  const url = asObject(raw);
  if (!url) return undefined;
  const host = joined(url['host'], '.');
  if (host === undefined) return undefined;
  const protocol = asText(url['protocol']);
  const port = asText(url['port']);
  const path = joined(url['path'], '/');
  const query = enabled(url['query'])
    .map(({ key, value }) => (value === undefined ? key : `${key}=${value}`))
    .join('&');
  const scheme = protocol === undefined ? '' : `${protocol.replace(/:?(?:\/\/)?$/, '')}://`;
  return fill(
    `${scheme}${host}${port ? `:${port}` : ''}${path === undefined ? '' : `/${path.replace(/^\//, '')}`}${query && `?${query.replace(/[\s"<>#]/g, percentEncoded)}`}`,
  );
}

function joined(raw: unknown, between: string): string | undefined {
  if (!Array.isArray(raw)) return asText(raw);
  const parts = raw.map((part: unknown) => asText(part) ?? asText(asObject(part)?.['value']) ?? '');
  return parts.length === 0 ? undefined : parts.join(between);
}

type Pair = { readonly key: string; readonly value: string | undefined };

/** The rows of a table that are not switched off. */
function enabled(raw: unknown): readonly Pair[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((one: unknown) => {
    const row = asObject(one);
    const key = row?.['key'];
    if (!row || typeof key !== 'string' || row['disabled'] === true) return [];
    return [{ key, value: typeof row['value'] === 'string' ? row['value'] : undefined }];
  });
}

function bodyOf(body: JsonObject | undefined, headers: readonly HarPair[], fill: Fill): object | undefined {
  if (!body || body['disabled'] === true) return undefined;
  const said = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  switch (body['mode']) {
    case 'urlencoded': {
      const mimeType = said ?? 'application/x-www-form-urlencoded';
      const given = body['urlencoded'];
      if (typeof given === 'string') return { mimeType, text: fill(given) };
      const params = enabled(given).map(({ key, value = '' }) => ({ name: fill(key), value: fill(value) }));
      return {
        mimeType,
        text: params.map(({ name, value }) => `${percentEncoded(name)}=${percentEncoded(value)}`).join('&'),
      };
    }
    case 'formdata': {
      const params = enabled(body['formdata']).map(({ key, value = '' }) => ({
        name: fill(key),
        value: fill(value),
      }));
      return { mimeType: said ?? 'multipart/form-data', params };
    }
    case 'raw': {
      const language = asText(asObject(asObject(body['options'])?.['raw'])?.['language']);
      const text = asText(body['raw']);
      return text === undefined
        ? undefined
        : { mimeType: said ?? types[language ?? ''] ?? 'text/plain', text: fill(text) };
    }
    default:
      return undefined;
  }
}

const types: Readonly<Record<string, string>> = { json: 'application/json', xml: 'application/xml' };

/** The header that Postman makes of a request's authorization when it sends it, and does not save. */
function credential(raw: unknown, headers: readonly HarPair[], fill: Fill): readonly HarPair[] {
  const auth = asObject(raw);
  if (!auth || headers.some(({ name }) => name.toLowerCase() === 'authorization')) return [];
  const value = (type: string, key: string): string | undefined => {
    const table = auth[type];
    const own = Array.isArray(table)
      ? (table as readonly unknown[]).map(asObject).find((row) => row?.['key'] === key)?.['value']
      : asObject(table)?.[key];
    return typeof own === 'string' ? fill(own) : undefined;
  };
  const sent = ((): string | undefined => {
    switch (auth['type']) {
      case 'basic': {
        const [name, password] = [value('basic', 'username'), value('basic', 'password')];
        const both = `${name ?? ''}:${password ?? ''}`;
        return name === undefined && password === undefined
          ? undefined
          : `Basic ${encodeBase64(new TextEncoder().encode(both))}`;
      }
      case 'bearer':
        return bearer(value('bearer', 'token'));
      case 'oauth2':
        return bearer(value('oauth2', 'accessToken'));
      default:
        return undefined;
    }
  })();
  return sent === undefined ? [] : [{ name: 'Authorization', value: sent }];
}

/** Postman names itself, and does not save that: no page sent this. */
function agent(headers: readonly HarPair[]): readonly HarPair[] {
  return headers.some(({ name }) => name.toLowerCase() === 'user-agent')
    ? []
    : [{ name: 'User-Agent', value: 'PostmanRuntime' }];
}

function bearer(token: string | undefined): string | undefined {
  return token ? `Bearer ${token}` : undefined;
}
