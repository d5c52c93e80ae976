import { useLayoutEffect } from 'preact/hooks';
import { isTextField } from '../controls/key-target.ts';

/** Pasting anywhere outside a field: text is explained, files are opened. Not while another dialog asks for something. */
export function usePaste(
  onText: ((text: string) => void) | undefined,
  onFiles: (files: readonly File[]) => void,
): void {
  useLayoutEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTextField(event.target) || isAsked()) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length === 0 && (!onText || text.trim() === '')) return;
      event.preventDefault();
      if (files.length > 0) onFiles(files);
      else onText?.(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [onText, onFiles]);
}

function isAsked(): boolean {
  return document.querySelector('dialog[open]:not([data-dialog=paste])') !== null;
}
