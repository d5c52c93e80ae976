import { causes } from '../../../lib/causes/index.ts';
import { rules } from '../../../lib/rules/index.ts';
import { familyOfCause } from './cause-index.ts';
import { causesDocument } from './causes-document.ts';
import type { GeneratedFile } from './generated-file.ts';
import { subjectOfRule } from './rule-indexes.ts';
import { manPage } from './man-page.ts';
import { rulesDocument } from './rules-document.ts';
import { specificationsDocument } from './specifications-document.ts';

/** What is told of all rules, all causes the sections that they cite, and all commands. The indexes come first: these read them. */
export function documents(): readonly GeneratedFile[] {
  return [
    { path: 'docs/rules.md', text: rulesDocument(rules, ({ id }) => subjectOfRule.get(id) ?? '') },
    { path: 'docs/causes.md', text: causesDocument(causes, (id) => familyOfCause.get(id) ?? '') },
    { path: 'docs/specifications.md', text: specificationsDocument() },
    { path: 'docs/oauth-lens.1', text: manPage() },
  ];
}
