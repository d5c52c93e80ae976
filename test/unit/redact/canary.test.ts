import { describe, expect, test } from 'vitest';
import { decodeBase64Text } from '../../../lib/exchange/base64.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { writeTrace } from '../../../lib/output/trace.ts';
import { canary, canaryLogin, credentialPlaces, otherPlaces } from '../../support/canary.ts';
import { inspected } from '../../support/report.ts';

const { report } = inspected({
  client: {
    id: 'spa',
    redirect_uri: `https://app.example/cb?tenant_key=${canary('nested')}`,
    type: 'public',
  },
  error: {
    code: 'access_denied',
    description: `${canary('email')}@people.example was refused with ${canary('code')}`,
  },
  steps: canaryLogin.map((exchange) => ({ kind: 'authorization_request' as const, exchange })),
  findings: [
    {
      rule: 'token-in-query',
      detail: `The token ${canary('access-token')} was sent to https://app.example/spa?access_token=${canary('access-token')}.`,
      fix: `Do not send ${encodeURIComponent(canary('code'))}.`,
    },
  ],
});

/** The text, and everything that is base64 in it, read: a canary must not hide in an encoding. */
function laidOpen(text: string): string {
  const decoded = [...text.matchAll(/[\w+/-]{12,}={0,2}/g)].flatMap(([run]) => decodeBase64Text(run) ?? []);
  let unescaped = text;
  for (let layer = 0; layer < 3; layer++)
    unescaped = unescaped.replace(/%[0-9a-f]{2}/gi, (escape) =>
      String.fromCharCode(Number(`0x${escape.slice(1)}`)),
    );
  return [text, unescaped, ...decoded].join('\n');
}

const found = (text: string, places: readonly string[]) =>
  places.filter((place) => laidOpen(text).includes(canary(place)));

describe('a login with a canary in every place', () => {
  const raw = writeTrace({ exchanges: canaryLogin, report, redaction: 'off' });
  const careful = writeTrace({ exchanges: canaryLogin, report, redaction: 'default' });
  const secretsOnly = writeTrace({ exchanges: canaryLogin, report, redaction: 'secrets-only' });

  test('shows all of them when redaction is off', () => {
    expect(found(raw, [...credentialPlaces, ...otherPlaces])).toEqual([...credentialPlaces, ...otherPlaces]);
  });

  test('shows none by default', () => {
    expect(found(careful, [...credentialPlaces, ...otherPlaces])).toEqual([]);
    expect(laidOpen(careful)).not.toContain('C4nary');
    expect(careful).not.toContain('people.example');
  });

  test('shows no credential with secrets-only, and personal values still', () => {
    expect(found(secretsOnly, credentialPlaces)).toEqual([]);
    expect(found(secretsOnly, ['email', 'sub', 'unknown', 'header'])).toEqual([
      'email',
      'sub',
      'unknown',
      'header',
    ]);
  });

  test.each(['default', 'secrets-only'] as const)('redacted twice is redacted once: %s', (level) => {
    const once = redact(level, { exchanges: canaryLogin, report });
    expect(redact(level, once)).toEqual(once);
  });

  test('is not changed in place', () => {
    const before = structuredClone(canaryLogin);
    redact('default', { exchanges: canaryLogin, report });
    expect(canaryLogin).toEqual(before);
  });

  test('off changes nothing but says so', () => {
    const out = redact('off', { exchanges: canaryLogin, report: { ...report, redacted: true } });
    expect(out.exchanges).toEqual(canaryLogin);
    expect(out.report.redacted).toBe(false);
  });

  test('says in the report that it was redacted', () => {
    expect(redact('default', { exchanges: canaryLogin, report }).report.redacted).toBe(true);
  });

  test('keeps ids, times, status and verdicts', () => {
    const kept = ({ id, entry, startedAt, status, verdicts }: Exchange) => ({
      id,
      entry,
      startedAt,
      status,
      verdicts,
    });
    const { exchanges } = redact('default', { exchanges: canaryLogin, report });
    expect(exchanges.map(kept)).toEqual(canaryLogin.map(kept));
  });
});
