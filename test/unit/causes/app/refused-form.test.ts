import { describe, expect, it } from 'vitest';
import { refusedFormOf } from '../../../../lib/causes/app/refused-form.ts';
import { exchange } from '../../../support/exchange.ts';

const home = 'https://club.example';
const refused = (text: string, origin: string | null = home) =>
  refusedFormOf(
    exchange({
      url: `${home}/accounts/google/login/`,
      method: 'POST',
      status: 403,
      requestHeaders: origin === null ? [] : [['Origin', origin]],
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: {
        mediaType: 'text/html',
        text: `<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p><pre>${text}</pre>`,
      },
    }),
  );

describe('why an app did not take its own form', () => {
  it.each<[string, ReturnType<typeof refused>, string, string]>([
    [
      'its own origin',
      refused(`Origin checking failed - ${home} does not match any trusted origins.`),
      'the app’s own address',
      'CSRF_TRUSTED_ORIGINS',
    ],
    [
      'its own origin, in Rails',
      refused(`HTTP Origin header (${home}) didn't match request.base_url (http://club.example)`),
      'takes itself for http',
      'X-Forwarded-Proto',
    ],
    [
      'its own origin, in SvelteKit',
      refused('Cross-site POST form submissions are forbidden'),
      'takes itself for http',
      'ORIGIN with the scheme',
    ],
    [
      'another origin',
      refused(
        'Origin checking failed - https://www.club.example does not match any trusted origins.',
        'https://www.club.example',
      ),
      'the form came from https://www.club.example',
      'Add https://www.club.example',
    ],
    [
      'no origin',
      refused('Origin checking failed - null does not match any trusted origins.', 'null'),
      '“Origin: null”',
      'Referrer-Policy',
    ],
    ['no origin, and no reason', refused('', 'null'), '“Origin: null”', 'Referrer-Policy'],
    ['no Referer', refused('Referer checking failed - no Referer.'), 'without the Referer', 'no-referrer'],
    [
      'another Referer',
      refused('Referer checking failed - https://club.example/login/ does not match any trusted origins.'),
      'does not trust the Referer',
      'SECURE_PROXY_SSL_HEADER',
    ],
    ['no cookie', refused('CSRF cookie not set.'), 'did not come along', 'CSRF_COOKIE_SECURE'],
    ['a wrong token', refused('CSRF token from POST incorrect.'), 'token in the form', 'load the page anew'],
    ['no token', refused('CSRF token missing.'), 'token in the form', '{% csrf_token %}'],
  ])('%s', (_, found, why, fix) => {
    expect(found?.why).toContain(why);
    expect(found?.fix).toContain(fix);
  });

  it('is another origin by the page’s words where the request’s header was not recorded', () => {
    const said = 'Origin checking failed - https://www.club.example does not match any trusted origins.';
    expect(refused(said, null)?.why).toContain('the form came from https://www.club.example');
    const inRails = "HTTP Origin header (https://www.club.example) didn't match request.base_url";
    expect(refused(inRails, null)?.why).toContain('the form came from https://www.club.example');
    expect(refused('Origin checking failed - null does not match any trusted origins.', null)?.why).toContain(
      'Origin: null',
    );
    const unnamed = refused('Origin checking failed.', null);
    expect(unnamed?.why).not.toContain('the app’s own address');
  });

  it('is mended in whole sentences', () => {
    for (const origin of [home, 'https://www.club.example', null])
      expect(refused('Origin checking failed - it does not match.', origin)?.fix).toMatch(/[^,]\.$/);
  });

  it('is not guessed where the page gives no reason', () => {
    expect(refused('')).toBeUndefined();
    expect(refused('More information is available with DEBUG=True.')).toBeUndefined();
  });
});
