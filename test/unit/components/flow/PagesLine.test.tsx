import { describe, expect, it } from 'vitest';
import { PagesLine } from '../../../../components/flow/PagesLine.tsx';
import { markup, words } from '../../../support/words.ts';

const page = (entry: number, status: number | null) =>
  ({
    entry,
    status,
    host: 'client',
    after: null,
    time: '2026-01-01T00:00:00Z',
    url: `https://app.example/page/${entry}?token=secret`,
  }) as const;

const line = { type: 'pages', id: 'flow-1.1', host: 'client', pages: [page(1, 200), page(2, 500)] } as const;
const shown = (open: boolean) => (
  <PagesLine
    line={line}
    lanes={[]}
    position={{ at: 1, of: 1 }}
    at={undefined}
    open={open}
    onOpen={() => undefined}
  />
);

describe('pages in between', () => {
  it('are a number until somebody asks', () => {
    expect(words(shown(false))).toContain('2 pages of the app');
    expect(words(shown(false))).not.toContain('app.example');
  });

  it('are addresses without parameters and how they were answered', () => {
    const read = words(shown(true));
    expect(read).toContain('https://app.example/page/1 200');
    expect(read).toContain('https://app.example/page/2 500');
    expect(read).not.toContain('secret');
    expect(markup(shown(true)).match(/data-failed="true"/g)).toHaveLength(1);
  });
});
