import type { OutputContent } from '../format.ts';
import { printable } from '../text-layout.ts';
import { diagramOf, type DiagramLine } from './diagram.ts';

/** The flows as a sequence diagram of PlantUML. https://plantuml.com/sequence-diagram */
export function writePlantuml(content: OutputContent): string {
  const { participants, lines } = printable(diagramOf(content));
  return `${[
    '@startuml',
    ...participants.map(({ id, name }) => `participant "${plantumlText(name)}" as ${id}`),
    ...lines.map(lineText),
    ...(lines.length === 0 ? ['participant "No login was found" as P1'] : []),
    '@enduml',
  ].join('\n')}\n`;
}

const arrows = { plain: '->', answer: '-->', hidden: '-->>', lost: '-->x' } as const;

function lineText(line: DiagramLine): string {
  const words = plantumlText(line.text);
  if (line.type === 'message') return `${line.from} ${arrows[line.look]} ${line.to} : ${words}`;
  const [first, last] = line.over;
  return `note over ${first === last ? first : `${first}, ${last}`} : ${words}`;
}

/**
 * Text of anybody, as PlantUML takes it for text: whatever is no letter, digit or plain punctuation is a character reference. It would
 * read a file for `<img:…>` and ask the computer for `%getenv(…)`. Three characters mean something to it even as references, and have
 * their wide forms.
 */
export function plantumlText(text: string): string {
  return text
    .replace(/[<$\\]/g, (character) => wide[character]!)
    .replace(/[^\p{L}\p{M}\p{N}\u{10000}-\u{10ffff} .,:()→↩✗–…’“”?＜＄＼-]/gu, reference)
    .replace(/[-.]{2}/g, (two) => [...two].map(reference).join(''));
}

const wide: Readonly<Record<string, string>> = { '<': '＜', $: '＄', '\\': '＼' };

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
