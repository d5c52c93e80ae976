import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

describe('what mends a SameSite=Lax cookie', () => {
  it.each([
    ['laravel_session=a-secret', 'SESSION_SAME_SITE=none'],
    ['mellon-cookie=cookietest', 'MellonCookieSameSite None'],
    ['PHPSESSID=a-secret', 'session.cookie_samesite = "None"'],
  ])('is said in the words of the software that makes %s', (cookie, setting) => {
    const exchanges = failingLogin({ way: 'posted', set: [`${cookie}; Path=/; Secure; SameSite=Lax`] });
    expect(reasonOf(exchanges)?.fix).toContain(setting);
  });

  it.each(['app_login', 'session'])(
    'is said in general of a cookie that any software may have made: %s',
    (name) => {
      const exchanges = failingLogin({ way: 'posted', set: [`${name}=1; Path=/; Secure; SameSite=Lax`] });
      expect(reasonOf(exchanges)?.fix).toBe(
        'Set that one cookie with SameSite=None; Secure (over https), or have the answer come by redirect (response_mode=query) where the provider allows it.',
      );
    },
  );
});
