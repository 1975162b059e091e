/** Small editions of title 15 in the XML of the eCFR (`full/DATE/title-15.xml`), and in that of govinfo's bulk files. */

export interface Part {
  readonly part: string;
  readonly units: readonly string[];
}

/** @param paragraphs each as it stands within `<P>`; what begins with `<` is a block of its own */
export const section = (number: string, title: string, paragraphs: readonly string[]): string =>
  unit('DIV8', number, 'SECTION', `§ ${number} ${title}`, paragraphs);

export const supplement = (number: number, part: string, title: string, blocks: readonly string[]): string =>
  unit(
    'DIV9',
    `Supplement No. ${number} to Part ${part}`,
    'APPENDIX',
    `Supplement No. ${number} to Part ${part}—${title}`,
    blocks,
  );

function unit(element: string, n: string, type: string, head: string, blocks: readonly string[]): string {
  const body = blocks.map((b) => (/^<(?!I>|B>)/.test(b) ? b : `<P>${b}</P>`));
  const source = '<CITA TYPE="N">[61 FR 12746, Mar. 25, 1996, as amended]</CITA>';
  return `<${element} N="${n}" TYPE="${type}">\n<HEAD>${head}</HEAD>\n${body.join('\n')}\n${source}\n</${element}>`;
}

export const rows = (header: readonly string[], body: readonly (readonly string[])[]): string =>
  `<DIV width="100%"><DIV class="gpotbl_div"><TABLE><THEAD><TR>${cells('TH', header)}</TR></THEAD><TBODY>\n${body
    .map((row) => `<TR>${cells('TD', row)}</TR>`)
    .join('\n')}\n</TBODY></TABLE></DIV></DIV>`;
const cells = (element: string, texts: readonly string[]): string => texts.map((t) => `<${element}>${t}</${element}>`).join('');

/** As the eCFR's interface gives it. */
export const edition = (parts: readonly Part[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<DIV1 N="15" TYPE="TITLE"><HEAD>Title 15—Commerce and Foreign Trade</HEAD>
<DIV3 N="VII" TYPE="CHAPTER"><HEAD>CHAPTER VII—BUREAU OF INDUSTRY AND SECURITY</HEAD>
${parts.map((p) => `<DIV5 N="${p.part}" TYPE="PART">\n<HEAD>PART ${p.part}</HEAD>\n<AUTH><HED>Authority:</HED><PSPACE>50 U.S.C. 4801.</PSPACE></AUTH>\n${p.units.join('\n')}\n</DIV5>`).join('\n')}
</DIV3></DIV1>
`;

/** The same edition as a bulk file: another frame, numbers with their sign, volumes, and dates of amendment. */
export const bulk = (xml: string): string =>
  xml
    .replace(
      '<DIV1 N="15" TYPE="TITLE">',
      '<DLPSTEXTCLASS><HEADER><FILEDESC><TITLESTMT><TITLE>Title 15</TITLE></TITLESTMT></FILEDESC></HEADER><TEXT><BODY><ECFRBRWS><AMDDATE>Sept. 24, 2026</AMDDATE>\n<DIV1 N="2" NODE="15:2" TYPE="TITLE">',
    )
    .replace(/<\/DIV1>\s*$/, '</DIV1></ECFRBRWS></BODY></TEXT></DLPSTEXTCLASS>\n')
    .replace(/<DIV8 N="/g, '<DIV8 N="§ ');
