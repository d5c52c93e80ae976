import { asNumber } from '../../exchange/json.ts';
import { seen } from '../../facts/seen.ts';
import { spanOf } from '../../facts/time-span.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Device codes live long',
  why: 'As long as the code lives, somebody can send it to a person and be let in when they agree. A person who is at the device needs minutes.',
  fix: 'Let device and user codes end after a few minutes, 30 at most.',
  references: ['rfc10027#6.1.2', 'rfc8628#5.2'],
  examples: { fires: '"expires_in": 86401 beside the device_code', passes: '"expires_in": 900' },
};

/** Seconds. */
const minutes = 60;
const day = 24 * 60 * minutes;

/** The codes of a device can be used for much longer than a person takes. */
export default remark({
  id: 'device-code-long-lived',
  severity: 'low',
  owner: 'authorization_server',
  needs: [seen.device_authorization_request],
  inspect({ of }) {
    const answered = of(seen.device_authorization_request).flatMap((message) => {
      const seconds = message.answer?.['device_code'] ? asNumber(message.answer['expires_in']) : undefined;
      return seconds === undefined ? [] : [{ seconds, message }];
    });
    if (answered.length === 0) return 'not applicable';
    const longest = answered.reduce((a, b) => (b.seconds > a.seconds ? b : a));
    if (longest.seconds <= 30 * minutes) return undefined;
    return {
      severity: longest.seconds > day ? 'low' : 'info',
      confidence: 'certain',
      detail: `The device’s codes live for ${spanOf(longest.seconds * 1000)}; expected: minutes.`,
      evidence: [longest.message],
    };
  },
});
