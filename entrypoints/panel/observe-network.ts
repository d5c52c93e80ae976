import { browser } from 'wxt/browser';
import type { LiveInspection } from '../../components/state/live-inspection.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import {
  exchangeFromDevtools,
  type DevtoolsContent,
  type HarEntry,
} from '../../lib/sources/devtools-network.ts';

/** A HAR entry of DevTools, as much of it as the gate asks for. Chrome gives the content to a callback or a promise. */
type NetworkEntry = HarEntry & {
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
    readonly postData?: { readonly text?: string };
  };
  readonly response?: { readonly redirectURL?: string };
  getContent(callback?: (content: string, encoding: string) => void): Promise<unknown> | undefined;
};

/** Hands on what DevTools saw of `tab` and the gate lets through, with its response body. */
export function observeNetwork(
  tab: number,
  { admits, paused }: Pick<LiveInspection, 'admits' | 'paused'>,
  observed: (exchange: Exchange) => void,
): void {
  let arrival = 0;
  browser.devtools.network.onRequestFinished.addListener((request) => {
    const entry = request as unknown as NetworkEntry;
    const place = arrival++;
    if (paused.value || !isAdmitted(entry, admits)) return;
    void contentOf(entry).then((content) =>
      observed(exchangeFromDevtools(plain(entry), content, tab, place)),
    );
  });
}

function isAdmitted({ request, response }: NetworkEntry, admits: LiveInspection['admits']): boolean {
  if (!request?.url) return false;
  return admits(
    (request.method ?? 'GET').toUpperCase(),
    request.url,
    response?.redirectURL || undefined,
    request.headers?.find(({ name }) => name?.toLowerCase() === 'authorization')?.value,
    request.postData?.text,
  );
}

/** webextension-polyfill hands out a proxy whose members are inherited: a spread of it is empty. */
function plain(entry: NetworkEntry): HarEntry {
  const copy: Record<string, unknown> = {};
  for (const member in entry) copy[member] = entry[member as keyof NetworkEntry];
  return copy;
}

/** The body, where there is one to be had. A promise resolves to text and encoding; Firefox rejects for some redirects. */
async function contentOf(entry: NetworkEntry): Promise<DevtoolsContent | undefined> {
  try {
    const content = await entry.getContent();
    const [text, encoding] = Array.isArray(content) ? content : [content];
    if (typeof text !== 'string') return undefined;
    return typeof encoding === 'string' ? { text, encoding } : { text };
  } catch {
    return undefined;
  }
}
