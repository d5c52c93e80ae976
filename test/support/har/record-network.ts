import type { Browser, CDPSession, Protocol } from 'puppeteer-core';

type Network = Protocol.Network.RequestWillBeSentEvent;

/** One hop as Chrome's network domain tells it: a redirect makes several of one request id. */
export type Hop = {
  readonly page: string;
  readonly sent: Network;
  readonly sentExtra?: Protocol.Network.RequestWillBeSentExtraInfoEvent;
  readonly response?: Protocol.Network.Response;
  readonly responseExtra?: Protocol.Network.ResponseReceivedExtraInfoEvent;
  readonly postData?: string;
  readonly body?: { readonly text: string; readonly base64: boolean };
  /** Monotonic seconds of the last byte, or of the failure. */
  readonly endedAt?: number;
  readonly encodedLength?: number;
  readonly failure?: string;
};

export type NetworkRecording = {
  /** Waits until nothing is under way, then tells every hop in order of start. */
  stop(): Promise<readonly Hop[]>;
};

type Draft = { -readonly [Member in keyof Hop]: Hop[Member] };

/**
 * Records the traffic of all tabs, popups, iframes and workers of a browser, from their first request: each target is
 * held until its network domain is on. Start before the first navigation.
 */
export async function recordNetwork(browser: Browser): Promise<NetworkRecording> {
  const hops: Draft[] = [];
  const pending = new Set<Promise<unknown>>();
  const wait = (work: Promise<unknown>): void => {
    const settled = work.catch(() => undefined).finally(() => pending.delete(settled));
    pending.add(settled);
  };
  const attach = async (session: CDPSession): Promise<void> => {
    session.on('sessionattached', (child: CDPSession) => wait(attach(child)));
    observe(session, hops, wait);
    // Durable: a page that sends the browser on at once (form_post) would take its own body along.
    const buffers = {
      maxTotalBufferSize: 50_000_000,
      maxResourceBufferSize: 10_000_000,
      maxPostDataSize: 1_000_000,
    };
    // The browser itself has no network domain, some workers have nothing to resume: what is refused is not needed.
    await Promise.allSettled([
      session.send('Network.enable', { ...buffers, enableDurableMessages: true }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  };
  await attach(await browser.target().createCDPSession());
  return {
    async stop() {
      await untilQuiet(hops);
      await untilRead(pending);
      return hops.toSorted((a, b) => a.sent.timestamp - b.sent.timestamp);
    },
  };
}

/** A body that the browser never hands out (of a navigation that it stopped, say) is given five seconds. */
async function untilRead(pending: ReadonlySet<Promise<unknown>>): Promise<void> {
  const deadline = performance.now() + 5000;
  while (pending.size > 0 && performance.now() < deadline) {
    await Promise.race([Promise.all(pending), new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}

/** A request that never ends (a dead port that hangs) is given three seconds. */
async function untilQuiet(hops: readonly Hop[]): Promise<void> {
  const deadline = performance.now() + 3000;
  while (hops.some((hop) => hop.endedAt === undefined) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Hops of one target. Extra-info events come before or after their partners: both are kept by request id, in order. */
function observe(session: CDPSession, hops: Draft[], wait: (work: Promise<unknown>) => void): void {
  const chains = new Map<string, Draft[]>();
  const early = new Map<string, ((hop: Draft) => void)[]>();
  const chain = (id: string): Draft[] => chains.get(id) ?? [];

  /** Gives the next hop of the chain that lacks this member what belongs to it, now or when it comes. */
  const fill = (id: string, lacks: (hop: Draft) => boolean, apply: (hop: Draft) => void): void => {
    const hop = chain(id).find(lacks);
    if (hop) apply(hop);
    else early.set(id, [...(early.get(id) ?? []), apply]);
  };

  session.on('Network.requestWillBeSent', (sent) => {
    closeByRedirect(chain(sent.requestId).at(-1), sent);
    if (!/^https?:/.test(sent.request.url)) return;
    const hop: Draft = { page: sent.loaderId, sent };
    hops.push(hop);
    chains.set(sent.requestId, [...chain(sent.requestId), hop]);
    for (const apply of early.get(sent.requestId)?.splice(0) ?? []) apply(hop);
    if (sent.request.hasPostData) wait(readPostData(session, hop));
  });
  session.on('Network.requestWillBeSentExtraInfo', (extra) => {
    fill(
      extra.requestId,
      (hop) => !hop.sentExtra,
      (hop) => void (hop.sentExtra = extra),
    );
  });
  session.on('Network.responseReceivedExtraInfo', (extra) => {
    fill(
      extra.requestId,
      (hop) => !hop.responseExtra,
      (hop) => void (hop.responseExtra = extra),
    );
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const hop = chain(requestId).at(-1);
    if (hop) hop.response = response;
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const hop = chain(requestId).at(-1);
    if (!hop || hop.failure) return;
    Object.assign(hop, { endedAt: timestamp, encodedLength: encodedDataLength });
    wait(readBody(session, hop));
  });
  session.on('Network.loadingFailed', ({ requestId, timestamp, errorText }) => {
    const hop = chain(requestId).at(-1);
    // A hop that has ended redirected to something that is no request (a private-use scheme).
    if (hop && hop.endedAt === undefined) Object.assign(hop, { endedAt: timestamp, failure: errorText });
  });
}

function closeByRedirect(hop: Draft | undefined, next: Network): void {
  if (!hop || !next.redirectResponse) return;
  hop.response = next.redirectResponse;
  hop.endedAt = next.timestamp;
}

async function readPostData(session: CDPSession, hop: Draft): Promise<void> {
  hop.postData =
    hop.sent.request.postData ??
    (await session.send('Network.getRequestPostData', { requestId: hop.sent.requestId })).postData;
}

async function readBody(session: CDPSession, hop: Draft): Promise<void> {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', {
    requestId: hop.sent.requestId,
  });
  hop.body = { text: body, base64: base64Encoded };
}
