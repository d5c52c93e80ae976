import { describe, expect, it } from 'vitest';
import { Chip } from '../../../../components/controls/Chip.tsx';
import { Glossary } from '../../../../components/glossary/Glossary.tsx';
import { Prose } from '../../../../components/glossary/Prose.tsx';
import { EmptyState } from '../../../../components/inspector/EmptyState.tsx';
import { glossary } from '../../../../lib/explain/glossary.ts';
import { markup, words } from '../../../support/words.ts';

const text = 'Check state.';

describe('a word of the field', () => {
  it('can be pressed where there is a glossary, and says its meaning', () => {
    const html = markup(
      <Glossary>
        <Prose text={text} />
      </Glossary>,
    );
    expect(html).toMatch(/<span role="button" tabindex="0"[^>]*>state<\/span>\./);
    expect(html).toContain(glossary.state.answer.slice(0, 20));
  });

  it('is but a word where there is none', () => {
    expect(markup(<Prose text={text} />)).toBe(text);
  });

  it('is offered where there is no login to look at', () => {
    const empty = <EmptyState onImport={() => undefined} file={undefined} paused={false} />;
    expect(words(<Glossary>{empty}</Glossary>)).toContain('New to this? What is OAuth?');
    expect(words(empty)).not.toContain('What is OAuth?');
  });

  it('makes a chip a button only where the glossary has it', () => {
    const chips = (
      <Glossary>
        <Chip of="pkce">PKCE</Chip>
        <Chip>Paused</Chip>
      </Glossary>
    );
    expect(markup(chips)).toMatch(/<button type="button"[^>]*>PKCE<\/button><span[^>]*>Paused/);
    expect(markup(<Chip of="pkce">PKCE</Chip>)).not.toContain('<button');
  });
});
