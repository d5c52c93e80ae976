import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';

/** The address to register: that of `asked` below the origin that people open; the origin alone where `asked` is no URL. */
export function addressBelow(start: string, asked: string): string {
  return `${start}${URL.canParse(asked) ? new URL(asked).pathname : ''}`;
}

/** The origin that people open, against the one that the request asks to be answered at. RFC 6749 §3.1.2. */
export function comparedOrigins(start: string, asked: string, request: Message) {
  return [
    {
      name: 'redirect_uri',
      expected: { value: start, at: undefined },
      got: { value: originOf(asked), at: request },
    },
  ];
}
