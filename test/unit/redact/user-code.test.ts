import { expect, it } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';

it.each(['default', 'secrets-only'] as const)(
  'a user code in the path of an address does not leave (%s)',
  (level) => {
    const complete = 'https://op.example/device/WDJB-MJHT';
    const { parameter } = createRedaction(level, []);
    expect(parameter('verification_uri_complete', complete)).not.toContain('WDJB');
    expect(parameter('verification_uri', 'https://op.example/device')).toBe('https://op.example/device');
  },
);
