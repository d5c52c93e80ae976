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
      filter: { id: /[\\/]lib[\\/](?:rules|facts[\\/](?:client|wallet))[\\/].*\.ts$/ },
      handler(code, id) {
        const names = /[\\/]facts[\\/]/.test(id) ? ofFacts : ofRules;
        return { code: emptied(code, this.parse(code) as unknown as Node, names), map: null };
      },
    },
  };
}

/** What rules say of a finding, and what tells a client’s type or what is wrong with a wallet’s proof, which findings quote. */
const ofRules: ReadonlySet<string> = new Set(['detail', 'says', 'fix', 'cause', 'words']);
const ofFacts: ReadonlySet<string> = new Set(['proof', 'detail']);

/** The module's code, with an empty text for those members of every object. */
export function emptied(code: string, program: Node, names: ReadonlySet<string> = ofRules): string {
  let text = '';
  let end = 0;
  for (const { start, end: behind, key } of detailsOf(program, names)) {
    text += `${code.slice(end, start)}${nameOf(key)}: ''`;
    end = behind;
  }
  return text + code.slice(end);
}

/** In order, and none within another. */
function detailsOf(node: Node, names: ReadonlySet<string>): readonly Node[] {
  if (node.type === 'ObjectExpression')
    return (node['properties'] as Node[]).flatMap((one) =>
      isDetail(one, names) ? [one] : detailsOf(one, names),
    );
  return Object.values(node)
    .flat()
    .flatMap((value) => (isNode(value) ? detailsOf(value, names) : []));
}

function isDetail({ type, key, computed }: Node, names: ReadonlySet<string>): boolean {
  return type === 'Property' && computed === false && names.has(nameOf(key));
}

function nameOf(key: unknown): string {
  return isNode(key) && typeof key['name'] === 'string' ? key['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
