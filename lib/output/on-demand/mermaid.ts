import type { OutputContent } from '../format.ts';
import { printable } from '../text-layout.ts';
import { diagramOf, type DiagramLine } from './diagram.ts';

/** The flows as a sequence diagram of Mermaid, as tickets and wikis draw it. https://mermaid.js.org/syntax/sequenceDiagram.html */
export function writeMermaid(content: OutputContent): string {
  const { participants, lines } = printable(diagramOf(content));
  return `${[
    'sequenceDiagram',
    ...participants.map(({ id, name }) => `  participant ${id} as ${mermaidText(name)}`),
    ...lines.map((line) => `  ${lineText(line)}`),
    ...(lines.length === 0 ? ['  participant P1 as No login was found'] : []),
  ].join('\n')}\n`;
}

const arrows = { plain: '->>', answer: '-->>', hidden: '--)', lost: '--x' } as const;

function lineText(line: DiagramLine): string {
  const words = mermaidText(line.text);
  if (line.type === 'message') return `${line.from}${arrows[line.look]}${line.to}: ${words}`;
  const [first, last] = line.over;
  return `Note over ${first === last ? first : `${first},${last}`}: ${words}`;
}

/**
 * Text of anybody, as Mermaid takes it for text: whatever is no letter, digit or plain punctuation is a character reference, `;` and `#`
 * among it, which would end the line or begin one.
 */
export function mermaidText(text: string): string {
  return text.replace(
    /[^\p{L}\p{M}\p{N} .,_/()→↩✗–…’“”?!'-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
