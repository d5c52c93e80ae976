import type { Plugin } from 'vite';

/** A node of a module's syntax tree, as much of it as is looked at. */
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
};

/**
 * For the worker, which counts findings and tells none: leaves out the sentences in which rules say what they found and what mends it. Half
 * of a rule is its sentences, and Chrome would parse all of them at each event that wakes the worker.
 */
export function withoutDetails(): Plugin {
  return {
    name: 'without-details',
    transform: {
      filter: { id: /[\\/]lib[\\/]rules[\\/].*\.ts$/ },
      handler(code) {
        return { code: emptied(code, this.parse(code) as unknown as Node), map: null };
      },
    },
  };
}

/** The module's code, with an empty text for the `detail` and the `fix` of every object. */
export function emptied(code: string, program: Node): string {
  let text = '';
  let end = 0;
  for (const { start, end: behind, key } of detailsOf(program)) {
    text += `${code.slice(end, start)}${nameOf(key)}: ''`;
    end = behind;
  }
  return text + code.slice(end);
}

/** In order, and none within another. */
function detailsOf(node: Node): readonly Node[] {
  if (node.type === 'ObjectExpression')
    return (node['properties'] as Node[]).flatMap((one) => (isDetail(one) ? [one] : detailsOf(one)));
  return Object.values(node)
    .flat()
    .flatMap((value) => (isNode(value) ? detailsOf(value) : []));
}

function isDetail({ type, key, computed }: Node): boolean {
  return type === 'Property' && computed === false && sentences.has(nameOf(key));
}

const sentences: ReadonlySet<string> = new Set(['detail', 'fix']);

function nameOf(key: unknown): string {
  return isNode(key) && typeof key['name'] === 'string' ? key['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
