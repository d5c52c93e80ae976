import type { CDPSession, Page } from 'puppeteer-core';
import { pollUntil } from './poll-until.ts';

/** A page of the extension, driven by expressions: a panel inside DevTools is no tab, and has no other way. */
export type ExtensionPage = {
  /** Evaluates an expression, awaiting a promise; the result is plain data. */
  evaluate<Result>(expression: string): Promise<Result>;
  /** Waits until the expression is truthy, and returns it. */
  waitFor<Result>(expression: string): Promise<Result>;
};

/** By whatever evaluates an expression in it. */
export function drive(evaluate: ExtensionPage['evaluate']): ExtensionPage {
  return {
    evaluate,
    waitFor: <Result>(expression: string) =>
      pollUntil<Result | undefined>(() => evaluate<Result>(expression).catch(notYet), expression).then(
        (found) => found as Result,
      ),
  };
}

/** A page that is just being loaded anew has no answer yet. */
function notYet(error: unknown): undefined {
  if (/target navigated or closed|context was destroyed|find context/i.test(String(error))) return undefined;
  throw error;
}

export function driveSession(session: CDPSession): ExtensionPage {
  return drive(async <Result>(expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  });
}

export function drivePage(page: Page): ExtensionPage {
  return drive(async <Result>(expression: string) => (await page.evaluate(expression)) as Result);
}
