import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'state-changed-in-transit';
const state = 'Zk3/wQ9r+pNPuDWb8f5+cCRM';
const page = (text: string, status = 400): Partial<Exchange> => ({
  status,
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const login = (returned: string, answer: Partial<Exchange> = page('Invalid auth state parameter.')) =>
  codeFlow({ request: { state }, response: { state: returned }, responseExchange: answer, token: null });

describe(`${id} is the cause`, () => {
  it.each([
    ['whose plus signs read as spaces', state.replaceAll('+', ' '), /plus signs were not encoded/],
    ['that was percent-encoded twice', encodeURIComponent(state), /percent-encoded once more/],
  ])('of a state %s', (_, returned, said) => {
    const exchanges = login(returned);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(said);
    expect(reasonOf(exchanges)?.why).toContain('op.example');
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  const long = 'Qz8vT1nR5kLw3XyPb7Hd2MfJc9Gs4Ae6UoYiWtNqErZxBvKm';
  const cut = (answer?: Partial<Exchange>) =>
    codeFlow({
      request: { state: long },
      response: { state: long.slice(0, 36) },
      responseExchange: answer ?? page('Das hat nicht geklappt'),
      token: null,
    });
  it('of a state of which the beginning alone came back', () => {
    expect(causeAndOfTrace(cut())).toEqual([id, id]);
    expect(reasonOf(cut())?.why).toContain('cut off after 36 bytes');
    expect(reasonOf(cut())?.confidence).toBe('certain');
  });

  it('of a state that did not come back', () => {
    const exchanges = codeFlow({
      request: { state: long },
      response: { state: undefined },
      responseExchange: page('Das hat nicht geklappt'),
      token: null,
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('came back without it');
  });

  it('but not of one that was cut, where the app says another reason or took the answer', () => {
    const taken: Partial<Exchange> = {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=1f9b2c7a; HttpOnly; Secure']],
    };
    expect(causesOf(cut(taken))).not.toContain(id);
    expect(causesOf(cut(page('invalid_client')))).not.toContain(id);
  });

  it.each(['Authorization state mismatch', 'ステートが正しくありません', 'Anmeldung fehlgeschlagen'])(
    'whatever the app says of it (%s)',
    (text) => {
      expect(reasonOf(login(state.replaceAll('+', ' '), page(text)))?.cause).toBe(id);
    },
  );
});

describe(`${id} is not the cause`, () => {
  const space = state.replaceAll('+', ' ');
  it.each<[string, readonly Exchange[]]>([
    ['of a state that came back as it was', login(state)],
    ['of quite another one', login('another-state-1234567890')],
    [
      'where the app takes it',
      login(space, {
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
      }),
    ],
    [
      'where the page redeems the code, and is refused for it',
      codeFlow({
        request: { state },
        response: { state: space },
        tokenExchange: { status: 400 },
        tokenAnswer: { error: 'invalid_grant' },
      }),
    ],
    ['where the app says another reason', login(space, page('Provider didn’t return an email address', 403))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
