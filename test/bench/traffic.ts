/** Everyday traffic, drawn from a seed so that every run measures the same. */
export type Traffic = {
  /** 0 ≤ n < below */
  number(below: number): number;
  hex(length: number): string;
  pick<T>(items: readonly T[]): T;
};

/** Mulberry32: small, fast and good enough to make data with. */
export function traffic(seed: number): Traffic {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    number: (below) => next() % below,
    hex(length) {
      let text = '';
      while (text.length < length) text += next().toString(16).padStart(8, '0');
      return text.slice(0, length);
    },
    pick: (items) => items[next() % items.length]!,
  };
}

const hosts = ['cdn.shop.example', 'static.news.example', 'img.photos.example', 'assets.bank.example'];
const paths = [
  '/assets/js/vendor~main',
  '/images/products/large',
  '/fonts/inter-var',
  '/_next/static/chunks/pages',
];
const endings = ['.js', '.css', '.webp', '.woff2', '.svg', '.json'];

/** What a page loads: long addresses with hashes and queries, none of which is a protocol message. */
export function assetUrl(random: Traffic): string {
  const query = `v=${random.hex(12)}&w=${random.number(2000)}&q=75&fmt=auto&cache=${random.hex(16)}`;
  return `https://${random.pick(hosts)}${random.pick(paths)}.${random.hex(20)}${random.pick(endings)}?${query}`;
}

/** What a page asks its API. */
export function apiUrl(random: Traffic): string {
  const query = `page=${random.number(40)}&limit=50&sort=-created_at&fields=id,name,price&session=${random.hex(16)}`;
  return `https://api.shop.example/v2/catalogue/items/${random.hex(24)}/variants?${query}`;
}

/** Where a page reports what a person does. */
export function telemetryUrl(random: Traffic): string {
  return `https://events.metrics.example/v1/collect?tid=G-${random.hex(8)}&cid=${random.hex(18)}&en=scroll&sr=1920x1080`;
}
