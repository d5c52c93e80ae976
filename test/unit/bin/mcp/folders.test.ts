import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolders, type Folders } from '../../../../bin/mcp/folders.ts';

const disk = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-folders-')));
afterAll(() => rmSync(disk, { recursive: true }));

const at = (...names: readonly string[]): string => join(disk, ...names);

beforeAll(() => {
  for (const folder of ['shared/inner', 'shared-not', 'elsewhere'])
    mkdirSync(at(folder), { recursive: true });
  for (const file of ['shared/a.har', 'shared/inner/b.har', 'shared-not/c.har', 'elsewhere/d.har'])
    writeFileSync(at(file), '{}');
  symlinkSync(at('elsewhere/d.har'), at('shared/link-out.har'));
  symlinkSync('../elsewhere', at('shared/folder-out'));
  symlinkSync('inner/b.har', at('shared/link-in.har'));
  symlinkSync(at('elsewhere/not-yet.har'), at('shared/dangling.har'));
  symlinkSync('shared', at('name-of-shared'));
});

async function opened(...named: readonly string[]): Promise<Folders> {
  const folders = await openFolders(named.map((name) => at(name)));
  if ('error' in folders) throw new Error(folders.error);
  return folders;
}

describe('the folders of an MCP server', () => {
  it.each([
    ['by its name', 'a.har', 'shared/a.har'],
    ['deeper', 'inner/b.har', 'shared/inner/b.har'],
    ['by its whole path', at('shared/a.har'), 'shared/a.har'],
    ['by a way out and back', '../shared/a.har', 'shared/a.har'],
    ['by a link that stays', 'link-in.har', 'shared/inner/b.har'],
  ])('have a file %s', async (_, asked, path) => {
    expect(await (await opened('shared')).find(asked)).toEqual({ path: at(path) });
  });

  it('have a file though they are named by a link', async () => {
    expect(await (await opened('name-of-shared')).find('a.har')).toEqual({ path: at('shared/a.har') });
  });

  it('have what is in any of them', async () => {
    const folders = await opened('shared', 'elsewhere');
    expect(await folders.find('d.har')).toEqual({ path: at('elsewhere/d.har') });
    expect(await folders.find('link-out.har')).toEqual({ path: at('elsewhere/d.har') });
  });

  it.each([
    ['above', '../elsewhere/d.har'],
    ['above, the long way', 'inner/../../elsewhere/d.har'],
    ['elsewhere on the disk', at('elsewhere/d.har')],
    ['of the system', '/etc/passwd'],
    ['of the system, by many steps up', relative(at('shared'), '/etc/passwd')],
    ['in a folder whose name begins alike', '../shared-not/c.har'],
    ['that a link leads out to', 'link-out.har'],
    ['below a link that leads out', 'folder-out/d.har'],
    ['behind a link that leads nowhere', 'dangling.har'],
    ['that is not there', 'no.har'],
    ['that is a folder', 'inner'],
    ['that is the folder itself', '.'],
    ['with a zero in its name', 'a.har\0.png'],
    ['without a name', ''],
  ])('have no file %s', async (_, asked) => {
    const { error } = (await (await opened('shared')).find(asked)) as { error: string };
    expect(error).toContain('below the folder that this server may read');
  });

  it('say the same of a file elsewhere and of none', async () => {
    const folders = await opened('shared');
    const said = async (file: string) => JSON.stringify(await folders.find(file)).replace(file, 'FILE');
    expect(await said('../elsewhere/d.har')).toBe(await said('../elsewhere/e.har'));
  });

  it.each([
    ['in them', 'new.har', 'shared/new.har'],
    ['deeper', 'inner/new.har', 'shared/inner/new.har'],
  ])('take a new file %s', async (_, asked, path) => {
    expect(await (await opened('shared')).place(asked)).toEqual({ path: at(path) });
  });

  it.each([
    ['above', '../new.har'],
    ['elsewhere', at('elsewhere/new.har')],
    ['below a link that leads out', 'folder-out/new.har'],
    ['in a folder that is not there', 'nowhere/new.har'],
  ])('take no new file %s', async (_, asked) => {
    expect(await (await opened('shared')).place(asked)).toHaveProperty('error');
  });

  it.each(['missing', 'shared/a.har'])('are not opened where one is none: %s', async (name) => {
    expect(await openFolders([at('shared'), at(name)])).toEqual({
      error: `${at(name)}: There is no such folder.`,
    });
  });
});
