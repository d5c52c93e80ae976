import type { Plugin } from 'vite';

/** What pages share: the browser itself; by room, what popup, panel and viewer do; and what the last two do beyond that; formats by themselves. */
const chunks = [
  // Loaded when somebody asks for one of them.
  { name: 'formats', test: /[\\/]lib[\\/]output[\\/]on-demand[\\/]/ },
  {
    name: 'browser',
    test: /^\0rolldown\/runtime|[\\/]node_modules[\\/](wxt|@wxt-dev)[\\/]/,
    minShareCount: 2,
  },
  { name: 'libraries', test: /[\\/]node_modules[\\/]/, minShareCount: 3 },
  {
    name: 'judging',
    test: /[\\/]lib[\\/](vocabulary|exchange|sources|messages|flows|facts|rules|street)/,
    minShareCount: 3,
  },
  { name: 'telling', test: /[\\/]lib[\\/]/, minShareCount: 3 },
  { name: 'parts', test: /[\\/]components[\\/]/, minShareCount: 3 },
  { name: 'inspector', test: /[\\/](lib|components|node_modules)[\\/]/, minShareCount: 2 },
].map((chunk) => ({ ...chunk, includeDependenciesRecursively: false }));

/** Splits the pages' code into chunks that are named after what they hold. The worker is one file by itself. */
export function namedChunks(): Plugin {
  return {
    name: 'named-chunks',
    outputOptions: (options) =>
      options.format === 'es' ? { ...options, codeSplitting: { groups: chunks } } : options,
  };
}
