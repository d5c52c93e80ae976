import { describe, expect, it } from 'vitest';
import { basePathOf, isUnder } from '../../../../lib/facts/pages/base-path.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';

const page = (path: string, status = 200) =>
  exchange({
    url: `https://app.example${path}`,
    status,
    context: { resourceType: 'main_frame' },
    responseHeaders: [['Content-Type', 'text/html']],
  });
const base = (callback: string, ...pages: readonly ReturnType<typeof page>[]) =>
  basePathOf({ context: pages }, { ...page(callback), startedAt: baseTime + 1000 });

describe('the path under which an app lies', () => {
  it.each([
    ['/logs', base('/logs/auth/openid/login', page('/logs/'), page('/logs/app/login'))],
    ['/tools/wiki', base('/tools/wiki/cb', page('/tools/wiki/start'))],
    ['/portal', base('/portal/auth/cb', page('/portal/auth/start'))],
  ])('is %s', (path, found) => {
    expect(found).toBe(path);
  });

  it.each([
    ['of pages with none in common', base('/logs/cb', page('/start/'))],
    ['of pages for logins alone', base('/auth/cb', page('/auth/start'))],
    ['where no page was seen', base('/logs/cb')],
    ['of a page that was not there', base('/logs/cb', page('/logs/', 404))],
  ])('is not known %s', (_, found) => {
    expect(found).toBeUndefined();
  });

  it('has in it what begins with whole parts of it', () => {
    const all = ['/logs', '/logs/', '/logs/a', '/logsheet', '/'].map((path) =>
      isUnder('/logs', `https://app.example${path}`),
    );
    expect(all).toEqual([true, true, true, false, false]);
  });
});
