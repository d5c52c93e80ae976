import { describe, expect, it } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';

describe.each(['default', 'secrets-only'] as const)('verification_uri_complete (%s)', (level) => {
  const { parameter } = createRedaction(level, []);
  const complete = (address: string) => parameter('verification_uri_complete', address);

  it.each([
    'https://op.example/device/WDJB-MJHT',
    'https://op.example/device/wdjb-mjht',
    'https://op.example/device/WDJB-MJHT?lang=en',
    'https://op.example/device?user_code=WDJB-MJHT',
    'https://op.example/WDJB-MJHT#top',
  ])('%s leaves without the user code', (address) => {
    expect(complete(address)).not.toMatch(/wdjb/i);
    expect(complete(address)).toContain('https://op.example/');
  });

  it('keeps the address around it, and is the same when masked again', () => {
    const masked = complete('https://op.example/device?user_code=WDJB-MJHT');
    expect(masked).toMatch(/^https:\/\/op\.example\/device\?user_code=/);
    expect(complete(masked)).toBe(masked);
    const inPath = complete('https://op.example/device/WDJB-MJHT');
    expect(inPath).toMatch(/^https:\/\/op\.example\/device\/./);
    expect(complete(inPath)).toBe(inPath);
  });

  it('is no reason to hide the address without it', () => {
    expect(parameter('verification_uri', 'https://op.example/device')).toBe('https://op.example/device');
  });
});
