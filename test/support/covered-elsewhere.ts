/**
 * What of lib/ is covered by tests that do not stand at its mirrored path: the start of its path below lib/, and the tests,
 * from test/. The stages of the street are held against whole captures, by what comes out of them.
 */
export const coveredElsewhere: Readonly<Record<string, readonly string[]>> = {
  'catalogue/': ['unit/catalogue/knowledge.test.ts'],
  'diagnosis/': ['unit/diagnosis/diagnose.test.ts'],
  'explain/claims/': ['unit/explain/claim.test.ts'],
  'explain/errors/': ['unit/explain/error-code.test.ts'],
  'explain/metadata/': ['unit/explain/metadata.test.ts'],
  'explain/parameters/': ['unit/explain/parameter.test.ts'],
  'explain/steps/': ['unit/explain/step.test.ts'],
  'explain/values/': ['unit/explain/value.test.ts'],
  'facts/answerer/': ['unit/facts/answerer/answerer.test.ts', 'unit/facts/answerer/one-exchange.test.ts'],
  'facts/said/phrases/': ['unit/facts/said/phrases/table.test.ts'],
  'facts/said/': ['unit/facts/said/said.test.ts'],
  'flows/': ['golden/truth.test.ts', 'unit/flows/correlate.test.ts'],
  'messages/': ['unit/messages/spec-examples.test.ts', 'unit/messages/look-alikes.test.ts'],
  'profiles/': ['unit/profiles/profiles.test.ts'],
  'redact/': ['unit/redact/canary.test.ts', 'unit/redact/totality.test.ts'],
  'report/diagnosis.ts': ['unit/diagnosis/diagnose.test.ts'],
  'report/text-': ['unit/report/text.test.ts'],
  'report/trace-': ['unit/report/trace.test.ts'],
  'rules/rule.ts': ['unit/rules/run.test.ts'],
  'spec/': ['unit/spec/references.test.ts'],
  'sources/har/': ['unit/sources/capture.test.ts', 'unit/sources/har/dialects.test.ts'],
  'sources/web-request/': ['unit/sources/web-request/web-request.test.ts'],
};
