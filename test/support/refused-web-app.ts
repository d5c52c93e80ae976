import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { baseTime, redirect } from './exchange.ts';
import { codeFlow } from './flow.ts';

/** What a test says of a web app that refuses the callback. */
export type RefusedWebApp = {
  /** The words of its page. */
  readonly words: string;
  /** The cookie that comes with the callback; that which the start set unless told otherwise, `null` for none. */
  readonly cookie?: string | null;
  readonly status?: number;
  readonly response?: Readonly<Record<string, string | undefined>>;
};

const set = 'oauth_state=af0ifjsldkj9320ad.kf93jf02';

/** A web app begins a login with a cookie of its own, and refuses what comes back in these words. */
export function refusedWebApp({
  words,
  cookie = set,
  status = 500,
  response,
}: RefusedWebApp): readonly Exchange[] {
  const sent: readonly Header[] = cookie === null ? [['Accept', '*/*']] : [['Cookie', cookie]];
  const flow = codeFlow({
    token: null,
    ...(response && { response }),
    responseExchange: {
      status,
      requestHeaders: sent,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: `<h1>${words}</h1>` },
    },
  });
  const start = redirect('https://app.example/login', flow[0]!.url, {
    id: 'start',
    startedAt: baseTime - 500,
    requestHeaders: [['Accept', '*/*']],
    responseHeaders: [
      ['Location', flow[0]!.url],
      ['Set-Cookie', `${set}; Path=/; HttpOnly; Secure; SameSite=Lax`],
    ],
  });
  return [start, ...flow];
}
