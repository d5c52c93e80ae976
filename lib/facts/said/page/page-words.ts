import { withoutEntities } from '../../../exchange/html-entities.ts';
import { isGeneric, isGenericTitle, isInGeneral, toneOf } from '../error-words.ts';
import { memberWords } from '../member-words.ts';
import { isKnownCode, phrasesInText } from '../phrases/find.ts';
import { isReference, oneSentence } from '../sentence.ts';
import type { Reading, Where } from '../words.ts';
import type { Block, BlockKind } from './block.ts';
import { notificationsIn } from './notifications.ts';
import { pageData } from './page-data.ts';
import { pageText, type PageText } from './page-text.ts';
import { postedWords } from './posted-words.ts';

/** Words of each kind that are quoted. */
const most = 5;

/** Characters of shown text: a page with more is there to be read or worked with, one with less may say one thing only. */
const longestNotice = 4000;
const shortNotice = 900;
const bareNotice = 400;

/**
 * What a page says of a failure: its title, headings and marked texts where they say so, else the sentences that do; and the errors in
 * the data for its own script. `isFailure`: its status says that the request failed. A page that answered well must be short or
 * mark its error as one. Documentation, menus, hidden texts and programs say nothing; what can be unfolded is read where nothing else says why. Never throws.
 */
export function pageWords(html: string, isFailure: boolean): readonly Reading[] {
  const page = pageText(html);
  const data = dataWords(page, isFailure);
  const shown = isToRead(page, isFailure) ? [] : shownWords(page, isFailure);
  const posted = page.length <= bareNotice ? postedWords(page.scripts).slice(0, most) : [];
  const all = [...posted, ...data, ...notified(page), ...shown];
  if (all.length > 0 || !isFailure) return all;
  const unfolded = unfoldedWords(page);
  return unfolded.length > 0 ? unfolded : lastResort(page);
}

/** Documentation and applications: what they say of errors, they say of any. */
function isToRead(page: PageText, isFailure: boolean): boolean {
  if (isFailure) return false;
  if (page.length > longestNotice || page.headings > 5 || (page.isArticle && page.length > shortNotice))
    return true;
  const first = page.blocks.find(({ kind }) => kind === 'heading');
  if (first && isInGeneral(first.text)) return true;
  return page.blocks.filter(({ text }) => phrasesInText(text).length > 0).length > 4;
}

function shownWords(page: PageText, isFailure: boolean): readonly Reading[] {
  const isShort = page.length <= shortNotice;
  const said = page.blocks.flatMap((block) => {
    if (!isFailure && isInCase(block)) return [];
    const isSaying =
      saysSo(block, isFailure || isShort) ||
      (phrasesInText(block.text).length > 0 && (isFailure || !isInGeneral(block.text))) ||
      (isFailure && formCheck.test(block.text));
    const text = isSaying ? oneSentence(block.text) : '';
    if (text === '') return [];
    return [{ words: { where: whereOf[block.kind], source: 'body', text }, whole: block.text } as const];
  });
  const words = (['title', 'heading', 'alert', 'sentence'] as const).flatMap((where) =>
    said.filter((one) => one.words.where === where).slice(0, most),
  );
  const isBare = isShort && words.length > 0 && words.every(isBareWord);
  if (!isBare) return words;
  const unfolded = isFailure ? unfoldedWords(page) : [];
  const more = unfolded.length > 0 ? unfolded : besides(page);
  return more.length > 0 ? [...words.filter((one) => !isLabel(one)), ...more] : words;
}

/** A page that failed and shows nothing but that may keep the reason folded away. */
function unfoldedWords({ folded }: PageText): readonly Reading[] {
  const telling = folded
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => toneOf(line) === 'plain' || phrasesInText(line).length > 0)
    .map((line) => [oneSentence(line), line] as const)
    .filter(([text]) => text !== '');
  return telling
    .slice(0, most)
    .map(([text, whole]) => ({ words: { where: 'sentence', source: 'body', text }, whole }) as const);
}

/** What to do if it should fail: nothing that did. */
function isInCase({ kind, text }: Block): boolean {
  return kind === 'text' && /^(?:if|in case|should|wenn|falls|si|en caso|se|als)(?!\p{L})/iu.test(text);
}

function isBareWord(one: Reading): boolean {
  const { words, whole } = one;
  return words.where === 'title' ? isGenericTitle(whole) : isGeneric(whole) || isLabel(one);
}

/** “More info”: a few words in a frame for errors that tell of none. */
function isLabel({ words, whole }: Reading): boolean {
  return (
    words.where === 'alert' &&
    whole.length < shortestReason &&
    toneOf(whole) === undefined &&
    phrasesInText(whole).length === 0
  );
}

/** Nobody tells people of it, in any language, but where it did not pass. */
const formCheck = /(?<!\p{L})[cx]srf(?!\p{L})/iu;

/** “Error” alone says nothing: what else a short page shows is the reason, in whatever language. */
function besides({ blocks }: PageText): readonly Reading[] {
  const first = blocks.find(
    ({ kind, text }) =>
      kind !== 'title' &&
      !isGeneric(text) &&
      !isReference(text) &&
      text.length >= shortestReason &&
      toneOf(text) === undefined,
  );
  const text = first ? oneSentence(first.text) : '';
  return first && text !== ''
    ? [{ words: { where: 'sentence', source: 'body', text }, whole: first.text }]
    : [];
}

/** Characters of a sentence in any script; a link’s or button’s label is shorter. */
const shortestReason = 18;

const whereOf: Readonly<Record<BlockKind, Where>> = {
  title: 'title',
  heading: 'heading',
  error: 'alert',
  alert: 'alert',
  text: 'sentence',
};

/** By its markup, or by its words. Text that is not marked counts where `isRead` says that the page is about little else. */
function saysSo({ kind, text }: Block, isRead: boolean): boolean {
  switch (kind) {
    case 'error':
      return /\p{L}{3}|\p{Script=Han}|\p{Script=Hangul}/u.test(text);
    case 'text':
      return isRead && toneOf(text) === 'plain';
    case 'title':
    case 'heading':
    case 'alert':
      return toneOf(text) === 'plain';
  }
}

/** What a script shows as the page loads is an alert like any other. */
function notified({ scripts }: PageText): readonly Reading[] {
  return notificationsIn(scripts)
    .filter((text) => toneOf(text) === 'plain' || phrasesInText(text).length > 0)
    .slice(0, most)
    .flatMap((whole): readonly Reading[] => {
      const text = oneSentence(whole);
      return text === '' ? [] : [{ words: { where: 'alert', source: 'body', text }, whole }];
    });
}

function dataWords({ scripts }: PageText, isFailure: boolean): readonly Reading[] {
  return pageData(scripts)
    .filter(
      ({ value, isTelling }) =>
        isTelling ||
        phrasesInText(value).length > 0 ||
        isKnownCode(value) ||
        (isFailure && toneOf(value) === 'plain'),
    )
    .slice(0, most)
    .map(({ name, value, isShown }) =>
      isShown ? alert(value) : memberWords('body', name, name === 'sErrorCode' ? entraCode(value) : value),
    );
}

/** As the script shows it. */
function alert(value: string): Reading {
  const whole = withoutEntities(value);
  return { words: { where: 'alert', source: 'body', text: oneSentence(whole) }, whole };
}

/** Entra's pages hold the number alone. */
function entraCode(value: string): string {
  return /^\d{4,8}$/.test(value) ? `AADSTS${value}` : value;
}

/** An answer that failed and says nothing of it: what little it shows. A page of nothing but a title belongs to a script. */
function lastResort({ blocks, length }: PageText): readonly Reading[] {
  const shown = blocks.filter(({ kind }) => kind !== 'title');
  const first = shown.find(({ text }) => !isGeneric(text)) ?? shown[0];
  if (!first || length > bareNotice) return [];
  const words = { where: whereOf[first.kind], source: 'body', text: oneSentence(first.text) } as const;
  return words.text === '' ? [] : [{ words, whole: first.text }];
}
