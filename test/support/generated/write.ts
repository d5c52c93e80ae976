/** `npm run generate`: writes everything that is generated. Tests only compare. */
import { writeFileSync } from 'node:fs';
import { stdout } from 'node:process';
import { root, textOf } from '../repository.ts';
import { causeIndex } from './cause-index.ts';
import type { GeneratedFile } from './generated-file.ts';
import { reportStyle } from './report-style.ts';
import { ruleIndexes } from './rule-indexes.ts';

function write({ path, text }: GeneratedFile): void {
  if (textOf(path) === text) return;
  writeFileSync(root + path, text);
  stdout.write(`${path}\n`);
}

[...ruleIndexes(), causeIndex(), reportStyle()].forEach(write);
// Read when the indexes are as they should be, and not before.
const { documents } = await import('./documents.ts');
documents().forEach(write);
