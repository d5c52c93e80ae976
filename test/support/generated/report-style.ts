import { textOf } from '../repository.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The style sheet of pages that leave: the product's colours, and `assets/report/`. It stands in code, as lib/ reads no files. */
export function reportStyle(): GeneratedFile {
  const tokens = textOf('assets/tokens.css');
  const light = blockOf(tokens, ':root {');
  const dark = blockOf(tokens, ":root[data-theme='dark'] {");
  const css = [
    `:root {${light}}`,
    `@media (prefers-color-scheme: dark) {:root {${dark}}}`,
    `@media print {:root {${light}}}`,
    ...sheets.map((name) => textOf(`assets/report/${name}.css`)),
  ].join('\n');
  const text = [
    '// Generated from assets/tokens.css and assets/report/: `npm run generate` after changing them.',
    '/** The style sheet of a page that leaves, whole. */',
    `export const style = \`\n${compact(css)}\`;`,
    '',
  ].join('\n');
  return { path: 'lib/output/on-demand/style.ts', text };
}

/** In this order: the last one changes what the others say. */
const sheets = ['base', 'flow', 'lanes', 'steps', 'findings', 'media'] as const;

function blockOf(css: string, opening: string): string {
  const from = css.indexOf(opening) + opening.length;
  return css.slice(from, css.indexOf('}', from));
}

/** A rule a line, no comments. */
function compact(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .replaceAll('}', '}\n')
    .replace(/: /g, ':');
}
