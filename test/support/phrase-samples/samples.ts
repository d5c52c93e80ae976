import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { exchange } from '../exchange.ts';
import { answer, asked, document, page, sendsTo, text } from '../said.ts';
import { appByLanguageSamples } from './apps-by-language.ts';
import { appSamples } from './apps.ts';
import { eastAsianSamples } from './east-asian.ts';
import { identityServerSamples } from './identity-servers.ts';
import { microsoftSamples } from './microsoft.ts';
import { providerSamples } from './providers.ts';
import { samlAndApiSamples } from './saml-and-apis.ts';
import { selfHostedSamples } from './self-hosted.ts';
import { serverSamples } from './servers.ts';
import { vendorSamples } from './vendors.ts';

/** Words as a product shows them, in each of the ways in which such words are shown. */
export type Sample = {
  readonly id: string;
  readonly words: string;
  readonly shownAs: readonly (readonly [way: string, exchange: Exchange])[];
};

/** All of them. */
export const samples: readonly Sample[] = [
  appSamples,
  appByLanguageSamples,
  selfHostedSamples,
  providerSamples,
  microsoftSamples,
  identityServerSamples,
  serverSamples,
  vendorSamples,
  samlAndApiSamples,
  eastAsianSamples,
].flatMap((list) =>
  list
    .trim()
    .split(/\n(?=[a-z0-9-]+ \S)/)
    .map(sampleOf),
);

function sampleOf(line: string): Sample {
  const space = line.indexOf(' ');
  const words = line.slice(space + 1);
  return { id: line.slice(0, space), words, shownAs: waysOf(words) };
}

function waysOf(words: string): Sample['shownAs'] {
  if (words.startsWith('?')) {
    const address = words.slice(1);
    return [
      ['address', asked(address)],
      ['redirect', sendsTo(address)],
    ];
  }
  if (words.startsWith('{')) return [['JSON', answer(JSON.parse(words))]];
  if (words.startsWith('<cas:'))
    return [
      [
        'XML',
        exchange({
          url: 'https://cas.example/p3/serviceValidate',
          status: 200,
          responseBody: { mediaType: 'application/xml', text: words },
        }),
      ],
    ];
  if (words.startsWith('<'))
    return [
      ['page', page(/<body/.test(words) ? words : document(words))],
      ['page that answers 200', page(/<body/.test(words) ? words : document(words), { status: 200 })],
    ];
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const query = new URLSearchParams({ error: 'server_error', error_description: words });
  return [
    ['heading', page(document(`<h1>${escaped}</h1><p>Please contact support.</p>`))],
    [
      'alert',
      page(document(`<form><div class="alert alert-danger"><i></i> <span>${escaped}</span></div></form>`), {
        status: 200,
      }),
    ],
    [
      'stack',
      page(
        `<html><body><h1>500</h1><pre>${escaped}\n    at Layer.handle (/srv/app/index.js:9:5)</pre></body></html>`,
        { status: 500 },
      ),
    ],
    ['JSON', answer({ statusCode: 500, message: words })],
    ['text', text(words, 500)],
    ['address', asked(`/login?${query}`)],
  ];
}
