import { beforeAll, describe, expect, it } from 'vitest';
import { showUnseen } from '../../../../components/state/visible-words.ts';
import { exchange, urlWith } from '../../../support/exchange.ts';
import { inspected } from '../../../support/report.ts';
import { panelOf, popupOf } from '../../../support/told.tsx';
import { markup } from '../../../support/words.ts';

const evil = 'user\u202egnp.exe\u200bx\u001b[2J\u009b\ufeff';
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

const seen = inspected({
  client: { id: evil, redirect_uri: `https://app.example/${evil}`, type: 'public' },
  server: { issuer: `https://op.example/${evil}`, origin: 'https://op.example' },
  outcome: 'failed',
  error: { code: evil, description: evil },
  steps: [
    {
      kind: 'authorization_request',
      exchange: exchange({ url: urlWith('https://op.example/authorize', { client_id: evil, [evil]: evil }) }),
    },
  ],
  findings: [{ rule: 'state-missing', detail: evil, title: evil, fix: evil }],
});

describe('what nobody sees', () => {
  beforeAll(showUnseen);

  it('is shown as its code point in the panel and in the popup', () => {
    const [flow] = seen.report.flows;
    for (const html of [panelOf(seen, flow!), popupOf(seen, flow!)]) {
      expect(html.replaceAll('\n', '')).not.toMatch(unseen);
      expect(html).toContain('user⟨U+202E⟩gnp.exe⟨U+200B⟩x⟨U+001B⟩');
    }
  });

  it('is shown in what is heard, too', () => {
    expect(markup(<button title={evil} aria-label={evil} />)).not.toMatch(unseen);
  });

  it('leaves what a person types, and line breaks', () => {
    expect(markup(<textarea>{'a\u200bb'}</textarea>)).toContain('a\u200bb');
    expect(markup(<pre>{'a\n\tb'}</pre>)).toContain('a\n\tb');
  });
});
