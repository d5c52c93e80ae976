import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, form, jsonBody, type ExchangeFields } from './exchange.ts';
import type { Changes } from './flow.ts';

/** A refresh by a page without a secret, so many seconds into the capture, answered with these members. */
export function refresh(
  seconds: number,
  sent: string,
  answer: Readonly<Record<string, unknown>>,
  parameters: Changes = {},
  more: Partial<Exchange> = {},
): ExchangeFields {
  const fields = { grant_type: 'refresh_token', refresh_token: sent, client_id: 'spa', ...parameters };
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return form('https://op.example/token', Object.fromEntries(given), {
    startedAt: baseTime + seconds * 1000,
    status: answer['error'] ? 400 : 200,
    responseBody: jsonBody(answer),
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...more,
  });
}

/** Members of an answer that brings an access token, and a refresh token where one is given. */
export function renewed(refreshToken?: string, more: Readonly<Record<string, unknown>> = {}) {
  const own = { access_token: 'renewed-access-81c', token_type: 'Bearer', expires_in: 600 };
  return { ...own, ...(refreshToken && { refresh_token: refreshToken }), ...more };
}
