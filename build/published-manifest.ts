import { oldestNode } from '../bin/needed-node.ts';

/** What the published package keeps of the repository's own manifest, as it is there. */
const kept = ['name', 'version', 'description', 'keywords', 'license', 'type'] as const;

/**
 * The package.json of the published package: no scripts, and no dependencies, since what it needs is built in. Throws where the
 * repository's has not what must be kept.
 */
export function publishedManifest(
  manifest: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const missing = kept.find((name) => manifest[name] === undefined);
  if (missing) throw new Error(`package.json has no ${missing}.`);
  return {
    ...Object.fromEntries(kept.map((name) => [name, manifest[name]])),
    engines: { node: `>=${oldestNode}` },
    bin: { 'oauth-lens': './oauth-lens.js' },
    // A list: npm links no other.
    man: ['./oauth-lens.1'],
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './test': { types: './test.d.ts', default: './test.js' },
      './package.json': './package.json',
    },
  };
}
