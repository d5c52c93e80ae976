import type { ResponseDetails } from '../../lib/sources/web-request/details.ts';
import { Answers, type AnswersParts, type AnswerStream } from './answers.ts';
import type { TabListener } from './tab-listeners.ts';

/** What brings a login’s answers: pages, frames, and what scripts fetch. */
const types = ['main_frame', 'sub_frame', 'xmlhttprequest'];

/** Milliseconds that an answer may be held up at most, while what is known of its request is read. */
const longestWait = 500;
/** Milliseconds after which an answer is left to itself: none of a login takes so long. */
const longestAnswer = 30_000;

type Filter = {
  readonly urls: readonly string[];
  readonly types: readonly string[];
  readonly tabId?: number;
};
type Listener = (details: ResponseDetails) => Promise<undefined>;

type Firefox = {
  readonly filterResponseData?: (requestId: string) => AnswerStream;
  readonly onHeadersReceived: {
    addListener(listener: Listener, filter: Filter, options: readonly string[]): void;
    removeListener(listener: Listener): void;
  };
};

/** Is told of an answer whose body waits until `done`, or until `isOver`. */
type TakesAnswer = (details: ResponseDetails, isOver: () => boolean, done: () => void) => void;

/**
 * What Firefox alone has: answers that can be read on their way. `undefined` in a browser without. A browser holds up what such a listener
 * hears until it has answered: so it hears of addresses that sound like a login, and of the tabs of logins, and of nothing else.
 */
export function answersOf(webRequest: unknown) {
  const { filterResponseData, onHeadersReceived } = webRequest as Firefox;
  if (!filterResponseData) return undefined;
  const listen = (take: TakesAnswer, filter: Omit<Filter, 'types'>): (() => void) => {
    const listener: Listener = (details) => heldUp(details, take);
    onHeadersReceived.addListener(listener, { ...filter, types }, ['responseHeaders', 'blocking']);
    return () => onHeadersReceived.removeListener(listener);
  };
  const all: Answers[] = [];
  addEventListener('pagehide', () => all.forEach((answers) => answers.letAllPass()));
  return {
    read: (parts: Pick<AnswersParts, 'wanted' | 'take'>): Answers => {
      const answers = new Answers({
        ...parts,
        open: (requestId) => filterResponseData(requestId),
        muchLater: (task) => void setTimeout(task, longestAnswer),
      });
      all.push(answers);
      return answers;
    },
    /** At these addresses: always the same, so that it wakes a worker. */
    listen,
    /** In the tabs of logins. Until it is known which these are nothing is held up: that would be everything. */
    ofTab:
      (take: TakesAnswer): TabListener =>
      (tab) =>
        tab === undefined ? () => {} : listen(take, { urls: ['<all_urls>'], tabId: tab }),
  };
}

/** Whatever becomes of the task, the page gets its answer. */
function heldUp(details: ResponseDetails, take: TakesAnswer): Promise<undefined> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (): void => {
      isOver = true;
      resolve(undefined);
    };
    setTimeout(end, longestWait);
    take(details, () => isOver, end);
  });
}
