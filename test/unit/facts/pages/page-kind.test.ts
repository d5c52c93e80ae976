import { describe, expect, it } from 'vitest';
import { isPage, pageKindOf } from '../../../../lib/facts/pages/page-kind.ts';
import { exchange } from '../../../support/exchange.ts';

const page = (text: string | undefined, more = {}) =>
  exchange({
    url: 'https://op.example/auth',
    status: 200,
    responseHeaders: [['content-type', 'text/html; charset=utf-8']],
    responseBody: { mediaType: 'text/html', text },
    ...more,
  });

describe('a page of the provider is', () => {
  it.each([
    ['consent', '<form><button name=allow>OK</button></form>'],
    ['interactive', '<form><input type=password></form>'],
    ['interactive', '<div id="root"></div><script src="/login.js"></script>'],
    ['interactive', '<form onload=x><input name=code><input type="password"></form>'],
    ['handover', '<body onload="document.forms[0].submit()"><input name="code" value="x">'],
    ['handover', '<script>opener.postMessage({ access_token: "x" }, "*")</script>'],
    ['handover', '<form method=POST action="https://app.example/cb"><input name="error" value="x"></form>'],
    ['interactive', '<form method=POST action="https://op.example/next"><input name="code"></form>'],
    ['interactive', '<form action="https://sso.example/login"><input name="user"></form>'],
    ['notice', '<p>One moment, please.</p>'],
  ])('%s: %s', (kind, text) => {
    expect(pageKindOf(page(text))).toBe(kind);
  });

  it('what was recorded of it, once it is gone', () => {
    expect(pageKindOf(page(undefined, { verdicts: { page_kind: 'notice' } }))).toBe('notice');
  });

  it('unknown where it was not recorded, and none where it is no page', () => {
    expect(pageKindOf(page(undefined))).toBeUndefined();
    expect(isPage(page(undefined))).toBe(true);
    expect(isPage(page('', { status: 302 }))).toBe(false);
    expect(isPage(page('', { responseHeaders: [['content-type', 'application/json']] }))).toBe(false);
  });
});
