/** True where a page's name of an attribute means this one: pages name it in full or by its last part, in whatever case. */
export function isNamedSo(name: string, wanted: string): boolean {
  const [one, other] = [name.toLowerCase(), wanted.toLowerCase()];
  return (
    one === other ||
    (!other.includes('/') && new RegExp(`[/:.]${other.replaceAll(/[^\w-]/g, '.')}$`).test(one))
  );
}
