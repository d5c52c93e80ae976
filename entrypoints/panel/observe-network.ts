import { credentialAmong } from '../../lib/exchange/headers.ts';
import { effect } from '@preact/signals';
import type { LiveInspection } from '../../components/state/live-inspection.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { answersWithError } from '../../lib/exchange/refused-own-call.ts';
import { postedTokenIn } from '../../lib/exchange/posted-token.ts';
import { spare } from '../../lib/flows/context/spare.ts';
import { isRawPage } from '../../lib/sources/har/context.ts';
import { parseTime } from '../../lib/sources/har/time.ts';
import { exchangeFromDevtools } from '../../lib/sources/devtools-network.ts';
import { failureOf } from '../../lib/vocabulary/failure.ts';
import { challengeOf, contentOf, plainEntry, type NetworkEntry } from './network-entry.ts';

/** How many refused entries get a second chance when more is known. */
const longestSecondChance = 200;

type Gate = Pick<LiveInspection, 'admits' | 'admitsError' | 'admitsAround'>;
type Known = Gate & Pick<LiveInspection, 'paused' | 'inspected' | 'failed'>;

/**
 * Takes the entries that DevTools saw of `tab` and hands on those that the gate lets through, with their bodies. API calls
 * that the gate refuses are asked about again when the evidence has grown: one may end before the token it carries has
 * come back from the worker, or before the browser’s own login has (FedCM) of which it hands on the token. An entry at which reading breaks off is left out, and `failed` is told.
 */
export function networkObserver(
  tab: number,
  { paused, inspected, failed, ...gate }: Known,
  observed: (exchange: Exchange) => void,
): (entry: NetworkEntry) => void {
  let arrival = 0;
  let refused: readonly NetworkEntry[] = [];
  /** Answers that might have said that something failed, and did not. */
  const readInVain = new WeakSet<NetworkEntry>();
  const broken = (error: unknown): void => failed(failureOf('reader', 'network', error));
  const offer = (entry: NetworkEntry): boolean => {
    try {
      return take(entry);
    } catch (error) {
      broken(error);
      return true;
    }
  };
  const take = (entry: NetworkEntry): boolean => {
    const isOurs = isAdmitted(entry, gate);
    const isWanted = isOurs || mayBeAround(entry, gate);
    if (!isWanted && (readInVain.has(entry) || !mayBeRefusal(entry, gate))) return false;
    const place = arrival++;
    const needed = (exchange: Exchange): Exchange => (isOurs ? exchange : spare(exchange));
    void contentOf(entry)
      .then((content) => {
        if (isWanted || answersWithError(content?.text))
          return observed(needed(exchangeFromDevtools(plainEntry(entry), content, tab, place)));
        readInVain.add(entry);
        return offerOrKeep(entry);
      })
      .catch(broken);
    return true;
  };
  const offerOrKeep = (entry: NetworkEntry): void => {
    if (offer(entry)) return;
    if (credentialAmong(entry.request?.headers) === undefined && !postedTokenOf(entry)) return;
    refused = [...refused.slice(1 - longestSecondChance), entry];
  };
  effect(() => {
    if (inspected.value) refused = refused.filter((entry) => !offer(entry));
  });
  return (entry) => {
    if (!paused.value) offerOrKeep(entry);
  };
}

/** Pages, answers that set cookies, calls right after a login: short, and without what was sent. */
function mayBeAround(entry: NetworkEntry, gate: Gate): boolean {
  const { request, response } = entry;
  if (!request?.url) return false;
  const setsCookies = response?.headers?.some(({ name }) => name?.toLowerCase() === 'set-cookie') ?? false;
  const startedAt = parseTime(entry.startedDateTime) || 0;
  const isPage = isRawPage(plainEntry(entry), request, response);
  return gate.admitsAround(request.url, startedAt, isPage, setsCookies, response?.status ?? 0);
}

function postedTokenOf({ request }: NetworkEntry): ReturnType<typeof postedTokenIn> {
  const { method = '', postData } = request ?? {};
  const text = postData?.text;
  return postedTokenIn({
    method: method.toUpperCase(),
    requestBody: { mediaType: '', ...(text && { text }) },
  });
}

function isAdmitted(entry: NetworkEntry, gate: Gate): boolean {
  const { request, response } = entry;
  if (!request?.url) return false;
  // The browser's own login requests (FedCM) have no words that the gate could know them by.
  if (entry._resourceType === 'fedcm') return true;
  const isOurs = gate.admits(
    (request.method ?? 'GET').toUpperCase(),
    request.url,
    response?.redirectURL || undefined,
    credentialAmong(entry.request?.headers),
    request.postData?.text,
    undefined,
    challengeOf(entry),
  );
  return isOurs || ((response?.status ?? 0) >= 400 && gate.admitsError(request.url));
}

/** A short answer with status 200, of a server at which people log in: its body may say that it failed. */
function mayBeRefusal({ request, response }: NetworkEntry, gate: Gate): boolean {
  const { mimeType = '', size = 0 } = response?.content ?? {};
  const isShort = response?.status === 200 && mimeType.includes('json') && size < longestAnswer;
  return isShort && gate.admitsError(request?.url ?? '');
}

/** Characters. */
const longestAnswer = 20_000;
