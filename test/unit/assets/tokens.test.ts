import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('assets/tokens.css', 'utf8');

type Tokens = Readonly<Record<string, string>>;

function tokensOf(selector: string): Tokens {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance. WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const surfaces = ['surface', 'surface-raised', 'surface-hover', 'surface-selected'];
const inks = ['text', 'text-soft', 'text-faint', 'accent', 'good', 'bad', 'caution', 'quiet'];
const actors = ['actor-client', 'actor-browser', 'actor-server', 'actor-resource'];
const severities = ['critical', 'high', 'medium', 'low', 'info'].map((severity) => `severity-${severity}`);
const syntax = ['syntax-name', 'syntax-text', 'syntax-number', 'syntax-word'];
const pairs = [
  ...surfaces.flatMap((surface) => [...inks, ...actors, ...severities].map((ink) => [ink, surface] as const)),
  ...syntax.flatMap(
    (ink) =>
      [
        [ink, 'surface'],
        [ink, 'surface-raised'],
      ] as const,
  ),
  ...['good', 'bad', 'caution', 'quiet', 'accent'].map((tone) => [tone, `${tone}-soft`] as const),
  ['on-accent', 'accent'] as const,
  ['text', 'bad-soft'] as const,
  ['text', 'caution-soft'] as const,
  ['text', 'mark'] as const,
];

describe.each([
  ['light', tokensOf(':root')],
  ['dark', tokensOf(":root[data-theme='dark']")],
] as const)('the %s colours', (_theme, tokens) => {
  it('can be read everywhere they meet: contrast 4.5 or more (WCAG AA)', () => {
    const poor = pairs
      .map(([ink, ground]) => ({ ink, ground, ratio: contrast(tokens[ink]!, tokens[ground]!) }))
      .filter(({ ratio }) => !(ratio >= 4.5))
      .map(({ ink, ground, ratio }) => `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    expect(poor).toEqual([]);
  });
});

describe('colours', () => {
  it('are the same names in both themes', () => {
    expect(Object.keys(tokensOf(":root[data-theme='dark']"))).toEqual(Object.keys(tokensOf(':root')));
  });
});
