import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { noticesFile, thirdPartyNotices } from './third-party-notices.ts';

/** Hears of everything that is built into the extension, in however many turns, and writes our licence and those of others beside it. */
export function noticesOfBuild(): { readonly plugin: Plugin; write(folder: string): void } {
  const modules = new Set<string>();
  const plugin: Plugin = {
    name: 'notices-of-build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') for (const id of file.moduleIds) modules.add(id);
    },
  };
  const write = (folder: string): void => {
    writeFileSync(join(folder, noticesFile), thirdPartyNotices(modules));
    copyFileSync(join(import.meta.dirname, '../LICENSE'), join(folder, 'LICENSE'));
  };
  return { plugin, write };
}
