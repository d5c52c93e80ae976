import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { emptyInspected } from '../../../../components/state/inspected.ts';
import type { NetworkEntry } from '../../../../entrypoints/panel/network-entry.ts';
import { networkObserver } from '../../../../entrypoints/panel/observe-network.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { Failure } from '../../../../lib/vocabulary/failure.ts';

type GetContent = NonNullable<NetworkEntry['getContent']>;

const chrome: GetContent = (take) => void take?.('{"sub":"kim"}', '');
const firefox: GetContent = () => Promise.resolve(['{"sub":"kim"}', 'application/json']);

function entry(
  getContent: GetContent = chrome,
  headers: { name: string; value: string }[] = [],
): NetworkEntry {
  return {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12,
    request: { method: 'GET', url: 'https://op.example/me', headers },
    response: {
      status: 200,
      headers: [],
      content: { mimeType: 'application/json' },
    } as NetworkEntry['response'],
    getContent: vi.fn<GetContent>(getContent),
  } as NetworkEntry;
}

function observing({ paused = false, admits = true, admitsError = false, admitsAround = false } = {}) {
  const inspected = signal(emptyInspected);
  const gate = { open: admits };
  const seen: Exchange[] = [];
  const failures: Failure[] = [];
  const known = {
    admits: () => gate.open,
    admitsError: () => admitsError,
    admitsAround: (_url: string, _startedAt: number, isPage: boolean) => admitsAround && isPage,
    paused: signal(paused),
    inspected,
    failed: (failure: Failure) => void failures.push(failure),
  };
  const take = networkObserver(7, known, (exchange) => seen.push(exchange));
  return { take, seen, failures, gate, grow: () => (inspected.value = { ...emptyInspected }) };
}

describe('what the panel takes from the network log', () => {
  it.each([
    ['Chrome', chrome],
    ['Firefox', firefox],
  ])('is handed on with its body, as %s gives it', async (_name, getContent) => {
    const { take, seen } = observing();
    take(entry(getContent));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ method: 'GET', url: 'https://op.example/me', context: { tab: 7 } });
    expect(seen[0]?.responseBody?.text).toBe('{"sub":"kim"}');
  });

  it('is handed on where only its error makes it interesting', async () => {
    const refused = { ...entry(chrome), response: { status: 400, content: {} } } as NetworkEntry;
    const { take, seen } = observing({ admits: false, admitsError: true });
    take(entry(chrome));
    take(refused);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.status).toBe(400);
  });

  it('is handed on where a provider’s answer of success says that it failed', async () => {
    const failed = (url: string) =>
      ({
        ...entry((take) => void take?.('{"status":"error","msg":"Invalid client_id"}', '')),
        request: { method: 'GET', url },
      }) as NetworkEntry;
    const { take, seen } = observing({ admits: false, admitsError: true });
    take(entry(chrome));
    take(failed('https://op.example/api/get-app-login'));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.url).toContain('get-app-login');
    const elsewhere = observing({ admits: false });
    elsewhere.take(failed('https://shop.example/api'));
    await Promise.resolve();
    expect(elsewhere.seen).toEqual([]);
  });

  it('is handed on short where it may be around a login: a page, without what was typed', async () => {
    const page = {
      ...entry((take) => void take?.('<h1>Sorry</h1>'.repeat(10_000), '')),
      _resourceType: 'document',
      request: { method: 'POST', url: 'https://op.example/login', postData: { text: 'user=kim' } },
      response: { status: 200, headers: [], content: { mimeType: 'text/html' } },
    } as NetworkEntry;
    const { take, seen } = observing({ admits: false, admitsAround: true });
    take(entry(chrome));
    take(page);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.responseBody?.text).toHaveLength(32_000);
    expect(JSON.stringify(seen)).not.toContain('kim');
  });

  it('is handed on without a body where there is none to be had', async () => {
    const { take, seen } = observing();
    take(entry(() => Promise.reject(new Error('gone'))));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.responseBody?.text).toBeUndefined();
  });

  it('is read though its members are inherited, as browsers may make them', async () => {
    const { take, seen } = observing();
    take(Object.create(entry()) as NetworkEntry);
    await vi.waitFor(() => expect(seen[0]?.url).toBe('https://op.example/me'));
  });

  it('is not asked for its body when the gate refuses it', () => {
    const { take, seen } = observing({ admits: false });
    const refused = entry();
    take(refused);
    expect(refused.getContent).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  it('gets a second chance when the evidence grows, if it carries a token', async () => {
    const { take, seen, gate, grow } = observing({ admits: false });
    take(entry(chrome, [{ name: 'Authorization', value: 'Bearer abc' }]));
    take(entry());
    gate.open = true;
    grow();
    grow();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
  });

  it('gets one too if it went to a provider that answered it well, before its token was known', async () => {
    const { take, seen, gate, grow } = observing({ admits: false, admitsError: true });
    take(entry(chrome, [{ name: 'Authorization', value: 'Bearer abc' }]));
    await vi.waitFor(() => expect(seen).toEqual([]));
    gate.open = true;
    grow();
    grow();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
  });

  it('gets one too if it hands on a token that the browser may have fetched for the page', async () => {
    const { take, seen, gate, grow } = observing({ admits: false });
    const posts = (text: string) =>
      take({
        ...entry(),
        request: { method: 'post', url: 'https://shop.example/in', headers: [], postData: { text } },
      } as unknown as NetworkEntry);
    posts('{"credential":"redacted-credential-1"}');
    posts('{"user":"kim"}');
    gate.open = true;
    grow();
    grow();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
  });

  it('is left alone while recording is paused', () => {
    const { take, seen } = observing({ paused: true });
    const ignored = entry();
    take(ignored);
    expect(ignored.getContent).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });
});

describe('an entry at which reading breaks off', () => {
  const told = [{ part: 'reader', id: 'network', error: 'RangeError' }];
  const breakOff = (): never => {
    throw new RangeError('unexpected code=abc');
  };

  it('is a failure without a word of the traffic, and the next one is taken', async () => {
    const { take, seen, failures } = observing();
    take({ ...entry(), request: Object.defineProperty({}, 'url', { get: breakOff }) });
    take(entry());
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(failures).toEqual(told);
  });

  it('is one as well where it breaks off after the body came', async () => {
    const { take, seen, failures } = observing();
    take({ ...entry(), getContent: breakOff });
    await vi.waitFor(() => expect(failures).toEqual(told));
    expect(seen).toEqual([]);
  });
});
