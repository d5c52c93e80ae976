import type { Body, Exchange } from './exchange.ts';

/** What a page's script posts as who signed in: by its form or its name it is one (`sure`), or it may be a key of something else. */
export type PostedToken = 'sure' | 'likely';

/** Longer bodies are uploads. */
const longestBody = 20_000;

/** By its form (RFC 7519 §3), … */
const jwt = /(?<![\w.-])eyJ[\w-]{8,8000}\.[\w-]{2,8000}\.[\w-]{0,2000}(?![\w.-])/;
/** … or in JSON or a form under a name of its own; a form's own protection (`csrf_token`) has another. */
const named =
  /(?<![\w-])(id_?token|credential|assertion|token)(?:\\*"|%22)?\s{0,5}[:=]\s{0,5}(?:\\*")?[\w.~+/=-]{16}/i;

/** Whether a POST holds such a token; `undefined` for any other request and where its body was not recorded. Linear. */
export function postedTokenIn({
  method,
  requestBody,
}: Pick<Exchange, 'method' | 'requestBody'>): PostedToken | undefined {
  const text = requestBody?.text;
  if (method !== 'POST' || !text || text.length > longestBody) return undefined;
  const name = jwt.test(text) ? 'id_token' : named.exec(text)?.[1];
  if (name === undefined) return undefined;
  return name.toLowerCase() === 'token' ? 'likely' : 'sure';
}

/** What is kept of one: that it was there. Reading it gives the same. */
export function postedTokenBody(token: PostedToken): Body {
  const name = token === 'sure' ? 'id_token' : 'token';
  return { mediaType: 'application/json', text: `{"${name}":"kept-from-memory"}` };
}
