import { describe, expect, it } from 'vitest';
import { FlowHeader } from '../../../../components/flow/FlowHeader.tsx';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { markup, words } from '../../../support/words.ts';

const header = (nonce: string) => {
  const [flow] = flowsOf(codeFlow({ tokenAnswer: { id_token: idTokenOf({ nonce }) } }));
  return words(<FlowHeader flow={flow!} />);
};

describe('the header of a login', () => {
  it('says that the nonce does not match where the ID token is of another login', () => {
    expect(header('of-another-login')).toContain('nonce does not match');
  });

  it('says nothing of the kind where it is of this one', () => {
    expect(header('n-0S6_WzA2Mj')).not.toContain('does not match');
  });
});

describe('the sign of a login that worked', () => {
  const sign = (verifier?: string) => {
    const [flow] = flowsOf(codeFlow(verifier ? { token: { code_verifier: verifier } } : {}));
    return markup(<FlowHeader flow={flow!} />);
  };

  it('is a tick', () => {
    expect(sign()).toContain('data-standing="succeeded"');
  });

  it('warns where something critical was found', () => {
    const html = sign('Zm9yZ290dGVuLXZlcmlmaWVyLW9mLWFub3RoZXItbG9naW4');
    expect(html).not.toContain('data-standing="succeeded"');
    expect(html).toContain('with a critical problem');
  });
});
