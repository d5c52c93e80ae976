import { expect, it } from 'vitest';
import { isTelemetry } from '../../../../lib/facts/leaks/telemetry.ts';

it.each([
  'https://www.google-analytics.com/g/collect?v=2',
  'https://region1.google-analytics.com/g/collect',
  'https://o123.ingest.sentry.io/api/1/envelope/',
  'https://bam.nr-data.net/1/x',
])('%s collects', (url) => {
  expect(isTelemetry(url)).toBe(true);
});

it.each([
  'https://app.example/collect',
  'https://notsentry.io/',
  'https://sentry.io.evil.example/',
  'https://googleapis.com/oauth2',
  'nonsense',
])('%s is not known to collect', (url) => {
  expect(isTelemetry(url)).toBe(false);
});
