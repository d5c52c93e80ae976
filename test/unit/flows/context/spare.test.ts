import { describe, expect, it } from 'vitest';
import { longestText, spare, textless } from '../../../../lib/flows/context/spare.ts';
import { exchange, formBody } from '../../../support/exchange.ts';

const whole = exchange({
  url: 'https://app.example/login',
  requestHeaders: [
    ['Cookie', 'a=1'],
    ['Authorization', 'Basic Ym9iOnNlY3JldA=='],
    ['sec-ch-ua', '"Chromium"'],
    ['Sec-Fetch-Site', 'cross-site'],
  ],
  requestBody: formBody({ password: 'hunter2' }),
  responseHeaders: [
    ['Set-Cookie', 'sid=1'],
    ['Server', 'nginx'],
    ['Link', '</a.css>; rel=preload'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ],
  responseBody: { mediaType: 'text/html', text: 'x'.repeat(longestText + 5) },
});

it('keeps what tells of cookies, windows and who answered, and nothing that was typed', () => {
  const kept = spare(whole);
  expect(kept.requestHeaders?.map(([name]) => name)).toEqual(['Cookie', 'Sec-Fetch-Site']);
  expect(kept.responseHeaders?.map(([name]) => name)).toEqual([
    'Set-Cookie',
    'Server',
    'Cross-Origin-Opener-Policy',
  ]);
  expect(kept.requestBody).toEqual({ mediaType: 'application/x-www-form-urlencoded' });
  expect(kept.responseBody?.text).toHaveLength(longestText);
});

it.each([
  ['Bearer null', true],
  ['Bearer', true],
  ['Bearer t-81Xk29aLm90pQ7', false],
])('of the header “Authorization: %s” keeps what holds no token', (value, isKept) => {
  const kept = spare(
    exchange({ url: 'https://app.example/api', requestHeaders: [['Authorization', value]] }),
  );
  expect(kept.requestHeaders).toEqual(isKept ? [['Authorization', value]] : []);
});

it('twice is the same as once', () => {
  expect(spare(spare(whole))).toEqual(spare(whole));
});

it.each<[string, string, string]>([
  ['a token', '{"user":"kim","credential":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJraW0ifQ.c2ln"}', 'id_token'],
  ['a token with a name of its own', 'id_token=a-secret-of-this-login&user=kim', 'id_token'],
  ['what may be one', '{"user":"kim","token":"a-secret-of-this-login"}', 'token'],
])('keeps of %s that it was sent, and nothing of it', (_, text, name) => {
  const { requestBody } = spare({ ...whole, method: 'POST', requestBody: { mediaType: '', text } });
  expect(Object.keys(JSON.parse(requestBody?.text ?? '{}') as object)).toEqual([name]);
  expect(requestBody?.text).not.toMatch(/kim|a-secret|eyJ/);
  expect(spare({ ...whole, method: 'POST', requestBody }).requestBody).toEqual(requestBody);
});

it('keeps of what was sent a code and a refresh token, and nothing beside them', () => {
  const text = JSON.stringify({
    user: 'kim',
    auth: { refreshToken: 'a-refresh-token' },
    code: 'a-code-of-it',
  });
  const kept = spare({ ...whole, requestBody: { mediaType: 'application/json', text } });
  expect(kept.requestBody?.text).toBe('{"code":"a-code-of-it","refresh_token":"a-refresh-token"}');
  expect(spare(kept)).toEqual(kept);
});

it('adds nothing to what is not known', () => {
  const bare = exchange({ url: 'https://app.example/' });
  expect(spare(bare)).toEqual(bare);
  expect(textless(bare)).toBe(bare);
});

it('leaves out what nobody reads, and with the text its text alone', () => {
  const picture = { ...whole, responseBody: { mediaType: 'image/svg+xml', text: '<svg/>' } };
  expect(spare(picture).responseBody).toEqual({ mediaType: 'image/svg+xml' });
  expect(textless(whole)).toEqual({ ...whole, responseBody: { mediaType: 'text/html' } });
});

describe('of a script', () => {
  const script = (text: string) =>
    spare(exchange({ url: 'https://app.example/a.js', responseBody: { mediaType: 'text/javascript', text } }))
      .responseBody?.text;

  it('only what stands beside a word for secrets is kept', () => {
    const line = `${'x'.repeat(5000)}var clientSecret="abc"${'y'.repeat(5000)}`;
    const kept = script(`first();\n${line}\nlast();`)!;
    expect(kept).toContain('clientSecret="abc"');
    expect(kept.length).toBeLessThan(500);
    expect(kept).not.toContain('first');
    expect(script(kept)).toBe(kept);
  });

  it('nothing is kept where it speaks of none', () => {
    expect(script('start()')).toBe('');
  });

  it('a bounded part is kept where it speaks of nothing else', () => {
    expect(script('secret '.repeat(200_000))!.length).toBeLessThan(25_000);
  });
});
