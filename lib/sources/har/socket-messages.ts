import type { Body } from '../../exchange/exchange.ts';
import { asObject, type JsonObject } from '../../exchange/json.ts';
import { socketMessages } from '../../exchange/stream.ts';

/** More is not kept. */
const mostMessages = 200;
const longestMessage = 4000;

/**
 * What a page heard over a socket, as Chrome and Playwright write it into an entry; `undefined` for any other entry. Messages that are no text and
 * what the page sent are left out.
 */
export function socketBody({ _webSocketMessages: messages }: JsonObject): Body | undefined {
  if (!Array.isArray(messages)) return undefined;
  const heard = messages.slice(0, mostMessages).flatMap((one) => {
    const { type, opcode, data } = asObject(one) ?? {};
    return type === 'receive' && opcode === 1 && typeof data === 'string'
      ? [`data: ${data.slice(0, longestMessage).replace(/[\r\n]+/g, ' ')}\n`]
      : [];
  });
  return { mediaType: socketMessages, text: heard.join('') };
}
