import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Story } from '../../../../components/story/Story.tsx';
import { flowsOf, spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a');
const parts = (html: string) => [...html.matchAll(/data-status="(\w+)"/g)].map(([, status]) => status);

describe('the story of a login', () => {
  it('has eleven parts, each with the step that shows it or the word that nothing does', () => {
    const [flow] = flowsOf(a.request(), a.landing(), a.redemption(), a.apiCall());
    const html = renderToString(<Story flow={flow!} onStep={() => {}} />);
    expect(parts(html)).toEqual(['left_out', 'left_out', ...Array<string>(9).fill('seen')]);
    expect(html).toContain('seen: step 1');
  });

  it('says of what a server did out of sight that it must have happened', () => {
    const [flow] = flowsOf(a.request(), {
      ...a.landing(),
      status: 302,
      responseHeaders: [['Set-Cookie', 'sid=1']],
    });
    expect(parts(renderToString(<Story flow={flow!} onStep={() => {}} />))).toContain('concluded');
  });

  it('claims nothing that was not seen', () => {
    const [flow] = flowsOf({ ...a.request(), status: 200 });
    const told = parts(renderToString(<Story flow={flow!} onStep={() => {}} />));
    expect(told.slice(5)).toEqual(Array<string>(6).fill('unseen'));
  });
});
