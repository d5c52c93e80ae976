import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';

type Drawn = { readonly of: readonly unknown[]; readonly vnode: VNode };

/** Rows of which more are remembered than can be in sight begin anew. */
const most = 400;

/**
 * Draws what has changed, and returns what was drawn before for all else: Preact passes over a node that is the very same.
 * `of`: all that the drawing depends on.
 */
export function useDrawn(): (key: string, of: readonly unknown[], draw: () => VNode) => VNode {
  const known = useRef(new Map<string, Drawn>());
  return (key, of, draw) => {
    const before = known.current.get(key);
    if (before && of.length === before.of.length && of.every((one, at) => Object.is(one, before.of[at])))
      return before.vnode;
    const vnode = draw();
    if (known.current.size >= most) known.current.clear();
    known.current.set(key, { of, vnode });
    return vnode;
  };
}
