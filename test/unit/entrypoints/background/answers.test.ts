import { describe, expect, it } from 'vitest';
import { Answers, type AnswerStream } from '../../../../entrypoints/background/answers.ts';
import type { Body } from '../../../../lib/exchange/exchange.ts';
import type { ResponseDetails } from '../../../../lib/sources/web-request/details.ts';

const longest = 256 * 1024;

const details = (
  more: Partial<ResponseDetails> & { readonly type?: string; readonly size?: number } = {},
) => {
  const { type = 'xmlhttprequest', size, ...rest } = more;
  const headers = [{ name: 'Content-Type', value: 'application/json; charset=utf-8' }];
  if (size !== undefined) headers.push({ name: 'content-length', value: String(size) });
  const base = {
    requestId: '7',
    url: 'https://op.example/token',
    method: 'POST',
    type,
    tabId: 1,
    frameId: 0,
  };
  return { ...base, timeStamp: 1, statusCode: 200, responseHeaders: headers, ...rest };
};

const typed = (value: string) => ({ responseHeaders: [{ name: 'content-type', value }] });

/** A page that gets what is written on, and what passes by itself once nobody holds it. */
function page() {
  const got: string[] = [];
  let isHeld = true;
  const stream: AnswerStream = {
    ondata: null,
    onstop: null,
    onerror: null,
    write: (data) => {
      if (!isHeld) throw new Error('InvalidStateError');
      got.push(new TextDecoder().decode(data));
    },
    disconnect: () => {
      if (!isHeld) throw new Error('InvalidStateError');
      isHeld = false;
    },
  };
  const send = (...pieces: readonly string[]) => {
    for (const piece of pieces) {
      const data = new TextEncoder().encode(piece).buffer;
      if (isHeld && stream.ondata) stream.ondata({ data });
      else got.push(piece);
    }
  };
  return { stream, send, got, stop: () => stream.onstop?.(), isHeld: () => isHeld };
}

function reading(wanted: (details: ResponseDetails) => string | undefined = () => 'web:7.0') {
  const opened: ReturnType<typeof page>[] = [];
  const taken: [string, Body][] = [];
  const late: (() => void)[] = [];
  const answers = new Answers({
    open: () => {
      const one = page();
      opened.push(one);
      return one.stream;
    },
    wanted,
    take: (id, body) => void taken.push([id, body]),
    muchLater: (task) => void late.push(task),
  });
  const begin = (more?: Parameters<typeof details>[0]) => {
    answers.begins(details(more));
    return opened.at(-1)!;
  };
  return { answers, opened, taken, late, begin };
}

const token = { mediaType: 'application/json', text: '{"access_token":"ü"}' };

describe('an answer on its way to the page', () => {
  it('arrives as it was sent, piece by piece, and is told once it is whole', () => {
    const { answers, taken, begin } = reading();
    const { send, stop, got, isHeld } = begin();
    send('{"access_', 'token":"ü"}');
    expect(got).toEqual(['{"access_', 'token":"ü"}']);
    stop();
    expect(isHeld()).toBe(false);
    expect(taken).toEqual([]);
    answers.ended('7', true);
    expect(taken).toEqual([['web:7.0', token]]);
    expect(answers.size).toBe(0);
  });

  it('is told the same where the browser says first that it is whole', () => {
    const { answers, taken, begin } = reading();
    const { send, stop } = begin();
    send(token.text);
    answers.ended('7', true);
    expect(taken).toEqual([]);
    stop();
    expect(taken).toEqual([['web:7.0', token]]);
  });

  it('is told once, though two listeners heard of it', () => {
    const { answers, opened, taken, begin } = reading();
    begin();
    const { send, stop } = begin();
    expect(opened).toHaveLength(1);
    send(token.text);
    stop();
    answers.ended('7', true);
    answers.ended('7', true);
    expect(taken).toHaveLength(1);
  });

  it('is put together where a character was cut', () => {
    const { answers, taken, begin } = reading();
    const { stream, stop } = begin();
    for (const byte of new TextEncoder().encode(token.text))
      stream.ondata?.({ data: Uint8Array.of(byte).buffer });
    stop();
    answers.ended('7', true);
    expect(taken).toEqual([['web:7.0', token]]);
  });

  it('is told never where it broke off', () => {
    const { answers, taken, begin } = reading();
    const { send, stop, got } = begin();
    send('{"access_token":');
    stop();
    answers.ended('7', false);
    answers.ended('7', true);
    expect(got).toEqual(['{"access_token":']);
    expect(taken).toEqual([]);
    expect(answers.size).toBe(0);
  });

  it('passes by itself once it is too long, and nothing of it is kept', () => {
    const { answers, taken, begin } = reading();
    const { send, stop, got, isHeld } = begin();
    const pieces = ['a'.repeat(longest), 'b', 'c'];
    send(...pieces);
    expect(got).toEqual(pieces);
    expect(isHeld()).toBe(false);
    stop();
    answers.ended('7', true);
    expect(taken).toEqual([]);
    expect(answers.size).toBe(0);
  });

  it('is let go where reading fails, or takes too long', () => {
    const { answers, taken, late, begin } = reading();
    const first = begin();
    first.stream.onerror?.();
    expect(first.isHeld()).toBe(false);
    const second = begin();
    second.send('{');
    for (const task of late) task();
    second.send('}');
    second.stop();
    answers.ended('7', true);
    expect(second.got).toEqual(['{', '}']);
    expect(taken).toEqual([]);
    expect(answers.size).toBe(0);
  });

  it('is let go when the worker ends, before nobody is there to hand it on', () => {
    const { answers, taken, begin } = reading();
    const first = begin();
    const second = begin({ requestId: '8' });
    first.send('{"access_');
    answers.letAllPass();
    expect([first.isHeld(), second.isHeld(), answers.size]).toEqual([false, false, 0]);
    first.send('token":1}');
    first.stop();
    answers.ended('7', true);
    expect(first.got).toEqual(['{"access_', 'token":1}']);
    expect(taken).toEqual([]);
  });

  it('is not taken hold of where nothing of ours can be in it', () => {
    const { opened, begin } = reading();
    begin({ method: 'HEAD' });
    for (const statusCode of [204, 205, 301, 302, 303, 304, 307]) begin({ statusCode });
    for (const type of [
      'image/png',
      'text/css',
      'text/javascript',
      'application/octet-stream',
      'text/event-stream',
    ])
      begin(typed(type));
    begin({ size: longest + 1 });
    expect(opened).toEqual([]);
    for (const type of ['text/html', 'application/jwt', 'application/samlmetadata+xml', 'text/plain', '']) {
      const requestId = type;
      begin({ requestId, ...typed(type) });
    }
    begin({ statusCode: 401 });
    expect(opened).toHaveLength(6);
  });

  it('is not taken hold of where its exchange does not want it', () => {
    const { opened, begin } = reading(() => undefined);
    begin();
    expect(opened).toEqual([]);
  });

  it('is read of so many requests at once, and no more', () => {
    const { answers, opened, begin } = reading();
    for (let n = 0; n < 100; n++) begin({ requestId: String(n) });
    expect(opened).toHaveLength(64);
    answers.ended('0', false);
    begin({ requestId: 'next' });
    expect(opened).toHaveLength(65);
  });
});
