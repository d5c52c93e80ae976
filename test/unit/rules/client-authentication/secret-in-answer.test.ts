import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { form, json } from '../../../support/exchange.ts';
import { outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const rule = 'secret-in-answer';
const secret = '7Fjfp0ZBr1KtDRbnfVdmIw';
const asked = (answer: unknown, url = 'https://app.example/api/config') =>
  webAppFlow({
    client: 'web',
    then: [json(url, answer, { context: { resourceType: 'fetch', initiator: 'https://app.example' } })],
  });

describe('secret-in-answer is high for', () => {
  it.each([
    ['the client’s settings with its secret', { client_id: 'web', client_secret: secret }],
    [
      'the same further inside and in another spelling',
      { auth: [{ clientId: 'web', clientSecret: secret }] },
    ],
  ])('%s, also after redaction', (_, answer) => {
    expect(verdictsOf(rule, asked(answer))).toEqual(['high certain']);
    const { before, after } = beforeAndAfterRedaction(rule, asked(answer));
    expect(after).toEqual(before);
  });
});

describe('secret-in-answer says nothing', () => {
  it.each([
    ['of settings without a secret', asked({ client_id: 'web' })],
    [
      'of a console that shows other clients’ secrets',
      asked({ clients: [{ client_id: 'bot', client_secret: secret }] }),
    ],
    ['of a secret without a client', asked({ client_secret: secret })],
    ['of a secret that is starred out', asked({ client_id: 'web', client_secret: '****************' })],
    ['of a flag', asked({ client_id: 'web', client_secret: true })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it('of an answer of another site', () => {
    const exchanges = asked({ client_id: 'web', client_secret: secret }, 'https://api.elsewhere/config');
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });

  it('of a secret that was seen at work, which is told elsewhere', () => {
    const used = form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code: 'SplxlOBeZQQYbYS6WxSbIA',
        client_id: 'web',
        client_secret: secret,
      },
      { status: 200 },
    );
    const exchanges = webAppFlow({
      client: 'web',
      then: [used, json('https://app.example/api/config', { client_id: 'web', client_secret: secret })],
    });
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
