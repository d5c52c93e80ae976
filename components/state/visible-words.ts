import { Fragment, options } from 'preact';
import { visible, visibleLine } from '../../lib/telling/visible.ts';

/**
 * From now on no component shows what cannot be seen or what turns the direction of the text around it: the code point is shown
 * instead. What is copied or searched is not touched, nor what a person types.
 */
export function showUnseen(): void {
  const before = options.vnode;
  options.vnode = (node) => {
    change(node);
    before?.(node);
  };
}

const spoken = ['title', 'aria-label', 'aria-description', 'alt', 'placeholder'] as const;

/** Texts by themselves have no type, and their words in place of properties. */
function change(node: { readonly type: unknown; props: unknown }): void {
  const { type, props } = node;
  if (typeof props === 'string') node.props = visible(props);
  if ((typeof type !== 'string' && type !== Fragment) || typeof props !== 'object' || props === null) return;
  const drawn = props as Record<string, unknown>;
  for (const name of spoken) {
    const text = drawn[name];
    if (typeof text === 'string') drawn[name] = visibleLine(text);
  }
  if (type !== 'textarea' && 'children' in drawn) drawn['children'] = shown(drawn['children']);
}

function shown(children: unknown): unknown {
  if (typeof children === 'string') return visible(children);
  return Array.isArray(children) ? children.map(shown) : children;
}
