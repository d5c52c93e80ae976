import { readFileSync, readdirSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';
import { expect, it } from 'vitest';
import { emptied } from '../../../build/without-details.ts';

const without = (code: string): string =>
  emptied(code, parseAst(code, { lang: 'ts' }) as unknown as Parameters<typeof emptied>[1]);

it('the worker’s rules lose the sentence of a finding and nothing else', () => {
  const rule = (detail: string) =>
    `export default rule({ id: 'x', inspect: ({ a }) => a.map((one) => ({ severity: 'low', ${detail}, evidence: [one] })) });`;
  const bare = rule("detail: ''");
  expect(without(rule('detail: `${one.name} said ${a.detail}`'))).toBe(bare);
  expect(without(rule('detail'))).toBe(bare);
  expect(without(rule('detail: { detail: one }.detail'))).toBe(bare);
});

it('and what it says against it', () => {
  const rule = (fix: string) => `f({ id: 'x', ...(a && { owner: 'client', ${fix} }) });`;
  expect(without(rule("fix: a ? 'one' : `other ${b}`"))).toBe(rule("fix: ''"));
  expect(without(rule('fix'))).toBe(rule("fix: ''"));
});

it('and what told a client’s type, where clients are told apart', () => {
  const code = "f({ type: 'public', proof: 'It is registered without a credential.' });";
  const read = parseAst(code, { lang: 'ts' }) as unknown as Parameters<typeof emptied>[1];
  expect(emptied(code, read, new Set(['proof']))).toBe("f({ type: 'public', proof: '' });");
  expect(without(code)).toBe(code);
});

it('and the sentence for why, under either of its names', () => {
  const rule = (why: string) => `f({ ${why}, confidence: 'firm' });`;
  expect(without(rule('cause: found.words'))).toBe(rule("cause: ''"));
  expect(without(rule('words: `It answered ${status}.`'))).toBe(rule("words: ''"));
});

it('what only looks like one stays', () => {
  const code =
    "const detail = 'a', fix = 'b'; f({ fixed: 1, [fix]: 2 }); f({ details: 1, [detail]: 2, 'detail ': 3 }, detail, b.detail);";
  expect(without(code)).toBe(code);
});

it('no rule judges by a sentence', () => {
  const rules = readdirSync('lib/rules', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const reading = rules.filter((name) =>
    /(?<!\.)\.(?:detail|fix|cause|words)\b/.test(without(readFileSync(`lib/rules/${name}`, 'utf8'))),
  );
  expect([rules.length > 100, reading]).toEqual([true, []]);
});
