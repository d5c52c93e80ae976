import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, reasonOf } from '../../../../support/causes.ts';
import { codeFlow } from '../../../../support/flow.ts';

/** The callback of Actual Budget’s server is answered with a reason. */
const refused = (reason: string) =>
  codeFlow({
    responseExchange: {
      status: 400,
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({ status: 'error', reason }),
      },
    },
    token: null,
  });

describe('the reason of Actual Budget’s callback', () => {
  it('is quoted with both of its meanings, and with what tells them apart', () => {
    const told = reasonOf(refused('openid-grant-failed'));
    expect(`${told?.why}`).toContain('openid-grant-failed');
    expect(told?.why).toContain('no enabled user of the name');
    expect(told?.why).toContain('its own call to the provider failed');
    expect(`${told?.fix}`).toContain('ACTUAL_USER_CREATION_MODE=login');
    expect(`${told?.fix}`).toContain('“OpenID grant failed”');
  });

  it('settles neither', () => {
    expect(reasonOf(refused('openid-grant-failed'))?.confidence).not.toBe('certain');
  });

  it('means the same in a trace', () => {
    const [cause, ofTrace] = causeAndOfTrace(refused('openid-grant-failed'));
    expect(ofTrace).toBe(cause);
  });

  it('says that no name came where it says so', () => {
    const told = reasonOf(refused('openid-grant-failed: no identification was found'));
    expect(told?.why).toContain('none of the names');
    expect(told?.why).not.toContain('no enabled user');
  });

  it.each(['openid-not-configured', 'grant-failed', 'openid-setup-failed'])(
    'is nothing of the kind where it is another: %s',
    (reason) => {
      expect(`${reasonOf(refused(reason))?.why}`).not.toContain('no enabled user');
    },
  );
});
