import { expect, it } from 'vitest';
import type { ReportPage } from '../../../lib/report/report.ts';
import { at, cookie, fetched, inspecting, login, page, tab } from '../../support/around.ts';
import { redirect, type ExchangeFields } from '../../support/exchange.ts';

function pagesOf(...moments: readonly (readonly [number, ExchangeFields])[]): readonly ReportPage[] {
  const { flows } = inspecting(at(...moments)).report({ kind: 'har', entries: 0, skipped: 0 });
  return flows[0]?.pages ?? [];
}

it('the pages around a login stand after the steps they followed', () => {
  const pages = pagesOf(
    [0, page('https://app.example/')],
    [5, login.request()],
    [6, page('https://op.example/login')],
    [7, page('https://op.example/code', { status: 401 })],
    [9, login.landing()],
    [9.5, login.redemption()],
    [10, page('https://app.example/home')],
  );
  expect(pages.map(({ url, host, after, status }) => [url, host, after, status])).toEqual([
    ['https://app.example/', 'client', null, 200],
    ['https://op.example/login', 'provider', 'flow-1.1', 200],
    ['https://op.example/code', 'provider', 'flow-1.1', 401],
    ['https://app.example/home', 'client', 'flow-1.3', 200],
  ]);
  expect(pages[1]).toMatchObject({ entry: 2, time: '2026-01-01T00:00:06.000Z' });
});

it('a page without an answer has no status', () => {
  const asked = page('https://op.example/login', { status: undefined, responseHeaders: undefined });
  expect(pagesOf([0, login.request()], [1, asked])).toMatchObject([{ status: null }]);
});

it('what only redirected, a frame, a call, a cookie and a prefetch are no pages', () => {
  const frame = page('https://op.example/frame', { context: { tab, frame: 4, resourceType: 'sub_frame' } });
  const prefetch = page('https://app.example/next', { requestHeaders: [['Sec-Purpose', 'prefetch']] });
  expect(
    pagesOf(
      [
        0,
        redirect('https://app.example/login', login.request().url, {
          context: { tab, resourceType: 'main_frame' },
        }),
      ],
      [1, login.request()],
      [2, frame],
      [3, { ...prefetch, responseHeaders: cookie('a') }],
      [9, login.landing()],
      [10, fetched('https://app.example/me')],
    ),
  ).toEqual([]);
});

it('a login in a frame shows the frame’s pages', () => {
  const context = { tab, frame: 4, resourceType: 'sub_frame' } as const;
  expect(
    pagesOf([0, { ...login.request(), context }], [1, page('https://op.example/f', { context })]),
  ).toHaveLength(1);
});
