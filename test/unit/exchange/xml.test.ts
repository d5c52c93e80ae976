import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  elementAt,
  elementsNamed,
  longestXml,
  parseXml,
  textOf,
} from '../../../lib/exchange/xml.ts';

describe('a document', () => {
  it('is read with its namespaces, whatever its prefixes', () => {
    for (const text of [
      '<a:x xmlns:a="urn:n"><a:y/></a:x>',
      '<x xmlns="urn:n"><y/></x>',
      '<?xml version="1.0"?>\n<x xmlns="urn:n"><b:y xmlns:b="urn:n"/></x>',
    ]) {
      const root = parseXml(text);
      expect([root?.local, root?.namespace]).toEqual(['x', 'urn:n']);
      expect(childrenOf(root).map(({ local, namespace }) => [local, namespace])).toEqual([['y', 'urn:n']]);
    }
  });

  it('gives the text of an element, of its descendants too, without comments and the five entities undone', () => {
    const root = parseXml('<a> <b>one<!-- not --></b> &lt;two&gt; <![CDATA[&three]]> </a>');
    expect(textOf(root)).toBe('one <two> &three');
  });

  it('is walked by paths and searched by names', () => {
    const root = parseXml('<a><b><c>1</c></b><b><c>2</c></b></a>')!;
    expect(textOf(elementAt(root, 'b', 'c'))).toBe('1');
    expect(elementAt(root, 'b', 'd')).toBeUndefined();
    expect(elementsNamed(root, 'c').map(textOf)).toEqual(['1', '2']);
  });

  it('with attributes named after members of every object is read as any other', () => {
    expect(parseXml('<a constructor="1" __proto__="2"/>')?.attributes['constructor']).toBe('1');
  });
});

describe('is not read', () => {
  it.each([
    ['what is no XML', 'alert(1)'],
    ['nothing', ''],
    ['HTML', '<p>one<br>two</p>'],
    ['a cut document', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['an entity that nobody declared', '<a>&nbsp;</a>'],
    ['a document type with entities of its own', '<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>'],
    ['a document type that fetches', '<!DOCTYPE a SYSTEM "http://evil.example/x.dtd"><a/>'],
    ['elements nested without end', '<a>'.repeat(100_000)],
    ['elements nested too deeply', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`],
    ['what is longer than any message', `<a>${'x'.repeat(longestXml)}</a>`],
  ])('%s', (_, text) => {
    expect(parseXml(text)).toBeUndefined();
  });
});
