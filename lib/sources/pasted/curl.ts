import { encodeBase64 } from '../../exchange/base64.ts';
import { percentEncoded } from '../../exchange/percent.ts';
import { shellWords } from './shell-words.ts';

/** A request as a HAR has it. */
export type PastedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
};

/** Long names of the options that matter and have a value. */
const longNames: Readonly<Record<string, string>> = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '--data-raw': '--data',
  '--data-binary': '--data',
  '--data-ascii': '--data',
  '-u': '--user',
  '-b': '--cookie',
  '-A': '--user-agent',
  '-e': '--referer',
};

/** Others that have one, so that it is not taken for an address. */
const withValue = new Set(
  '-o --output -x --proxy -m --max-time --connect-timeout -c --cookie-jar -w --write-out --cacert --cert --key --resolve -F --form -T --upload-file --retry'.split(
    ' ',
  ),
);

type Options = { readonly [name: string]: readonly string[] };

/** The request of a cURL command, as browsers and documentation write it; `undefined` for other text. https://curl.se/docs/manpage.html */
export function requestOfCurl(text: string): PastedRequest | undefined {
  const [command, ...words] = shellWords(text.replace(/^\s*\$\s+/, ''));
  if (command !== 'curl' && command !== 'curl.exe') return undefined;
  const { options, addresses, isGet } = optionsIn(words);
  const [address] = options['--url'] ?? addresses;
  if (address === undefined) return undefined;
  const url = /^[a-z][\w+.-]*:/i.test(address) ? address : `http://${address}`;
  const data = [...(options['--data'] ?? []), ...(options['--data-urlencode'] ?? []).map(encoded)].join('&');
  const headers = headersOf(options);
  const method = options['--request']?.at(-1) ?? (data === '' || isGet ? 'GET' : 'POST');
  if (data === '') return { method, url, headers };
  if (isGet) return { method, url: `${url}${url.includes('?') ? '&' : '?'}${data}`, headers };
  const said = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const mimeType = said ?? 'application/x-www-form-urlencoded';
  return { method, url, headers, postData: { mimeType, text: data } };
}

function optionsIn(words: readonly string[]): {
  readonly options: Options;
  readonly addresses: readonly string[];
  readonly isGet: boolean;
} {
  const options: Record<string, string[]> = {};
  const addresses: string[] = [];
  let isGet = false;
  for (let at = 0; at < words.length; at++) {
    const [name, joined] = nameOf(words[at]!);
    if (!name.startsWith('-')) addresses.push(words[at]!);
    else if (name === '-G' || name === '--get') isGet = true;
    else if (withValue.has(name)) at += joined === undefined ? 1 : 0;
    else if (known.has(name)) (options[name] ??= []).push(joined ?? words[++at] ?? '');
  }
  return { options, addresses, isGet };
}

const known = new Set([...Object.values(longNames), '--url', '--data-urlencode']);

/** `-XPOST`, `--request=POST` and `-X` by their long names. */
function nameOf(word: string): readonly [name: string, joined: string | undefined] {
  const short = word.slice(0, 2);
  if (/^-[A-Za-z]./.test(word) && longNames[short]) return [longNames[short], word.slice(2)];
  const [long = word, ...rest] = word.startsWith('--') ? word.split('=') : [word];
  return [longNames[long] ?? long, rest.length > 0 ? rest.join('=') : undefined];
}

function encoded(data: string): string {
  const [name = '', ...value] = data.split('=');
  return value.length === 0 ? percentEncoded(data) : `${name}=${percentEncoded(value.join('='))}`;
}

function headersOf(options: Options): readonly { readonly name: string; readonly value: string }[] {
  const told = (options['--header'] ?? []).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
  });
  const also = [
    ['Authorization', options['--user']?.map((user) => `Basic ${base64(user)}`)],
    ['Cookie', options['--cookie']],
    ['User-Agent', options['--user-agent']],
    ['Referer', options['--referer']],
  ] as const;
  return [...told, ...also.flatMap(([name, values = []]) => values.map((value) => ({ name, value })))];
}

function base64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}
