import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Message = { readonly message: string; readonly description: string };
const messages = JSON.parse(readFileSync('assets/public/_locales/en/messages.json', 'utf8')) as Readonly<
  Record<string, Message>
>;
const configuration = readFileSync('wxt.config.ts', 'utf8');

describe('what a store shows', () => {
  it('is what the manifest names, and nothing else', () => {
    const named = new Set([...configuration.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name));
    expect([...named].toSorted()).toEqual(Object.keys(messages).toSorted());
  });

  it('is as short as Chrome and Firefox want it', () => {
    expect(messages['name']?.message.length).toBeLessThanOrEqual(45);
    expect(messages['description']?.message.length).toBeLessThanOrEqual(132);
  });
});

describe('the icons', () => {
  const sizes = [16, 32, 48, 64, 96, 128];

  it('are there in all sizes that the manifest names', () => {
    expect(configuration).toContain(`icons([${sizes.join(', ')}])`);
    const files = readdirSync('assets/public/icons').toSorted();
    expect(files).toEqual(sizes.map((size) => `${size}.png`).toSorted());
  });

  it.each(sizes)('of %i pixels are that large, and see-through', (size) => {
    const png = readFileSync(`assets/public/icons/${size}.png`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    const withAlpha = 6;
    expect(png[25]).toBe(withAlpha);
  });
});
