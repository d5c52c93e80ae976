import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** What a person reads of a component: its text, one space between the pieces. */
export function words(node: VNode): string {
  return renderToString(node)
    .replaceAll(/<wbr\/?>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The markup, for what is not read but heard or pressed (roles, labels). */
export function markup(node: VNode): string {
  return renderToString(node);
}
