import { describe, expect, it } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';

const compared = (name: string, value: string, address?: string) => {
  const got = { value, step: null, ...(address !== undefined && { address }) };
  const report = {
    redacted: false,
    flows: [{ diagnosis: [{ compared: [{ name, expected: { value: null, step: null }, got }] }] }],
  };
  const hidden = redact('default', { exchanges: [], report }).report;
  return hidden.flows[0]!.diagnosis[0]!.compared[0]!.got;
};

describe('a value that was compared', () => {
  it.each([
    ['SameSite', 'Strict'],
    ['Secure', 'Secure'],
    ['Max-Age', '301 or more'],
    ['Path', '/auth'],
    ['host', 'app.example'],
    ['Conditions/@NotBefore', '2026-03-10T09:13:43Z'],
    ['AuthnStatement/@AuthnInstant', '2026-09-06T13:38:43.939+02:00'],
    ['Conditions/@NotOnOrAfter', 'Tue, 10 Mar 2026 09:12:08 GMT'],
  ])('stays readable where it is the %s of a cookie or document', (name, value) => {
    expect(compared(name, value).value).toBe(value);
  });

  it.each([
    ['SameSite', 'af0ifjsldkj9320ad-s3cret'],
    ['Path', '/u/jane.doe@example.com'],
    ['state', 'af0ifjsldkj9320ad'],
    ['Conditions/@NotBefore', 'jane.doe'],
  ])('is hidden where %s holds something else', (name, value) => {
    expect(compared(name, value).value).not.toContain(value.split('/').at(-1));
  });

  it('names where it stands without what is somebody’s', () => {
    const { address } = compared('SameSite', 'Lax', 'https://app.example/u/jane.doe@example.com/login');
    expect(address).toMatch(/^https:\/\/app\.example\/u\/.*\/login$/);
    expect(address).not.toContain('jane');
  });
});
