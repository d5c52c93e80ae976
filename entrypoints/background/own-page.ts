/** Who opened a port, as the browser says it. */
type Sender = { readonly id?: string | undefined; readonly url?: string | undefined };

/** Whether that is a page of ours: no other extension, and no script of ours in somebody’s page. */
export function isOwnPage(sender: Sender | undefined, id: string, origin: string): boolean {
  return sender?.id === id && sender.url?.startsWith(`${origin}/`) === true;
}
