import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { isTemplate, kindOf, type Block, type BlockKind } from './block.ts';
import { deciding, isFoldable, isHidden, isToggle, type TagAttributes } from './hidden.ts';

/** A page as a person reads it, and the scripts in it that may hold data. */
export type PageText = {
  readonly blocks: readonly Block[];
  /**
   * Texts of scripts that are no files of their own, with the type each says (`''` for none); and JSON in an attribute for the page’s
   * script (`data-page`, `data-bootstrap`), as such a script.
   */
  readonly scripts: readonly Script[];
  /** Characters of text that are shown. */
  readonly length: number;
  /** Headings, articles and the like are counted to tell a page to read from one that says that something failed. */
  readonly headings: number;
  readonly isArticle: boolean;
  /** What a person sees only by unfolding it, a line for each piece; `''` for none. */
  readonly folded: string;
};

/** A script in a page. */
export type Script = {
  readonly type: string;
  readonly text: string;
  /** Of the attribute that holds it, without `data-`. */
  readonly name?: string;
};

/** Characters of a page that are read. */
const longestPage = 400_000;
/** Characters of shown text that are kept, and those of one block. */
const longestText = 40_000;
const longestBlock = 4000;
/** Elements within one another that are told apart. */
const deepest = 256;
/** Characters of an attribute that are read. */
const longestValue = 1000;
/** Characters of JSON in an attribute. */
const longestData = 100_000;

/**
 * The visible text of an HTML document in blocks: what scripts, styles, comments, hidden elements, menus and form controls hold
 * is left out, entities are unescaped. Takes any text, in linear time, and never throws. WHATWG HTML §13.2.5.
 */
export function pageText(html: string): PageText {
  const read = html.slice(0, longestPage);
  const reader = new PageReader(read);
  try {
    const tokenizer = new Tokenizer({}, reader);
    tokenizer.write(read);
    tokenizer.end();
  } catch {
    // What was read until then counts.
  }
  return reader.result();
}

type Open = {
  readonly name: string;
  readonly isHidden: boolean;
  /** It is hidden until a person unfolds it. */
  readonly isFolded: boolean;
  /** Its text stands for itself. */
  readonly isBlock: boolean;
  readonly kind: BlockKind;
  /** The alert that it is or stands in; 0 for none. */
  readonly alert: number;
};

const outside: Open = { name: '', isHidden: false, isFolded: false, isBlock: true, kind: 'text', alert: 0 };

const ofInterest: ReadonlySet<string> = new Set(
  'id class role hidden aria-hidden aria-live aria-expanded data-toggle data-bs-toggle data-reveal x-data style type open src property content'.split(
    ' ',
  ),
);

/** `option:notification:show`, `data-show`: what its script does with an element as the page loads. */
const showing = /[:._-](?:show|visible)$/;

const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** A rule of a style sheet in the page that hides all of a class or an id. */
const hidingRule = /(?:^|[},])\s{0,9}[.#]([\w-]{1,60})\s{0,9}\{[^{}]{0,400}?display\s{0,3}:\s{0,3}none/g;

/** An opening tag of the same kind closes these. */
const closesItself: ReadonlySet<string> = new Set('p li dt dd td th tr option'.split(' '));

class PageReader implements TokenizerCallbacks {
  readonly #html: string;
  readonly #blocks: (Block & { readonly alert: number })[] = [];
  readonly #scripts: Script[] = [];
  readonly #open: Open[] = [];
  #unopened = 0;
  #name = '';
  #attributes: Record<string, string> = {};
  #attribute = '';
  #value = '';
  /** JSON for the page’s script, as far as it was read. */
  #data: string | undefined;
  #dataName = '';
  #text = '';
  #length = 0;
  #headings = 0;
  #isArticle = false;
  #hasToggle = false;
  /** Alpine begins with something that is shown: `x-data="{ show: true }"`. */
  #isOpened = false;
  #folded = '';
  #script: { type: string; text: string } | undefined;
  #style: string | undefined;
  readonly #hiding = new Set<string>();

  constructor(html: string) {
    this.#html = html;
  }

  result(): PageText {
    return {
      blocks: this.#blocks.map(({ kind, text }) => ({ kind, text })),
      scripts: this.#scripts,
      length: this.#length,
      headings: this.#headings,
      isArticle: this.#isArticle,
      folded: this.#folded.trim(),
    };
  }

  ontext(start: number, end: number): void {
    if (this.#script) this.#script.text += this.#html.slice(start, end);
    else if (this.#style !== undefined) this.#style += this.#html.slice(start, end);
    else this.#show(this.#html.slice(start, Math.min(end, start + longestBlock)));
  }

  ontextentity(codePoint: number): void {
    this.#show(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, Math.min(end, start + 40)).toLowerCase();
    this.#attributes = {};
  }

  onattribname(start: number, end: number): void {
    const name = this.#html.slice(start, Math.min(end, start + 40)).toLowerCase();
    this.#attribute = ofInterest.has(name) ? name : this.#meaningOf(name);
    this.#value = '';
    this.#data = this.#attribute === '' && name.startsWith('data-') ? '' : undefined;
    this.#dataName = name.slice('data-'.length);
  }

  #meaningOf(name: string): string {
    if (deciding.test(name) && !(name === 'x-show' && this.#isOpened)) return 'when';
    return showing.test(name) ? 'shows' : '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#data !== undefined) this.#readData(this.#html.slice(start, end));
    if (this.#attribute === '' || this.#value.length > longestValue) return;
    this.#value += this.#html.slice(start, Math.min(end, start + longestValue));
  }

  onattribentity(codePoint: number): void {
    if (this.#data !== undefined) this.#readData(String.fromCodePoint(codePoint));
    if (this.#attribute !== '' && this.#value.length <= longestValue)
      this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.#attribute !== '') this.#attributes[this.#attribute] ??= this.#value;
    if (this.#data && this.#data.length > 2)
      this.#scripts.push({ type: 'application/json', text: this.#data, name: this.#dataName });
    if (this.#attribute === 'x-data' && /\btrue\b/.test(this.#value)) this.#isOpened = true;
    this.#data = undefined;
  }

  /** Only what begins as an object may be one. */
  #readData(text: string): void {
    const isFirst = this.#data === '';
    const data = isFirst ? text.trimStart() : `${this.#data ?? ''}${text}`;
    const isObject = !isFirst || data === '' || data.startsWith('{');
    this.#data = data.length <= longestData && isObject ? data : undefined;
  }

  onopentagend(): void {
    this.#opened(this.#name, this.#attributes);
  }

  /** HTML takes no notice of the slash. */
  onselfclosingtag(): void {
    this.#opened(this.#name, this.#attributes);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, Math.min(end, start + 40)).toLowerCase();
    if (name === 'script') this.#scriptEnded();
    if (name === 'style') this.#styleEnded();
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (!inline.has(name) || this.#open[at]?.isBlock) this.#flush();
    if (this.#unopened > 0) {
      if (!empty.has(name)) this.#unopened -= 1;
    } else if (at >= 0) this.#open.length = at;
  }

  onend(): void {
    this.#flush();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  get #within(): Open {
    return this.#open.at(-1) ?? outside;
  }

  #scriptEnded(): void {
    if (this.#script && this.#script.text.length > 1) this.#scripts.push(this.#script);
    this.#script = undefined;
  }

  #styleEnded(): void {
    for (const [, name = ''] of (this.#style ?? '').matchAll(hidingRule))
      this.#hiding.add(name.toLowerCase());
    this.#style = undefined;
  }

  #opened(name: string, attributes: TagAttributes): void {
    if (name === 'meta' && attributes['property'] === 'og:type' && attributes['content'] === 'article')
      this.#isArticle = true;
    if (name === 'br') this.#show('\n');
    else if (!inline.has(name)) this.#flush();
    if (empty.has(name)) return;
    if (name === 'script' && attributes['src'] === undefined)
      this.#script = { type: (attributes['type'] ?? '').toLowerCase(), text: '' };
    if (name === 'style') this.#style = '';
    if (this.#open.length >= deepest) {
      this.#unopened += 1;
      return;
    }
    if (closesItself.has(name) && this.#within.name === name) this.#open.pop();
    const opened = this.#openedIn(this.#within, name, attributes);
    if (opened.isBlock && inline.has(name)) this.#flush();
    this.#open.push(opened);
  }

  #openedIn(outer: Open, name: string, attributes: TagAttributes): Open {
    const hidden = outer.isHidden || isHidden(name, attributes, this.#hiding);
    const own = kindOf(name, attributes);
    const isFramed = own === 'error' || own === 'alert';
    if (!hidden && own === 'heading') this.#headings += 1;
    if (!hidden && name === 'article') this.#isArticle = true;
    // The page as a whole may be called an error: its parts stay what they are.
    const kind = own ?? outer.kind;
    if (!outer.isHidden && isToggle(attributes)) this.#hasToggle = true;
    return {
      name,
      isHidden: hidden,
      isFolded: hidden && isFoldable(name, attributes) && (outer.isHidden ? outer.isFolded : this.#hasToggle),
      isBlock: own !== undefined || !inline.has(name),
      kind: outer.kind === 'error' && own === 'alert' ? 'error' : kind,
      alert: isFramed && outer.alert === 0 ? this.#blocks.length + 1 : outer.alert,
    };
  }

  #show(text: string): void {
    const { isHidden: hidden, isFolded, name } = this.#within;
    if (isFolded && !this.#script && this.#folded.length < longestBlock)
      this.#folded += text.replaceAll(/\s+/g, ' ');
    if (hidden || this.#script || this.#length > longestText || this.#text.length > longestBlock) return;
    this.#text += name === 'pre' || text === '\n' ? text : text.replaceAll(/\s+/g, ' ');
  }

  /** Paragraphs of one alert are one block. */
  #flush(): void {
    if (this.#within.isFolded) this.#folded += '\n';
    const text = this.#text.trim();
    this.#text = '';
    if (text === '' || isTemplate(text)) return;
    this.#length += text.length;
    const { kind, alert } = this.#within;
    const before = this.#blocks.at(-1);
    const isSame =
      before && alert > 0 && before.alert === alert && before.kind === kind && kind !== 'heading';
    if (isSame && before.text.length < longestBlock)
      this.#blocks[this.#blocks.length - 1] = { ...before, text: `${before.text}\n${text}` };
    else this.#blocks.push({ kind, text, alert });
  }
}
