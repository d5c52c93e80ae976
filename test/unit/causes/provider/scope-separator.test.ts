import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'scope-separator';
const refused = (scope: string, at = 'https://op.example/auth', error = 'invalid_scope') =>
  codeFlow({
    at,
    request: { scope },
    response: { error, error_description: 'The requested scope is invalid', code: undefined },
    token: null,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['openid,email', 'openid email', 'by commas'],
    ['openid;profile;groups', 'openid profile groups', 'by semicolons'],
    ['openid+profile+api.read', 'openid profile api.read', 'by plus signs'],
    ['openid, email', 'openid email', 'by commas'],
    ['["openid","email"]', 'openid email', 'in quotes or brackets'],
    ['"openid profile"', 'openid profile', 'in quotes or brackets'],
  ])('of %s', (scope, meant, sign) => {
    expect(causeAndOfTrace(refused(scope))).toEqual([id, id]);
    expect(reasonOf(refused(scope))?.why).toContain(`“${scope}”`);
    expect(reasonOf(refused(scope))?.why).toContain(`“${meant}”`);
    expect(reasonOf(refused(scope))?.why).toContain(sign);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['of scopes with spaces', refused('openid emial')],
    ['of one unknown scope', refused('orders.read')],
    ['of an address with a comma', refused('https://api.example/a,b')],
    ['at Facebook', refused('email,public_profile', 'https://www.facebook.com/v19.0/dialog/oauth')],
    ['at TikTok', refused('user.info.basic,email', 'https://www.tiktok.com/v2/auth/authorize/')],
    ['at Strava', refused('read,email', 'https://www.strava.com/oauth/authorize')],
    ['at a shop of Shopify', refused('openid,email', 'https://x.myshopify.com/admin/oauth/authorize')],
    ['of another error', refused('openid,email', undefined, 'access_denied')],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
