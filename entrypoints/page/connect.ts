import { browser } from 'wxt/browser';
import type { FeedPort } from '../../components/state/feed.ts';
import { feedPortName, privateFeedPortName, type FeedToPage } from '../../lib/exchange/feed.ts';

/** A port to the worker; wakes it if it sleeps. */
export function connectToWorker(): FeedPort {
  const name = browser.extension.inIncognitoContext ? privateFeedPortName : feedPortName;
  const port = browser.runtime.connect({ name });
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message as FeedToPage)),
    onDisconnect: (listener) => port.onDisconnect.addListener(listener),
    close: () => port.disconnect(),
  };
}
