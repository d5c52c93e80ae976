import type { DevtoolsContent, HarEntry } from '../../lib/sources/devtools-network.ts';

/** A HAR entry of DevTools, as much of it as the gate asks for. */
export type NetworkEntry = HarEntry & {
  /** Chromium's own word for what made the request. */
  readonly _resourceType?: string;
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
    readonly postData?: { readonly text?: string };
  };
  readonly response?: {
    readonly status?: number;
    readonly redirectURL?: string;
    readonly content?: { readonly mimeType?: string; readonly size?: number };
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
  };
  getContent?(callback?: TakeContent): Promise<unknown> | undefined;
};

type TakeContent = (text: unknown, encoding: unknown) => void;

/** What a server that refused says is needed to be let in. */
export function challengeOf({ response }: NetworkEntry): string | undefined {
  return response?.headers?.find(({ name }) => name?.toLowerCase() === 'www-authenticate')?.value;
}

/** What a browser hands out may inherit its members: a spread of it is empty. */
export function plainEntry(entry: NetworkEntry): HarEntry {
  const copy: Record<string, unknown> = {};
  for (const member in entry) copy[member] = entry[member as keyof NetworkEntry];
  return copy;
}

/** The body, where there is one to be had. Chrome takes a callback, Firefox gives a promise. */
export function contentOf(entry: NetworkEntry): Promise<DevtoolsContent | undefined> {
  return new Promise((resolve) => {
    const take: TakeContent = (text, encoding) => resolve(contentFrom(text, encoding));
    const takeBoth = (content: unknown) =>
      Array.isArray(content) ? take(content[0], content[1]) : take(content, '');
    const given = entry.getContent ? entry.getContent(take) : Promise.resolve();
    given?.then(takeBoth, () => resolve(undefined));
  });
}

function contentFrom(text: unknown, encoding: unknown): DevtoolsContent | undefined {
  if (typeof text !== 'string') return undefined;
  return typeof encoding === 'string' ? { text, encoding } : { text };
}
