import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** What the style sheet calls it. */
const name = 'looked-for';

/** More would be no help to anybody. */
const most = 500;

/** Marks words (in lower case) wherever they stand in an element, whatever it comes to show, and brings the first into sight. */
export function useHitsMarked(root: RefObject<HTMLElement | null>, words: readonly string[]): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || words.length === 0) return undefined;
    const mark = (): readonly Range[] => {
      const ranges = rangesOf(element, words);
      CSS.highlights.set(name, new Highlight(...ranges));
      return ranges;
    };
    const [first] = mark();
    const row = element.querySelector('[data-hit=true]') ?? first?.startContainer.parentElement;
    row?.scrollIntoView({ block: 'nearest' });
    const observer = new MutationObserver(mark);
    observer.observe(element, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [root, words]);
}

function rangesOf(element: HTMLElement, words: readonly string[]): readonly Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node && ranges.length < most; node = texts.nextNode()) {
    const text = node.nodeValue?.toLowerCase() ?? '';
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
  }
  return ranges;
}
