/**
 * What of lib/ is covered by a test that does not stand at its mirrored path: the start of its path, and the test, from
 * test/.
 */
export const coveredElsewhere: Readonly<Record<string, string>> = {
  'lib/redact/': 'unit/redact/canary.test.ts',
  'lib/report/trace-': 'unit/report/trace.test.ts',
  'lib/flows/': 'unit/flows/correlate.test.ts',
};
