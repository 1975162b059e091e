/** Bills of materials made for the tests, with the oddities of those that people have. */
import { strToU8, zipSync } from 'fflate';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every field quoted, a blank second row, CRLF, designators as a list, rows that are no parts. */
export const quotedBoard = utf8(
  [
    'Quantity,Designator,Description,LibRef',
    '',
    '"3","C1, C2, C3","CAP CER 4.7UF 10V","GRM155R61A475MEAAD"',
    '"2","FID1, FID2","1mm Fiducial","FIDUCIAL"',
    '"4","H1, H2, H3, H4","M2.5 Hole with no copper","M2.5 Hole"',
    '"1","U1","","TPS62130RGTR"',
    '',
  ].join('\r\n'),
);

/** Second sources without a quantity below their part; a section that is not fitted. */
export const secondSources = utf8(
  [
    'QTY,REFERENCE,DESCRIPTION,MANU,PART NUMBER',
    '2,"D1,D2",DIODE ESD TSSOP-10,NXP,"IP4282CZ6,118"',
    ',,,Onsemi,NUP4114UPXV6T1G',
    ',,,Littelfuse,SP3012-04UTG',
    '1,U5,"MCU 32-bit, 1GHz",ST,STM32H743VIT6',
    ',DO NOT INSTALL COMPONENTS BELOW.,,,',
    ',"P2,C24,R55",,,',
    '1,J9,Header,Samtec,TSW-104-07-L-S',
    '',
  ].join('\n'),
);

/** windows-1252, semicolons, decimal commas, a currency column, the value of the line. */
export const customs = Uint8Array.from(
  [
    'Pos;Artikelnummer;Warenbeschreibung;Zolltarifnummer;Ursprungsland;Menge;Warenwert;W\xe4hrung',
    '1;K-77;Geh\xe4use;39269097;Deutschland;40;1.230,80;EUR',
    '2;K-78;Stecker;8536.69;Tschechien;3;10,00;EUR',
    '3;K-79;Leiterplatte;xyz;Absurdistan;10;99,90;EUR',
    'Gesamtsumme;;;;;;1.340,70;EUR',
    '',
  ]
    .join('\r\n')
    .split('')
    .map((c) => c.charCodeAt(0)),
);

/** A title and blank rows above the header, tabs, UTF-16 with a mark; EAR99 in its ways. */
export const titled = (() => {
  const text = [
    'Export of cart 2026-03\t\t\t\t',
    '\t\t\t\t',
    '型号\t制造商\t数量\tUnit Price(€)\tECCN',
    'A1\tAcme\t2\t0,50\tEAR-99',
    'A2\tAcme\t1\t1,25\tN/A',
    'A3\tAcme\t1\t-\tNLR',
    'A4\tAcme\t7\t3,00\t5A992c',
    'A5\tAcme\t1\t3,00\t3A001.a.2, 5A002',
    'Total\t\t\t30,25\t',
  ].join('\n');
  const out = new Uint8Array(2 + text.length * 2);
  out.set([0xff, 0xfe]);
  [...text].forEach((c, i) => out.set([c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8], 2 + i * 2));
  return out;
})();

/** An order: ordered quantities, $ with trailing zeros, two assemblies, a subtotal. */
export const order = utf8(
  [
    'Index,Manufacturer Part Number,Manufacturer,Description,Customer Reference,Quantity,Backorder,Unit Price,Extended Price',
    '1,NE555DR,TI,"IC TIMER, ""classic""",MAIN,2,0,$0.40000,$0.80',
    '2,BC847C,Nexperia,NPN,MAIN,30,0,$0.02000,$0.60',
    '3,BC847C,Nexperia,NPN,HARNESS,1,0,$0.02000,$0.02',
    ',,,,,,,Subtotal,$1.42',
  ].join('\n'),
);

/** A workbook of these sheets; cells are shared strings but for numbers, `=` marks text written in the cell. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
  merges: readonly string[] = [],
): Uint8Array {
  const strings: string[] = [];
  const column = (i: number): string => String.fromCharCode(65 + i);
  const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const sheet = (rows: readonly (readonly (string | number)[])[]): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}">${cells
            .map((cell, c) => {
              const at = `${column(c)}${r + 1}`;
              if (cell === '') return '';
              if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
              if (cell.startsWith('=')) return `<c r="${at}" t="inlineStr"><is><t>${xml(cell.slice(1))}</t></is></c>`;
              return `<c r="${at}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
            })
            .join('')}</row>`,
      )
      .join('')}</sheetData><mergeCells>${merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells></worksheet>`;
  const names = Object.keys(sheets);
  const parts = Object.fromEntries(names.map((n, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheet(sheets[n]!))]));
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((n, i) => `<sheet name="${n}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.map((s) => `<si><t>${xml(s)}</t><rPh sb="0" eb="1"><t>よみ</t></rPh></si>`).join('')}</sst>`,
    ),
    ...parts,
  });
}
