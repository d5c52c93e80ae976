import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { parseJsonObject, type JsonObject } from '../exchange/json.ts';
import {
  bodyParameters,
  endpointOf,
  fragmentParameters,
  originOf,
  parseForm,
  queryParameters,
  toRecord,
} from '../exchange/parameters.ts';

/** Parameters by their wire names. */
export type Params = Readonly<Record<string, string>>;

/** Scheme in lower case and the rest of an Authorization header. RFC 9110 §11.6.2. */
export type Authorization = { readonly scheme: string; readonly credentials: string };

/** An exchange with its parts read, each at most once and only when asked for. What recognisers look at. */
export type View = {
  readonly exchange: Exchange;
  /** URL without query and fragment. */
  readonly endpoint: string;
  /** Path in lower case; `''` for what is no URL. */
  readonly path: string;
  readonly origin: string | null;
  readonly query: Params;
  readonly fragment: Params;
  readonly body: Params;
  /** Query and body together: what the server was sent. The body wins. */
  readonly request: Params;
  readonly authorization: Authorization | undefined;
  /** The response read as a JSON object, or as a form where a provider answers so; `undefined` when unreadable. */
  readonly answer: JsonObject | undefined;
  /** A page load (or a frame's): true, false, or `undefined` where the source cannot tell. */
  readonly isNavigation: boolean | undefined;
};

/** Reads an exchange lazily; never throws. */
export function viewOf(exchange: Exchange): View {
  return new LazyView(exchange);
}

class LazyView implements View {
  readonly exchange: Exchange;
  readonly endpoint: string;
  #query: Params | undefined;
  #fragment: Params | undefined;
  #body: Params | undefined;
  #request: Params | undefined;
  #answer: JsonObject | null | undefined;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
    this.endpoint = endpointOf(exchange.url);
  }
  get path(): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/]*(\/.*)?$/i.exec(this.endpoint)?.[1]?.toLowerCase() ?? '';
  }
  get origin(): string | null {
    return originOf(this.exchange.url);
  }
  get query(): Params {
    return (this.#query ??= toRecord(queryParameters(this.exchange.url)));
  }
  get fragment(): Params {
    return (this.#fragment ??= toRecord(fragmentParameters(this.exchange.url)));
  }
  get body(): Params {
    return (this.#body ??= toRecord(bodyParameters(this.exchange.requestBody)));
  }
  get request(): Params {
    return (this.#request ??= { ...this.query, ...this.body });
  }
  get authorization(): Authorization | undefined {
    const value = headerValue(this.exchange.requestHeaders, 'authorization')?.trim();
    const space = value?.indexOf(' ') ?? -1;
    if (!value || space < 0) return undefined;
    return { scheme: value.slice(0, space).toLowerCase(), credentials: value.slice(space + 1).trim() };
  }
  get answer(): JsonObject | undefined {
    if (this.#answer === undefined) this.#answer = readAnswer(this.exchange) ?? null;
    return this.#answer ?? undefined;
  }
  get isNavigation(): boolean | undefined {
    const type = this.exchange.context.resourceType;
    if (type === 'main_frame' || type === 'sub_frame') return true;
    return type === undefined || type === 'other' ? isNavigation(this.exchange) : false;
  }
}

/** What the messages themselves tell of it. https://www.w3.org/TR/fetch-metadata/ §2.2; a picture is no page. */
function isNavigation({ requestHeaders, responseHeaders }: Exchange): boolean | undefined {
  const mode = headerValue(requestHeaders, 'sec-fetch-mode');
  if (mode) return mode.toLowerCase() === 'navigate';
  if (headerValue(requestHeaders, 'x-requested-with')?.toLowerCase() === 'xmlhttprequest') return false;
  return /^(image|font|audio|video)\/|^text\/css/i.test(headerValue(responseHeaders, 'content-type') ?? '')
    ? false
    : undefined;
}

/** RFC 6749 §5.1 answers in JSON; some providers answer in form encoding. */
function readAnswer(exchange: Exchange): JsonObject | undefined {
  const body = exchange.responseBody;
  if (!body?.text) return undefined;
  const json = parseJsonObject(body.text);
  if (json) return json;
  const isForm =
    body.mediaType === 'application/x-www-form-urlencoded' ||
    (body.text.length < 10_000 && /^[\w.]+=[^\s<{]*$/.test(body.text));
  return isForm ? toRecord(parseForm(body.text)) : undefined;
}
