import { describe, expect, it } from 'vitest';
import { at, attempt, found, login, missing, server } from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'insecure-context';
const readBy = (initiator: string) =>
  found(at.openid, server, { context: { resourceType: 'fetch', initiator } });

describe(`${id} is the cause`, () => {
  it.each(['http://192.168.1.20:5173', 'http://app.example', 'http://myhost:3000', 'http://app.test'])(
    'of a page from %s',
    (page) => {
      const exchanges = attempt(readBy(page));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain(page);
    },
  );
});

describe(`${id} is not the cause`, () => {
  it.each([
    'https://app.example',
    'http://localhost:5173',
    'http://127.0.0.1:8080',
    'http://app.localhost:3000',
    'http://[::1]:3000',
  ])('of a page from %s', (page) => {
    expect(causesOf(attempt(readBy(page)))).toEqual([]);
  });

  it('where the document is missing', () => {
    const at404 = {
      ...missing(at.openid),
      context: { resourceType: 'fetch', initiator: 'http://app.example' },
    } as const;
    expect(causesOf(attempt(at404))).not.toContain(id);
  });

  it('where the login begins', () => {
    expect(
      causesOf(
        attempt(readBy('http://inspector.example'), {
          ...login,
          context: { resourceType: 'main_frame', initiator: 'http://inspector.example' },
        }),
      ),
    ).not.toContain(id);
  });
});
