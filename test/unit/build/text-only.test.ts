import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutMarkup } from '../../../build/text-only.ts';

const preact = readFileSync(new URL('../../../node_modules/preact/dist/preact.mjs', import.meta.url), 'utf8');

it('Preact as it is built in makes no markup of a string, and is the same else', () => {
  const built = withoutMarkup(preact);
  expect(preact).toMatch(/\.innerHTML=/);
  expect(built).not.toMatch(/\.innerHTML=/);
  expect(built.replace(/\.textContent=(\w+)\.__html/, '.innerHTML=$1.__html')).toBe(preact);
});

it('a Preact that is spelled otherwise breaks the build off', () => {
  expect(() => withoutMarkup('dom.innerHTML = html.__html')).toThrow('in 0 places');
  expect(() => withoutMarkup('a.innerHTML=b.__html,c.innerHTML=d.__html')).toThrow('in 2 places');
});
