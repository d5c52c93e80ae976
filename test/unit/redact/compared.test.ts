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
  ])('stays readable where it is a cookie’s %s', (name, value) => {
    expect(compared(name, value).value).toBe(value);
  });

  it.each([
    ['SameSite', 'af0ifjsldkj9320ad-s3cret'],
    ['Path', '/u/jane.doe@example.com'],
    ['state', 'af0ifjsldkj9320ad'],
  ])('is hidden where %s holds something else', (name, value) => {
    expect(compared(name, value).value).not.toContain(value.split('/').at(-1));
  });

  it('names where it stands without what is somebody’s', () => {
    const { address } = compared('SameSite', 'Lax', 'https://app.example/u/jane.doe@example.com/login');
    expect(address).toMatch(/^https:\/\/app\.example\/u\/.*\/login$/);
    expect(address).not.toContain('jane');
  });
});
