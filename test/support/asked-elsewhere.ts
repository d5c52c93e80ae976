import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, capture, redirect, type ExchangeFields } from './exchange.ts';
import { codeFlow } from './flow.ts';

/** The app's server sends the browser to the provider from there and asks to be answered at `asked`; then this happens. */
export function askedElsewhere(
  start: string,
  asked: string,
  answer: Partial<Exchange>,
  then: readonly ExchangeFields[] = [],
): readonly Exchange[] {
  const [request] = codeFlow({ redirectUri: asked, response: null, token: null, requestExchange: answer });
  return capture(
    redirect(start, request!.url),
    { ...request!, id: 'x0', entry: 0, startedAt: baseTime },
    ...then,
  );
}

/** The provider takes the address and sends the browser there. */
export function answeredElsewhere(start: string, asked: string, end: Partial<Exchange>): readonly Exchange[] {
  const landing = `${asked}?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad`;
  return askedElsewhere(start, asked, { status: 200 }, [
    redirect('https://op.example/login', landing),
    { url: landing, context: { resourceType: 'main_frame' }, ...end },
  ]);
}
