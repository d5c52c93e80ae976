import { browser } from 'wxt/browser';
import type { NetworkEntry } from './network-entry.ts';

/**
 * Every entry of the network log: those from before the panel was first shown (it is loaded only then), and all that
 * follow. Chrome takes a callback here too, Firefox gives a promise.
 */
export function listenToNetwork(take: (entry: NetworkEntry) => void): void {
  const { network } = browser.devtools;
  network.onRequestFinished.addListener((request) => take(request as unknown as NetworkEntry));
  const takeAll = (log: unknown) => {
    for (const entry of (log as { entries?: readonly NetworkEntry[] } | undefined)?.entries ?? [])
      take(entry);
  };
  const getHAR = network.getHAR as (callback?: (log: unknown) => void) => Promise<unknown> | undefined;
  void getHAR.call(network, takeAll)?.then(takeAll, () => undefined);
}
