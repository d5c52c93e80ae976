import { describe, expect, it } from 'vitest';
import { ledWords } from '../../../../../lib/facts/said/page/led-words.ts';

const said = (html: string) => ledWords(html).map(({ words: { name, text } }) => [name, text]);

describe('a page that failed and leads on', () => {
  it.each([
    [
      'by a script, as Go’s templates write it',
      `<body onload="window.location = 'https://app.example/error?message=Token+request+failed.\\u0026s=MEU'"></body>`,
    ],
    ['by a script', `<script>location.replace("/error?message=Token%20request%20failed.")</script>`],
    [
      'by its markup',
      `<noscript><meta http-equiv="refresh" content="0; url=https://app.example/error?message=Token+request+failed.&amp;s=MEU"></noscript>`,
    ],
  ])('says what that address says, %s', (_, html) => {
    expect(said(html)).toEqual([['message', 'Token request failed.']]);
  });
});

describe('a page says nothing that way', () => {
  it.each([
    ['where it leads to no error', `<script>location.href='/home?message=Welcome'</script>`],
    ['where it leads nowhere', `<p>Go to /error?message=Token+request+failed.</p>`],
    ['where it is more than a way on', `<script>location='/error?message=No'</script>${'x'.repeat(5000)}`],
    [
      'where it reads the address',
      `<script>const at = location.href; if (at === '/error?message=No') go();</script>`,
    ],
  ])('%s', (_, html) => {
    expect(said(html)).toEqual([]);
  });
});
