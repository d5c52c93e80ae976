/**
 * All that lib/ takes from its surroundings beyond the language: a worker, a page and Node have it alike. It is checked against this by
 * lib/tsconfig.json, which knows neither the DOM nor Node; whatever else is needed comes in as data or as a function.
 */

/** WHATWG URL §6.1. Throws a TypeError on what is none: ask `canParse` first. */
declare class URL {
  static canParse(url: string, base?: string): boolean;
  static parse(url: string, base?: string): URL | null;
  constructor(url: string, base?: string);
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
}

/** WHATWG URL §6.2. */
declare class URLSearchParams {
  constructor(init?: string | readonly (readonly [string, string])[] | Readonly<Record<string, string>>);
  append(name: string, value: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

/** WHATWG Encoding §7.3. Always UTF-8. */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

/** WHATWG Encoding §7.1. Throws a RangeError on a label that no encoding has, and with `fatal` a TypeError on malformed bytes. */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { readonly stream?: boolean }): string;
}

/** HTML §8.3: bytes, a character each, of base64. Throws on what is none. */
declare function atob(base64: string): string;

/** Web Cryptography §14.3.2, §14.3.9. Both reject what they do not know. */
declare const crypto: {
  readonly subtle: {
    importKey(
      format: 'jwk',
      key: Readonly<Record<string, string>>,
      algorithm: Readonly<Record<string, string>>,
      extractable: boolean,
      usages: 'verify'[],
    ): Promise<CryptoKey>;
    verify(
      algorithm: Readonly<Record<string, string>>,
      key: CryptoKey,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
  };
};

/** Web Cryptography §13. */
declare class CryptoKey {
  readonly type: string;
}
