import { describe, expect, it } from 'vitest';
import { linkedAddressesOf } from '../../../../lib/facts/pages/linked-addresses.ts';
import { exchange } from '../../../support/exchange.ts';

const url = 'https://app.example/orders/';
const linked = (text: string) =>
  linkedAddressesOf(exchange({ url, responseBody: { mediaType: 'text/html', text } }));

describe('a page leads to', () => {
  it.each([
    ['<a href="/logout">Out</a>', 'https://app.example/logout'],
    ['<A CLASS=x\n HREF=next>', 'https://app.example/orders/next'],
    ["<form method=post action='https://op.example/end'>", 'https://op.example/end'],
    ['<button type="submit" formaction="/logout">', 'https://app.example/logout'],
    ['<!-- a --><script>x</script><style>y</style><a href="/z">', 'https://app.example/z'],
    ['<!-- <script> --><a href="/z">', 'https://app.example/z'],
  ])('what %s says', (text, address) => {
    expect(linked(text)).toEqual([address]);
  });
});

describe('a page does not lead to', () => {
  it.each([
    '<!-- <a href="/logout">Out</a> -->',
    '<script>out = \'<a href="/logout">\'</script>',
    '<script>out = \'<!-- --><a href="/logout">\'</script>',
    '<template><a href="/logout"></a></template>',
    '<a data-href="/logout">',
    '<link rel="next" href="/logout">',
    '<a href="http://[">',
    'href="/logout"',
    '',
  ])('what %s says', (text) => {
    expect(linked(text)).toEqual([]);
  });

  it('anything where its text was not recorded', () => {
    expect(linkedAddressesOf(exchange({ url }))).toEqual([]);
  });

  it('what stands after the part that is read, and is read in linear time', () => {
    expect(linked(`${'<a '.repeat(40_000)}<a href="/logout">`)).toEqual([]);
  });
});
