import { describe, expect, it } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture, formBody, type ExchangeFields } from '../../support/exchange.ts';
import { oauthHeader, photos } from '../../support/oauth1.ts';
import { association, identifierSelect, ns, openid, steamLogin } from '../../support/openid2.ts';
import { flowsOf } from '../../support/flow.ts';

function answer(text: string, mediaType = 'text/plain') {
  const [exchange] = capture({ url: 'https://op.example/openid', responseBody: { mediaType, text } });
  return createRedaction('default', [exchange!]).exchange(exchange!).responseBody?.text;
}

describe('an answer in key-value form (OpenID 2.0 §4.1.1)', () => {
  it('keeps its lines, and no key', () => {
    const text = association('h1').responseBody?.text ?? '';
    const redacted = answer(text) ?? '';
    expect(redacted).not.toContain('dGhlLXNoYXJlZC1rZXk9');
    expect(redacted.split('\n').map((line) => line.split(':')[0])).toEqual(
      text.split('\n').map((line) => line.split(':')[0]),
    );
    expect(redacted).toContain(`ns:${ns}`);
    expect(redacted).toContain('assoc_type:HMAC-SHA256');
  });

  it('says whether an answer was genuine', () => {
    expect(answer(`ns:${ns}\nis_valid:true\n`)).toBe(`ns:${ns}\nis_valid:true\n`);
  });

  it.each([
    ['other notes', 'name:Alice\nphone:12345\n'],
    ['a page', '<p>\nis_valid:true\n</p>'],
    ['prose around a line', 'is_valid:true\nAlice lives in Berlin\n'],
  ])('is not %s', (_, text) => {
    expect(answer(text)).toBeUndefined();
  });
});

/** The flows of exchanges, and again of the same exchanges redacted. */
function twice(...fields: readonly ExchangeFields[]) {
  const seen = capture(...fields);
  const redaction = createRedaction('default', seen);
  const safe = seen.map((one) => redaction.exchange(one));
  const told = (flows: ReturnType<typeof flowsOf>) =>
    flows.map(({ protocol, outcome, error, steps }) => [
      protocol,
      outcome,
      error?.code,
      steps.map(({ kind, observed }) => [kind, observed]),
    ]);
  return { before: told(flowsOf(seen)), after: told(flowsOf(safe)), text: JSON.stringify(safe) };
}

describe('a redacted recording tells the same', () => {
  it('of OAuth 1.0a, and none of its secrets', () => {
    const { before, after, text } = twice(...Object.values(photos));
    expect(after).toEqual(before);
    for (const secret of [
      'hh5s93j4hdidpola',
      'hdhd0244k9j7ao03',
      'hfdp7dh39dks9884',
      'nnch734d00sl2jdk',
      'pfkkdhi9sl3r4s00',
      'XKycU',
      'wIjqoS',
    ])
      expect(text).not.toContain(secret);
    expect(text).toContain('dpf43f3p2l4k3l03');
  });

  it('of secrets that PLAINTEXT shows', () => {
    const header = oauthHeader({
      oauth_consumer_key: 'jd83jd92dhsh93js',
      oauth_signature_method: 'PLAINTEXT',
      oauth_callback: 'http://client.example.net/cb?x=1',
      oauth_signature: 'ja893SD9&xyz4992k83j47x0b',
    });
    const { before, after, text } = twice({
      url: 'https://server.example.com/t',
      method: 'POST',
      requestHeaders: [header],
    });
    expect(after).toEqual(before);
    expect(before).toHaveLength(1);
    expect(text).not.toContain('ja893SD9');
    expect(text).not.toContain('xyz4992k83j47x0b');
  });

  it.each(['denied=hh5s93j4hdidpola', 'oauth_token=hh5s93j4hdidpola&oauth_verifier=denied'])(
    'of a refusal by %s',
    (query) => {
      const refusal = { ...photos.callback, url: `http://printer.example.com/ready?${query}` };
      const { before, after, text } = twice(photos.approval, refusal);
      expect(before[0]?.slice(0, 3)).toEqual(['oauth1', 'denied', 'denied']);
      expect(after).toEqual(before);
      expect(text).not.toContain('hh5s93j4hdidpola');
    },
  );

  it('of OpenID 2.0, with its association and its verification, and nothing of the person', () => {
    const { before, after, text } = twice(
      association(),
      steamLogin.request({ assoc_handle: '1234567890' }),
      steamLogin.response({ 'sreg.email': 'alice@users.example' }),
      steamLogin.verification('true'),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
    for (const secret of [
      '76561197960435530',
      'W0u5DRbtHE1GG0ZKXjerUZDUGmc',
      'UNIQUE',
      'dGhlLXNoYXJlZC1rZXk9',
      'alice',
    ])
      expect(text).not.toContain(secret);
    expect(decodeURIComponent(text)).toContain(identifierSelect);
  });

  it('of a verification that was posted', () => {
    const [exchange] = capture({
      url: 'https://op.example/x',
      method: 'POST',
      requestBody: formBody(openid({ mode: 'check_authentication', sig: 'c2VjcmV0', assoc_handle: 'h1' })),
    });
    const text = createRedaction('default', [exchange!]).exchange(exchange!).requestBody?.text;
    expect(text).toContain('openid.mode=check_authentication');
    expect(text).not.toContain('c2VjcmV0');
  });
});
