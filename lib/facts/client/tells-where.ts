/** True where a program that opened the browser at `start` told that page the address or the port at which it listens (`asked`). */
export function tellsWhere(start: string, asked: string): boolean {
  const query = start.slice(start.search(/[?#]|$/));
  const port = URL.canParse(asked) ? new URL(asked).port : '';
  return /localhost|127\.0\.0\.1|%5B::1|\[::1\]/i.test(query) || (port !== '' && query.includes(port));
}
