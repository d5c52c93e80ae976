import type { LoginCookie } from '../cookies/login-cookies.ts';
import { returnedLogin } from '../cookies/returned-login.ts';
import { fact } from '../fact.ts';
import { appWords, type AppWords } from './app-words.ts';
import { isWithinSession } from './within-session.ts';

/** The words with which an app failed to which the cookie of its login had come back. */
export type RefusedThoughReturned = { readonly words: AppWords; readonly cookie: LoginCookie };

/** What an app says that failed although its login’s cookie came back; `undefined` where it says nothing, the cookie may be lost, or a session of its own had begun by then. */
export const refusedThoughReturned = fact(
  'refusedThoughReturned',
  ({ of, flow, ending }): RefusedThoughReturned | undefined => {
    if (ending.outcome !== 'failed') return undefined;
    const words = of(appWords);
    const cookie = of(returnedLogin);
    if (!words || !cookie || isWithinSession(flow, { exchange: words.page, at: words.failing.at }))
      return undefined;
    return { words, cookie };
  },
);
