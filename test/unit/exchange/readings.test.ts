import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encodeBase64, encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { readingsOf, valuesIn } from '../../../lib/exchange/readings.ts';

const text = '{"headers":{"Authorization":"Bearer SlAV32hkKG-access-7a9d"}}';
const bytes = (of: string) => new TextEncoder().encode(of);
const hex = (of: string) => [...bytes(of)].map((one) => one.toString(16).padStart(2, '0')).join('');
const packed = (of: string) => encodeBase64(bytes(of));

describe('a text is read', () => {
  it.each([
    ['as it stands', text],
    ['out of percent-encoding', encodeURIComponent(text)],
    ['out of percent-encoding in percent-encoding', encodeURIComponent(encodeURIComponent(text))],
    ['where another escape is broken', `100%|${encodeURIComponent(text)}|%zz`],
    ['out of JSON in JSON', JSON.stringify({ event: text })],
    ['out of JSON in JSON in JSON', JSON.stringify({ envelope: JSON.stringify({ event: text }) })],
    ['out of base64', `data=${packed(text)}&v=1`],
    ['out of base64url', `data=${encodeBase64Url(bytes(text))}&v=1`],
    ['out of base64 in a form', `data=${encodeURIComponent(packed(text))}`],
    ['out of hexadecimals', `data=${hex(text)}&v=1`],
    ['out of capital hexadecimals', hex(text).toUpperCase()],
    ['out of gzip in base64', encodeBase64(gzipSync(bytes(text)))],
  ])('%s', (_, written) => {
    expect(readingsOf(written).join('\n')).toContain('Bearer SlAV32hkKG-access-7a9d');
  });

  it('and is left as it is where nothing is packed in it', () => {
    expect(readingsOf('a plain text')).toEqual(['a plain text']);
    expect(readingsOf('')).toEqual([]);
  });

  it('and out of no hash, which is written in hexadecimals too', () => {
    const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    expect(readingsOf(hash)).toEqual([hash]);
  });

  it('no deeper than anybody packs by accident', () => {
    const deep = [1, 2, 3, 4, 5, 6, 7].reduce((of) => packed(of), text);
    expect(readingsOf(deep).join('\n')).not.toContain('SlAV32hkKG');
  });

  it('in bounded time, however it is packed', () => {
    const long = `${'eyJ'.repeat(20_000)}%25${'\\"'.repeat(20_000)}`;
    expect(readingsOf(long).length).toBeLessThan(20);
  });
});

describe('values in a text', () => {
  it('end where no token goes on', () => {
    expect([...valuesIn(text)]).toEqual(['SlAV32hkKG-access-7a9d']);
  });
  it('are read with and without what fills them up, and in the parts of a path', () => {
    expect([...valuesIn('t=MTIzNDU2Nzg5MDEyMzQ1Ng==')]).toContain('MTIzNDU2Nzg5MDEyMzQ1Ng');
    expect([...valuesIn('/v1/SlAV32hkKG-access-7a9d/x')]).toContain('SlAV32hkKG-access-7a9d');
  });
});
