import { describe, expect, it } from 'vitest';
import { saidAlong } from '../../../../lib/facts/said/said-along.ts';
import { exchange, redirect } from '../../../support/exchange.ts';
import { document, page } from '../../../support/said.ts';

const callback = 'https://app.example/callback?code=c&state=s';
const failing = redirect(callback, 'https://app.example/login?error');
const shown = (body: string, url = 'https://app.example/login?error') =>
  page(document(body), { url, status: 200 });

describe('what a callback and the pages behind it say', () => {
  it('is the reason of the page before the bare error of the redirect', () => {
    const login = shown(
      '<div class="alert alert-danger" role="alert">[authorization_request_not_found]</div>',
    );
    const other = shown('<p class="error">Csrf detected</p>', 'https://app.example/other');
    const along = saidAlong(failing, [other, login]);
    expect(along.map(({ exchange: { url } }) => url)).toEqual([login.url, callback]);
  });

  it('is followed over three redirects, not more', () => {
    const hop = (from: number) => redirect(`https://app.example/${from}`, `https://app.example/${from + 1}`);
    const last = (at: number) =>
      shown('<p class="error">State cookie was missing.</p>', `https://app.example/${at}`);
    expect(saidAlong(hop(0), [hop(1), hop(2), last(3)])).toHaveLength(1);
    expect(saidAlong(hop(0), [hop(1), hop(2), hop(3), last(4)])).toHaveLength(0);
  });

  it('ends where the redirects do, in a circle too', () => {
    const circle = redirect('https://app.example/a', 'https://app.example/a');
    expect(saidAlong(circle, [circle, circle, circle, circle, circle])).toEqual([]);
    expect(saidAlong(exchange({ url: callback, status: 500 }), [shown('<p class="error">No</p>')])).toEqual(
      [],
    );
  });
});
