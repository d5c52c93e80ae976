import type { RequestListener } from 'node:http';

/** Puts headers on what is answered under these paths, and takes those away whose names match `without`. */
export const withHeaders =
  (paths: RegExp, headers: Readonly<Record<string, string>>, without?: RegExp) =>
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    if (!paths.test(request.url ?? '')) return listener(request, response);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (without) beforeHead(response, () => removeHeaders(response, without));
    return listener(request, response);
  };

/** Takes CORS headers from errors, as Keycloak and others leave them out. */
export const withoutCorsOnErrors =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    beforeHead(response, (status) => {
      if (status >= 400) removeHeaders(response, /^access-control/);
    });
    listener(request, response);
  };

type Response = Parameters<RequestListener>[1];

function beforeHead(response: Response, act: (status: number) => void): void {
  const send = response.writeHead.bind(response);
  response.writeHead = ((...given: Parameters<typeof send>) => {
    act(given[0]);
    return send(...given);
  }) as typeof response.writeHead;
}

function removeHeaders(response: Response, names: RegExp): void {
  for (const name of response.getHeaderNames()) if (names.test(name)) response.removeHeader(name);
}
