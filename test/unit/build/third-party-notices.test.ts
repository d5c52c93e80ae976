import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { namedIn, thirdPartyNotices } from '../../../build/third-party-notices.ts';

const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A package with one module, at a path of its own; tells the module's. */
function installed(name: string, files: Readonly<Record<string, string>>): string {
  const at = join(folder, 'node_modules', name);
  mkdirSync(join(at, 'dist'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return join(at, 'dist/index.js');
}

const mit = '{ "name": "@some/parser", "version": "1.2.3", "license": "MIT" }';
const parser = installed('@some/parser', { 'package.json': mit, 'LICENSE.md': 'Copyright of somebody\n' });

describe('third-party notices', () => {
  it('name each package once, with its licence, in the same order whatever came first', () => {
    const isc = '{ "name": "a-reader", "version": "2.0.0", "license": "ISC" }';
    const reader = installed('a-reader', { 'package.json': isc, licence: 'Free for all' });
    const told = thirdPartyNotices([reader, parser, parser]);
    expect(told).toBe(thirdPartyNotices([parser, reader]));
    expect(told.match(/^.+ \((?:MIT|ISC)\)$/gm)).toEqual([
      '@some/parser 1.2.3 (MIT)',
      'a-reader 2.0.0 (ISC)',
    ]);
    expect(namedIn(told)).toEqual(['@some/parser 1.2.3', 'a-reader 2.0.0']);
    expect(told).toContain('Copyright of somebody');
    expect(told).toContain('Free for all');
  });

  it('say of whom the list of public suffixes is', () => {
    const tldts = '{ "name": "tldts", "version": "7.0.0", "license": "MIT" }';
    const module = installed('tldts', { 'package.json': tldts, LICENSE: 'Copyright' });
    expect(thirdPartyNotices([module])).toContain('Mozilla Public License 2.0');
    expect(thirdPartyNotices([parser])).not.toContain('Mozilla');
  });

  it('have the words that a package leaves in its repository, under the name of its holder', () => {
    const module = installed('wxt', {
      'package.json': '{ "name": "wxt", "version": "0.1.0", "license": "MIT" }',
    });
    const told = thirdPartyNotices([module]);
    expect(told).toContain('Copyright (c) 2023 Aaron\n');
    expect(told).toContain('Permission is hereby granted');
    expect(told).not.toContain('OAuth Lens contributors');
  });

  it('have nothing to say of modules of our own and of the bundler', () => {
    expect(thirdPartyNotices([join(folder, 'lib/index.ts'), '\0rolldown/runtime.js'])).not.toContain('---');
    expect(namedIn(thirdPartyNotices([]))).toEqual([]);
  });

  it.each([
    ['without its text', { 'package.json': '{ "name": "closed", "version": "1.0.0", "license": "MIT" }' }],
    [
      'without a name for it',
      { 'package.json': '{ "name": "closed", "version": "1.0.0" }', LICENSE: 'Mine' },
    ],
  ])('break off at a licence %s', (place, files) => {
    const module = installed(`closed-${place.length}`, files);
    expect(() => thirdPartyNotices([module])).toThrow(/closed lies in .* without a licence/);
  });
});
