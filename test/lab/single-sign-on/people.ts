import { escapeHtml } from '../page.ts';

/** Whoever types a name is that person, as `passport` tells it. The addresses are of a domain that exists for examples. */
export function personOf(name: string): Record<string, unknown> {
  const given = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return {
    id: emailOf(name),
    displayName: `${given} Example`,
    name: { givenName: given, familyName: 'Example' },
    emails: [{ value: emailOf(name) }],
  };
}

export function emailOf(name: string): string {
  return `${name}@users.example`;
}

export type LoginPage = {
  readonly title: string;
  /** Carried along in the form. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Further buttons: value of `action`, and label. */
  readonly others?: Readonly<Record<string, string>>;
};

/** A login form that posts to its own address. */
export function loginPage({ title, hidden = {}, others = {} }: LoginPage): { title: string; body: string } {
  const inputs = Object.entries(hidden).map(([name, value]) =>
    value ? `<input type="hidden" name="${name}" value="${escapeHtml(value)}">` : '',
  );
  const buttons = Object.entries(others).map(
    ([id, label]) => `<button class="quiet" id="${id}" name="action" value="${id}">${label}</button>`,
  );
  const body = `<h1>${title}</h1><form method="post">${inputs.join('')}
<label>Name <input name="login" autocomplete="username" value="alice"></label>
<label>Password <input name="password" type="password" value="any password will do"></label>
<div class="row"><button id="sign-in">Sign in</button>${buttons.join('')}</div></form>`;
  return { title, body };
}
