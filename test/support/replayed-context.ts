import { EventEmitter } from 'node:events';
import type { Entry, Har } from 'har-format';
import { vi } from 'vitest';
import type { BrowserFrame, BrowserRequest, BrowserResponse } from '../../bin/testing/browser-context.ts';

/** What a test runner's browser context would tell of a recording, event by event. */
export type ReplayedContext = EventEmitter & {
  /** Tells of the first `count` requests, of all unless told. */
  replay(count?: number): void;
};

/** The clock is set to when each happened. @param isGone its pages are closed before anybody reads what they received */
export function replayedContext(text: string, { isGone = false } = {}): ReplayedContext {
  const { entries } = (JSON.parse(text) as Har).log;
  const pages = new Map<string, object>();
  const context = new EventEmitter();
  const replay = (count = entries.length): void => {
    for (const entry of entries.slice(0, count)) {
      const id = entry.pageref ?? '';
      const page = pages.get(id) ?? {};
      pages.set(id, page);
      const request = requestOf(entry, { page: () => page, parentFrame: () => null });
      vi.setSystemTime(entry.startedDateTime);
      context.emit('request', request);
      if (entry.response.status > 0) context.emit('response', responseOf(entry, request, isGone));
      context.emit(entry.response.status > 0 ? 'requestfinished' : 'requestfailed', request);
    }
  };
  return Object.assign(context, { replay });
}

function requestOf({ request, _resourceType }: Entry, frame: BrowserFrame): BrowserRequest {
  const type = _resourceType ?? 'other';
  return {
    url: () => request.url,
    method: () => request.method,
    headers: () => ({}),
    allHeaders: async () => recordOf(request.headers),
    postData: () => request.postData?.text ?? null,
    resourceType: () => type,
    isNavigationRequest: () => type === 'document',
    failure: () => null,
    frame: () => frame,
  };
}

function responseOf({ response }: Entry, request: BrowserRequest, isGone: boolean): BrowserResponse {
  return {
    request: () => request,
    status: () => response.status,
    headers: () => ({}),
    headersArray: async () => response.headers,
    text: async () => {
      if (isGone) throw new Error('Target page, context or browser has been closed');
      return response.content.text ?? '';
    },
  };
}

function recordOf(headers: readonly { readonly name: string; readonly value: string }[]) {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}
