import { expect, it } from 'vitest';
import { socketBody } from '../../../../lib/sources/har/socket-messages.ts';

const said = (type: string, data: unknown, opcode = 1) => ({ type, time: 1, opcode, data });

it('keeps what the page heard over a socket, a line each', () => {
  const body = socketBody({
    _webSocketMessages: [
      said('send', '{"id":"7"}'),
      said('receive', '{"state":\n"waiting"}'),
      said('receive', 'AAEC', 2),
      said('receive', 'done'),
    ],
  });
  expect(body).toEqual({
    mediaType: 'text/x-websocket-messages',
    text: 'data: {"state": "waiting"}\ndata: done\n',
  });
});

it.each([[{}], [{ _webSocketMessages: 'x' }]])('is nothing of %o', (entry) => {
  expect(socketBody(entry)).toBeUndefined();
});

it('leaves out what cannot be read, and reads no more than a part', () => {
  expect(socketBody({ _webSocketMessages: [null, 7, {}, said('receive', 7)] })?.text).toBe('');
  const many = Array.from({ length: 500 }, () => said('receive', 'x'.repeat(9000)));
  expect(socketBody({ _webSocketMessages: many })?.text?.length).toBeLessThan(900_000);
});
