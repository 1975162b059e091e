/** Editions read and cut: what is no edition, and which paragraph a change is found in. */
import { describe, expect, it } from 'vitest';
import { compareEditions } from '../../../server/src/ecfr/compare.ts';
import { decodeXml } from '../../../server/src/ecfr/decode.ts';
import { EditionProblem } from '../../../server/src/ecfr/edition.ts';
import { cited } from '../../../server/src/ecfr/paragraph.ts';
import { readEdition } from '../../../server/src/ecfr/read.ts';
import { edition, section, supplement } from '../../support/ecfr.ts';

const read = (text: string | Uint8Array): ReturnType<typeof readEdition> =>
  readEdition(decodeXml(typeof text === 'string' ? Buffer.from(text) : text));

const changes = (was: string, is: string): string[] =>
  compareEditions(read(was), read(is)).changes.map((c) => `${c.kind} ${cited(c.at)}${c.to ? ` to ${cited(c.to)}` : ''}`);

const of = (part: string, ...units: readonly string[]): string => edition([{ part, units }]);
const deMinimis = (...paragraphs: readonly string[]): string =>
  of('734', section('734.4', 'De minimis U.S. content.', paragraphs));

describe('what is not an edition', () => {
  const good = deMinimis('(a) Text.');
  const nested = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}">]><DIV1 N="15" TYPE="TITLE">&b;</DIV1>`;
  const external = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';
  it.each([
    ['a document type', nested, 'line 1: a document type is declared, which no edition of the eCFR has'],
    ['an external entity', external, 'line 1: a document type is declared, which no edition of the eCFR has'],
    ['an entity that nothing declares', good.replace('Text', '&sect;'), 'line 9: not whole XML (undefined entity)'],
    ['a file cut short', good.slice(0, good.indexOf('</DIV8>')), 'line 11: not whole XML (unclosed tag: DIV8)'],
    ['depth without end', '<P>'.repeat(100_000), 'line 1: elements are nested more than 200 deep'],
    [
      'rows without end',
      of('738', supplement(1, '738', 'Chart', [`<TABLE>${'<TR><TD colspan="99"/></TR>'.repeat(20_001)}</TABLE>`])),
      'holds a table of more than 20000 rows',
    ],
    ['another title', good.replace('N="15"', 'N="22"'), 'line 2: this is title 22, not title 15'],
    ['other parts', good.replaceAll('734', '801'), 'holds no section of 15 CFR parts 730 to 774 in the form of the eCFR'],
    ['other XML', '<rss version="2.0"><channel/></rss>', 'holds no section of 15 CFR parts 730 to 774 in the form of the eCFR'],
    ['no XML', 'as-of 2026-01-01\n', 'is no XML'],
    ['a page', '<!DOCTYPE html><html><body>§ 734.4</body></html>', 'is a page of HTML: download the XML of title 15'],
    ['nothing', '', 'is empty'],
    ['another encoding', good.replace('UTF-8', 'x-klingon'), 'is in an encoding that is not known: x-klingon'],
    ['bytes that are no text', Uint8Array.of(...Buffer.from(good), 0xff), 'is not UTF-8 text'],
    ['a zip file', 'PK\u0003\u0004', 'is a zip file: unpack it first'],
  ])('%s', (_, text, complaint) => {
    expect(() => read(text)).toThrow(new EditionProblem(complaint));
  });

  it('ISO-8859-1, as bulk files declare, and UTF-16 are read', () => {
    const text = deMinimis('(a) Level, see § 734.3.').replaceAll('—', '-');
    const latin = Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const wide = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(compareEditions(read(latin), read(wide)).changes).toEqual([]);
    expect(read(latin).units.get('734.4')!.blocks).toHaveLength(2);
  });
});

describe('the paragraph of a change', () => {
  it('by the numbers around it, and by italics', () => {
    const rules = (c: string): string =>
      of(
        '734',
        section('734.9', 'Foreign-Direct Product (FDP) Rules.', [
          ...[...'abcdefg'].map((l) => `(${l}) Rule ${l}.`),
          '(h) <I>Advanced computing FDP rule.</I> (1) <I>Product scope.</I> One of:',
          '(i) <I>Direct product of technology.</I> Both:',
          '(A) It is a product.',
          '(B) It is one of the following:',
          '(<I>1</I>) Specified in 3A090.',
          `(<I>2</I>) Specified in 4A090${c}.`,
          '(ii) <I>Product of a plant.</I>',
          '(2) <I>Country scope.</I>',
          `(i) <I>Supercomputer FDP rule</I>${c}.`,
          '(1) <I>Product scope.</I>',
          `(i) A product${c}.`,
          '(ii) A plant.',
          `(j)-(k) [Reserved${c}]`,
          `(l) A rule${c}.`,
        ]),
      );
    expect(changes(rules(''), rules(' changed'))).toEqual([
      'changed 734.9(h)(1)(i)(B)(2)',
      // After (2) the letter: no (ii) follows on it before (1).
      'changed 734.9(i)',
      'changed 734.9(i)(1)(i)',
      'changed 734.9(j)',
      'changed 734.9(l)',
    ]);
  });

  it('footnotes, notes, lists in supplements, cells that reach over others', () => {
    const chart = (
      c: string,
    ): string => `<TABLE><TR><TH rowspan="2">Countries</TH><TH colspan="2">NS</TH></TR><TR><TH>1</TH><TH>2</TH></TR>
      <TR><TD>Elbonia</TD><TD>X</TD><TD>${c}</TD></TR></TABLE>`;
    const parts = (c: string): string =>
      edition([
        {
          part: '732',
          units: [
            supplement(3, '732', 'Know Your Customer', [
              '(a) Guidance.',
              '(b) <I>Red flags.</I>',
              '1. Reluctant.',
              `2. Capabilities${c}.`,
            ]),
          ],
        },
        {
          part: '738',
          units: [
            supplement(1, '738', 'Commerce Country Chart', [
              chart(c),
              `<FTNT><P><SU>10</SU> A license is required${c}.</P></FTNT>`,
            ]),
          ],
        },
        {
          part: '744',
          units: [
            section('744.11', 'License requirements.', [
              '(a) <I>General.</I>',
              '(1) One.',
              `<NOTE><HED>Note to paragraph (a)(1):</HED><P>A note${c}.</P></NOTE>`,
              `(2) Two${c}.`,
              `Note 2 to paragraphs (a)(1) and (2): both${c}.`,
              `<GPOTABLE><BOXHD><CHED H="1">Item</CHED><CHED H="1">Level</CHED></BOXHD><ROW><ENT I="01">Chips</ENT><ENT>5${c}</ENT></ROW></GPOTABLE>`,
            ]),
          ],
        },
      ]);
    expect(changes(parts(''), parts(' X'))).toEqual([
      'changed 732 supp. 3 (b)(2)',
      'changed 738 supp. 1, row Elbonia',
      'changed 738 supp. 1, footnote 10',
      'changed 744.11(a)(1), note',
      'changed 744.11(a)(2)',
      'changed 744.11(a)(1), note 2',
      'changed 744.11(a)(2), row Chips',
    ]);
  });

  it('entries of the Commerce Control List: heading, requirements, exceptions, items and notes', () => {
    const list = (c: string): string =>
      of(
        '774',
        supplement(1, '774', 'The Commerce Control List', [
          '<HD1>Category 3—Electronics</HD1>',
          `<FP-2><B>3A090 Integrated circuits as follows${c}.</B></FP-2>`,
          '<FP-1><E T="04">License Requirements</E></FP-1>',
          `<FP-1><I>Reason for Control:</I> RS, AT${c}</FP-1>`,
          `<FP-1><I>LVS:</I> N/A${c}</FP-1>`,
          `<FP-1><I>Related Controls:</I> See 3D001, 3E001${c}.</FP-1>`,
          '<FP><I>Items:</I></FP>',
          '<P>a. Integrated circuits having either of the following:</P>',
          `<P>a.1. A total of 4800${c}; or</P>`,
          `<NOTE><HED>Note 1 to 3A090.a:</HED><P>A note${c}.</P><P>a. Within it.</P></NOTE>`,
          '<P>b. Integrated circuits, e.g. for others.</P>',
          `<P>a word that is no letter of an item${c}.</P>`,
          `<NOTE><HED>Note 2 to 3A090.a and 3A090.b:</HED><P>Of both${c}.</P></NOTE>`,
          `<FP-1><B>8D001 Software for 8A${c}</B>.</FP-1>`,
        ]),
      );
    expect(changes(list(''), list(' X'))).toEqual([
      'changed 3A090, heading',
      'changed 3A090, license requirements',
      'changed 3A090, license exceptions',
      'changed 3A090, related controls',
      'changed 3A090.a.1',
      'changed 3A090.a, note 1',
      'changed 3A090.b',
      'changed 3A090, note 2',
      'changed 8D001, heading',
    ]);
  });

  it('white space, quotes, dashes, entities and markup are no change; a paragraph that moved is found', () => {
    const was = deMinimis(
      '(a) “Production” of items—all\u00a0of them.',
      '(b) A paragraph long enough to be known again where it stands later.',
    );
    const is = deMinimis(
      '(a) <I>"Production"</I>  of\n items&#x2013;all of <E T="03">them</E>.',
      '(b) Another one.',
      '(c) A paragraph long enough to be known again where it stands later.',
    );
    expect(changes(was, is)).toEqual(['changed 734.4(b) to 734.4(c)', 'added 734.4(c)']);
  });

  it('a section that one file alone holds is removed or added where the other holds the part, and else not compared', () => {
    const whole = of('734', section('734.3', 'Items.', ['(a) Text.']), section('734.4', 'De minimis.', ['(a) Text.']));
    const part = of('734', section('734.4', 'De minimis.', ['(a) Text.']));
    const alone = part.replace(/<DIV5[^>]*>/, '').replace('</DIV5>', '');
    expect(changes(whole, part)).toEqual(['removed 734.3, heading', 'removed 734.3(a)']);
    expect(compareEditions(read(whole), read(alone))).toMatchObject({ changes: [], onlyOld: ['734.3'], onlyNew: [] });
  });
});
