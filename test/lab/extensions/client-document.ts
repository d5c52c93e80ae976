import type { RequestListener } from 'node:http';

/** With the origin before it, it is the client's identifier. */
const clientDocumentPath = '/client-metadata.json';

/**
 * Publishes the description of the app at an address that is its client_id, in place of a registration; everything else is the app's.
 * draft-ietf-oauth-client-id-metadata-document §3, §4.
 */
export function withClientDocument(origin: string, app: RequestListener): RequestListener {
  const document = {
    client_id: `${origin}${clientDocumentPath}`,
    client_name: 'Gadget, published',
    client_uri: `${origin}/`,
    redirect_uris: [`${origin}/callback`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };
  return (request, response) => {
    if (request.url !== clientDocumentPath) return app(request, response);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=300' });
    response.end(JSON.stringify(document));
  };
}
