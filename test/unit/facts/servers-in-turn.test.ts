import { describe, expect, it } from 'vitest';
import { serversInTurn } from '../../../lib/facts/servers-in-turn.ts';
import { form, jsonBody } from '../../support/exchange.ts';
import { crossApp } from '../../support/cross-app.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';
import { inOrder } from '../../support/scenario.ts';

const partsOf = (exchanges: Parameters<typeof factsOf>[0]) =>
  factsOf(exchanges)
    .of(serversInTurn)
    ?.map(({ origin, part }) => `${origin} ${part}`);

const exchanged = (host: string, subject_token: string, access_token: string) =>
  form(
    `https://${host}/token`,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      client_id: host,
    },
    {
      status: 200,
      responseBody: jsonBody({
        access_token,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
      }),
    },
  );

describe('the servers of one story', () => {
  it('are who vouches and who decides, across apps', () => {
    expect(partsOf(crossApp())).toEqual(['https://company.example vouches', 'https://wiki.example decides']);
  });

  it('are all those of a chain of exchanges, which is one flow', () => {
    expect(
      partsOf(
        inOrder(
          exchanged('one.example', 'from-the-person-0123456789', 'first-0123456789abcdef'),
          exchanged('two.example', 'first-0123456789abcdef', 'second-0123456789abcdef'),
          exchanged('three.example', 'second-0123456789abcdef', 'third-0123456789abcdef'),
        ),
      ),
    ).toEqual([
      'https://one.example exchanges',
      'https://two.example exchanges',
      'https://three.example exchanges',
    ]);
  });

  it('are not told where one server does it all', () => {
    expect(partsOf(codeFlow())).toBeUndefined();
    expect(
      partsOf(
        inOrder(
          exchanged('one.example', 'from-the-person-0123456789', 'first-0123456789abcdef'),
          exchanged('one.example', 'first-0123456789abcdef', 'second-0123456789abcdef'),
        ),
      ),
    ).toBeUndefined();
  });

  it('are not told where only the first was seen', () => {
    expect(partsOf(crossApp().slice(0, 1))).toBeUndefined();
  });
});
