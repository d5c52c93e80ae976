import { expect, it } from 'vitest';
import { comparisonLines } from '../../../lib/output/comparison-lines.ts';

const flow = { steps: [{ id: 'flow-1.1' }] } as unknown as Parameters<typeof comparisonLines>[0];
const plain = { value: (text: string) => text, words: (text: string) => text };
const marked = { value: (text: string) => `<${text}>`, words: (text: string) => text.toUpperCase() };
const compared = [
  {
    name: 'iss',
    expected: { value: 'https://op.example', step: 'flow-1.1' },
    got: { value: null, step: null, address: 'https://app.example/in' },
  },
];

it('says what was expected and what came, and where either stands', () => {
  expect(comparisonLines(flow, { compared }, plain)).toEqual([
    'iss: expected https://op.example (step 1), got none (https://app.example/in)',
  ]);
});

it('says of a value that works once that it came twice', () => {
  const twice = { value: 'a-code', step: 'flow-1.1' };
  expect(comparisonLines(flow, { compared: [{ name: 'code', expected: twice, got: twice }] }, plain)).toEqual(
    ['code: first a-code (step 1), again a-code (step 1)'],
  );
});

it('says of a long value how it begins and how long it is', () => {
  const twice = { value: 'PHNhbWxw'.repeat(500), step: 'flow-1.1' };
  const [line = ''] = comparisonLines(
    flow,
    { compared: [{ name: 'SAMLResponse', expected: twice, got: twice }] },
    plain,
  );
  expect(line.length).toBeLessThan(250);
  expect(line).toContain('PHNh…, 4000 characters (step 1), again PHNh');
});

it('shows of two long values where they part', () => {
  const of = (end: string) => ({ value: `${'e30.'.repeat(60)}${end}`, step: 'flow-1.1' });
  const lines = comparisonLines(
    flow,
    { compared: [{ name: 'state', expected: of('first'), got: of('second') }] },
    plain,
  );
  expect(lines).toEqual([
    `state: expected …${'e30.'.repeat(5)}first, 245 characters (step 1), got …${'e30.'.repeat(5)}second, 246 characters (step 1)`,
  ]);
});

it('marks what was recorded, and no word of its own', () => {
  expect(comparisonLines(flow, { compared }, marked)).toEqual([
    '<iss>: expected <https://op.example> (STEP 1), got none (HTTPS://APP.EXAMPLE/IN)',
  ]);
});

it('has no line where nothing was compared', () => {
  expect(comparisonLines(flow, {}, plain)).toEqual([]);
});
