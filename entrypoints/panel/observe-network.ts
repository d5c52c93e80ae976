import { effect } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { LiveInspection } from '../../components/state/live-inspection.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import {
  exchangeFromDevtools,
  type DevtoolsContent,
  type HarEntry,
} from '../../lib/sources/devtools-network.ts';

/** A HAR entry of DevTools, as much of it as the gate asks for. */
type NetworkEntry = HarEntry & {
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
    readonly postData?: { readonly text?: string };
  };
  readonly response?: { readonly redirectURL?: string };
  getContent(callback?: TakeContent): Promise<unknown> | undefined;
};

type TakeContent = (text: unknown, encoding: unknown) => void;

/** How many refused entries get a second chance when more is known. */
const longestSecondChance = 50;

/**
 * Hands on what DevTools saw of `tab` and the gate lets through, with its response body. What the gate refuses is asked
 * about again when the evidence has grown: an API call may end before its token has come back from the worker.
 */
export function observeNetwork(
  tab: number,
  { admits, paused, inspected }: LiveInspection,
  observed: (exchange: Exchange) => void,
): void {
  let arrival = 0;
  let refused: (() => boolean)[] = [];
  browser.devtools.network.onRequestFinished.addListener((request) => {
    const entry = request as unknown as NetworkEntry;
    const place = arrival++;
    if (paused.value) return;
    const offer = (): boolean => {
      if (!isAdmitted(entry, admits)) return false;
      void contentOf(entry).then((content) =>
        observed(exchangeFromDevtools(plain(entry), content, tab, place)),
      );
      return true;
    };
    if (!offer()) refused = [...refused.slice(1 - longestSecondChance), offer];
  });
  effect(() => {
    if (inspected.value) refused = refused.filter((offer) => !offer());
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

/**
 * The body, where there is one to be had. Chrome's own `browser` takes a callback, Firefox gives a promise, and the
 * polyfill throws when it gets a callback.
 */
function contentOf(entry: NetworkEntry): Promise<DevtoolsContent | undefined> {
  return new Promise((resolve) => {
    const take: TakeContent = (text, encoding) => resolve(contentFrom(text, encoding));
    const promised = (content: unknown) =>
      Array.isArray(content) ? take(content[0], content[1]) : take(content, '');
    getContent(entry, take)?.then(promised, () => resolve(undefined));
  });
}

function getContent(entry: NetworkEntry, take: TakeContent): Promise<unknown> | undefined {
  try {
    return entry.getContent(take);
  } catch {
    return entry.getContent();
  }
}

function contentFrom(text: unknown, encoding: unknown): DevtoolsContent | undefined {
  if (typeof text !== 'string') return undefined;
  return typeof encoding === 'string' ? { text, encoding } : { text };
}
