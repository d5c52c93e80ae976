import type { BrowserContext, Exchange, Header, ResourceType } from '../../exchange/exchange.ts';
import { headerValue, mediaType } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { HeaderDetails, RequestDetails, ResponseDetails, SendHeadersDetails } from './details.ts';

/** Where in the browser a request happened. `initiator` is an origin; an opaque one is left out. */
export function contextOf(details: RequestDetails, openerTab: number | undefined): BrowserContext {
  const initiator = originOf(details.initiator ?? details.originUrl ?? details.documentUrl ?? '');
  return {
    resourceType: resourceTypeOf(details.type),
    tab: details.tabId,
    frame: details.frameId,
    ...(openerTab === undefined ? {} : { openerTab }),
    ...(initiator === null ? {} : { initiator }),
  };
}

/** Whether a resource type is that of a page's own request. */
export function isNavigation(type: string | undefined): boolean {
  return type === 'main_frame' || type === 'sub_frame';
}

/** Request headers, and the body with the media type that they say. */
export function requestOf(details: SendHeadersDetails, known: Exchange | undefined): Partial<Exchange> {
  const requestHeaders = headersOf(details.requestHeaders ?? []);
  const body = known?.requestBody;
  const type = mediaType(headerValue(requestHeaders, 'content-type'));
  // A form that the browser has taken apart is a form here, however it was encoded on the wire.
  const named = body && type && type !== 'multipart/form-data';
  return named ? { requestHeaders, requestBody: { ...body, mediaType: type } } : { requestHeaders };
}

/** Status, and the headers if the listener asked for them. */
export function responseOf(details: ResponseDetails): Partial<Exchange> & { readonly status: number } {
  const { statusCode: status, responseHeaders } = details;
  return responseHeaders ? { status, responseHeaders: headersOf(responseHeaders) } : { status };
}

function headersOf(headers: readonly HeaderDetails[]): readonly Header[] {
  return headers.map(({ name, value = '' }): Header => [name, value]);
}

function resourceTypeOf(type: string): ResourceType {
  if (type === 'main_frame' || type === 'sub_frame' || type === 'script') return type;
  return type === 'xmlhttprequest' ? 'fetch' : 'other';
}

/** True for an answer that sets a cookie. Allocates nothing for other headers. RFC 6265 §4.1. */
export function setsCookies({ responseHeaders }: ResponseDetails): boolean {
  return (
    responseHeaders?.some(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie') ?? false
  );
}

/** Firefox makes up requests for what its extension framework loads. */
export function isFake({ requestId }: RequestDetails): boolean {
  return requestId.startsWith('fakeRequest');
}
