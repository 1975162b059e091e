/**
 * Two small editions made of what the regulation said before and after some of its rules: 746.9 whole (90 FR 42315, 2025-09-02); 744.23 of October 2022
 * and of 2026, shortened; 734.4; the definition of advanced-node integrated circuits; rows of the Country Chart (83 FR 38018), of the Country Groups
 * (91 FR 5091, 91 FR 43038) and of the Entity List; entries of the Commerce Control List. What both have they share, in other markup.
 */
import { edition, rows, section, supplement } from '../../support/ecfr.ts';

interface Edition {
  readonly deMinimis: { readonly scanner: string; readonly twentyFive: string };
  readonly chart: readonly (readonly string[])[];
  readonly groupA: readonly (readonly string[])[];
  readonly groupD: readonly (readonly string[])[];
  readonly advanced: readonly string[];
  readonly entities: readonly (readonly string[])[];
  readonly syria: readonly string[];
  readonly node: string;
  readonly dram: string;
  readonly a090: readonly string[];
  readonly resists: string;
  /** What no reader would call a change. */
  readonly quote: (text: string) => string;
}

const NAC = 'NAC: Yes, for 3A090.a, if the item is not designed or marketed for use in datacenters.';
const DENIAL = 'Presumption of denial';

const before: Edition = {
  deMinimis: { scanner: '3B001.f.1.b.2.b', twentyFive: 'Country Group E:1' },
  chart: [
    ['Iceland <SU>3</SU>', 'X', '', 'X'],
    ['India', 'X', 'X', 'X'],
  ],
  groupA: [
    ['Turkey', 'X', 'X'],
    ['United Arab Emirates', '', ''],
  ],
  groupD: [
    ['Burma', 'X', 'X'],
    ['Cambodia', 'X', 'X'],
  ],
  advanced: [
    '(a) <I>General prohibition.</I> In addition to the license requirements for items specified on the CCL, you may not export without a license an item described in paragraph (a)(1) when you know that it will be used in an end use described in paragraph (a)(2) of this section.',
    '(1) <I>Product scope.</I> (i) An integrated circuit (IC) subject to the EAR and specified in ECCN 3A001, 3A991, 4A994, 5A002, 5A004, or 5A992.',
    '(ii) A computer, “electronic assembly,” or “component” subject to the EAR and specified in ECCN 4A003, 4A004, 4A994, 5A002, 5A004, or 5A992.',
    '(2) <I>End-use scope.</I> (i) The “development,” “production,” “use,” operation, installation of a “supercomputer” located in or destined to the PRC.',
    '(iii) The “development” or “production” of integrated circuits at a semiconductor fabrication “facility” located in the PRC that fabricates integrated circuits meeting any of the following criteria:',
    '(A) Logic integrated circuits using a non-planar transistor architecture or with a “production” technology node of 16/14 nanometers or less;',
    '(B) NOT AND (NAND) memory integrated circuits with 128 layers or more; or',
    '(C) Dynamic random-access memory (DRAM) integrated circuits using a “production” technology node of 18 nanometer half-pitch or less; or',
    '(c) <I>License exceptions.</I> No license exceptions may overcome the prohibition described in paragraph (a) of this section.',
  ],
  entities: [
    [
      'CHINA, PEOPLE’S REPUBLIC OF',
      'Aisinochip, a.k.a., Shanghai Aisinochip, Pudong, Shanghai',
      'For all items subject to the EAR',
      DENIAL,
      '87 FR 77508, 12/19/22.',
    ],
    [
      '',
      'Huawei Technologies Co., Ltd., Bantian, Shenzhen, China',
      'For all items subject to the EAR',
      DENIAL,
      '84 FR 22963, 5/21/19.',
    ],
  ],
  syria: [
    '(a) <I>License requirements.</I> A license is required for the export or reexport to Syria of all items subject to the EAR, except food and medicine classified as EAR99.',
    '(b) <I>License Exceptions.</I> No License Exceptions to the license requirements set forth in paragraph (a) of this section are available for exports or reexports to Syria, except the following:',
    '(1) TMP for items for use by the news media as set forth in § 740.9(a)(9) of the EAR,',
    '(2) GOV for items for personal or official use by personnel and agencies of the U.S. Government as set forth in § 740.11(b)(2) of the EAR,',
    '(3) TSU for operation technology and software, sales technology, and software updates pursuant to the terms of § 740.13(a), (b), or (c) of the EAR,',
    '(c) <I>Licensing policy.</I> (1) Except as described in this paragraph (c), all license applications for export or reexport to Syria are subject to a general policy of denial.',
    '(3) In addition, consistent with part 734 of the EAR, the following are not subject to the EAR and therefore not subject to this General Order: informational materials in the form of books and other media.',
  ],
  node: 'described in the International Roadmap for Devices and Systems, 2016 edition.',
  dram: 'using a “production” technology node of 18 nanometer half-pitch or less.',
  a090: [
    '<FP-1><I>NAC:</I> N/A</FP-1>',
    '<FP><I>Items:</I> a. Integrated circuits having an aggregate bidirectional transfer rate over all inputs and outputs of 600 Gbyte/s or more to or from integrated circuits other than volatile memories, and any of the following:</FP>',
    '<P>a.1. One or more digital processor units executing machine instructions having a bit length per operation multiplied by processing performance of 4800 or more.</P>',
  ],
  resists: '370 and 245',
  quote: (text) => text,
};

const after: Edition = {
  deMinimis: { scanner: '3B993.f.1', twentyFive: 'Country Group E:1 or E:2' },
  chart: [
    ['Iceland <SU>3</SU>', 'X', '', 'X'],
    ['India', 'X', '', 'X'],
  ],
  groupA: [
    ['Turkey', 'X', 'X'],
    ['United Arab Emirates <SU>5</SU>', '', 'X'],
  ],
  groupD: [
    ['Burma', 'X', 'X'],
    ['Cambodia', 'X', ''],
  ],
  advanced: [
    '(a) <I>General prohibition.</I> In addition to the license requirements for items specified on the CCL, you may not export without a license any item described in paragraphs (a)(1) through (4) of this section when you have “knowledge” that the item is destined for an end use described there.',
    '(1) <I>“Supercomputers”</I>—(i) <I>Item scope.</I> (A) An integrated circuit (IC) subject to the EAR and specified in ECCN 3A001, 3A991, 4A994, 5A002, 5A004, or 5A992; or',
    '(B) A computer, “electronic assembly,” or “component” subject to the EAR and specified in ECCN 4A003, 4A004, 4A994, 5A002, 5A004, or 5A992.',
    '(2) <I>“Advanced-node ICs”</I>—(i) <I>Any item at a “production” “facility” of “advanced-node ICs.”</I> Any items subject to the EAR when you know the items will be used in the “development” or “production” of ICs destined to a “facility” located in Macau or a destination specified in Country Group D:5.',
    '(iii) <I>Design of “advanced-node ICs”.</I> Any Electronic Computer Aided Design (ECAD) “software” when you “know” it will be used in the design of an “advanced-node integrated circuit” that will be “produced” in Macau or a destination specified in Country Group D:5.',
    '(c) <I>License exceptions.</I> No license exceptions may overcome the prohibition described in paragraph (a) of this section, except the prohibitions in paragraphs (a)(4) and (a)(3)(i) of this section.',
  ],
  entities: [
    [
      'CHINA, PEOPLE&#x2019;S REPUBLIC OF',
      'Aisinochip, a.k.a., Shanghai Aisinochip, Pudong, Shanghai',
      'For all items subject to the EAR',
      DENIAL,
      '87 FR 77508, 12/19/22.',
    ],
    [
      '',
      'Huawei Technologies Co., Ltd., Bantian, Shenzhen, China',
      'For all items subject to the EAR, see §§ 734.9(e) and 744.11(a)(2)',
      DENIAL,
      '84 FR 22963, 5/21/19; 85 FR 29853, 5/19/20.',
    ],
  ],
  syria: [
    '(a) <I>License requirements.</I> A license is required for the export or reexport to Syria of all items subject to the EAR, except food and medicine classified as EAR99.',
    '(b) <I>License Exceptions.</I> No License Exceptions to the license requirements set forth in paragraph (a) of this section are available for exports or reexports to Syria, except the following:',
    '(1) SPP for the export or reexport of “EAR99” items pursuant to § 740.5;',
    '(2) TMP for technology pursuant to the provisions in § 740.9(a)(3), containers pursuant to the provisions in § 740.9(a)(7), and items for use by the news media pursuant to § 740.9(a)(9);',
    '(3) RPL pursuant to the provisions of § 740.10(a) of the EAR, provided that such exports will not support the Syrian police, military, or intelligence sensitive end users;',
    '(c) <I>Licensing policy</I>—(1) <I>Presumption of approval licensing policy.</I> License applications will be reviewed under a presumption of approval review policy for commercial end uses that support economic and business development in Syria.',
    '<NOTE><HED>Note 1 to paragraphs (<E T="03">c</E>)(1) and (2):</HED><P>Items on the CCL will also be reviewed according to the license policies for the items set out in relevant sections of part 742.</P></NOTE>',
  ],
  node: 'described in the International Roadmap for Devices and Systems, 2016 edition (“More Moore” White Paper).',
  dram: 'having a memory cell area of less than 0.0026 µm<SU>2</SU>.',
  a090: [
    `<FP-1><I>NAC</I>: ${NAC.slice(5)}</FP-1>`,
    '<FP><I>Items:</I> a. Integrated circuits having one or more digital processing units having either of the following:</FP>',
    '<P>a.1. A ‘total processing performance’ of 4800 or more; or</P>',
    '<P>a.2. A ‘total processing performance’ of 1600 or more and a ‘performance density’ of 5.92 or more.</P>',
  ],
  resists: '370 and 193',
  quote: (text) =>
    text
      .replace(/“([^”]*)”/g, '"<I>$1</I>"')
      .replace(/ (?=\S)/, '\n   ')
      .replace('—', '-'),
};

const written = (e: Edition): string =>
  edition([
    {
      part: '734',
      units: [
        section('734.4', '<I>De minimis</I> U.S. content.', [
          '(a) <I>Items for which there is no de minimis level.</I> (1) There is no <I>de minimis</I> level for a foreign-made computer with an APP exceeding that listed in ECCN 4A003.b.',
          e.quote(
            '(2) Foreign produced encryption technology that incorporates U.S. origin encryption technology controlled by “ECCN 5E002” is subject to the EAR—regardless of the amount.',
          ),
          `(3) There is no <I>de minimis</I> level for equipment meeting the parameters in ECCN ${e.deMinimis.scanner} of the Commerce Control List.`,
          '(c) <I>10% De Minimis Rule.</I> Reexports of a foreign-made commodity incorporating controlled content valued at 10% or less are not subject to the EAR.',
          `(d) <I>25% De Minimis Rule.</I> Except as provided in paragraph (a) of this section, reexports to any country other than those listed in ${e.deMinimis.twentyFive} valued at 25% or less are not subject to the EAR.`,
        ]),
      ],
    },
    {
      part: '738',
      units: [supplement(1, '738', 'Commerce Country Chart', [rows(['Countries', 'NS 1', 'NS 2', 'MT 1'], e.chart)])],
    },
    {
      part: '740',
      units: [
        supplement(1, '740', 'Country Groups', [
          '<HD1>Country Group A</HD1>',
          rows(['Country', '[A: 1] Wassenaar participating states <SU>1</SU>', '[A: 5]'], e.groupA),
          '<HD1>Country Group D</HD1>',
          rows(['Country', '[D: 1] National security', '[D: 5] U.S. arms embargoed countries'], e.groupD),
        ]),
      ],
    },
    {
      part: '744',
      units: [
        section('744.21', 'Restrictions on certain ‘military end uses’.', [
          e.quote('(a) <I>General prohibition.</I> A license is required for a “military end use”.'),
        ]),
        section('744.23', '“Supercomputer” and semiconductor manufacturing end use.', e.advanced),
        supplement(4, '744', 'Entity List', [
          rows(['Country', 'Entity', 'License requirement', 'License review policy', 'Federal Register citation'], e.entities),
        ]),
      ],
    },
    { part: '746', units: [section('746.9', 'Syria.', e.syria)] },
    {
      part: '772',
      units: [
        section('772.1', 'Definitions of terms as used in the Export Administration Regulations (EAR).', [
          `<I>16/14 nanometer node</I> (16/14 nm node) is indicated in the Logic Industry “Node Range” figure ${e.node}`,
          '<I>600 series.</I> ECCNs in the “xY6zz” format on the Commerce Control List.',
          '<I>Advanced-Node Integrated Circuits (Advanced-Node IC).</I> For parts 734 and 744 of the EAR, “advanced-node integrated circuits” include integrated circuits that meet any of the following criteria:',
          '(1) Logic integrated circuits using a non-planar transistor architecture or with a “production” ‘technology node’ of 16/14 nanometers or less;',
          '(2) NOT AND (NAND) memory integrated circuits with 128 layers or more; or',
          `(3) Dynamic random-access memory (DRAM) integrated circuits ${e.dram}`,
        ]),
      ],
    },
    {
      part: '774',
      units: [
        supplement(1, '774', 'The Commerce Control List', [
          '<HD1>Category 3—Electronics</HD1>',
          '<HD1>A. “End Items,” “Equipment,” “Accessories”</HD1>',
          '<FP-2><B>3A090 Integrated circuits as follows (see List of Items Controlled).</B></FP-2>',
          '<FP-1><E T="04">License Requirements</E></FP-1>',
          '<FP-1><I>Reason for Control:</I> RS, AT</FP-1>',
          rows(['Control(s)', 'Country chart'], [['RS applies to entire entry', 'See § 742.6(a)(6)(iii) of the EAR.']]),
          '<HD1>List Based License Exceptions (See Part 740 for a Description of All License Exceptions)</HD1>',
          ...e.a090,
          '<HD1>C. “Materials”</HD1>',
          `<FP-2><B>3C992 Positive resists designed for semiconductor lithography specially adjusted (optimized) for use at wavelengths between ${e.resists} nm.</B></FP-2>`,
          '<FP-1><E T="04">License Requirements</E></FP-1>',
          `<FP-1>${e.quote('<I>Reason for Control:</I> “AT”')}</FP-1>`,
        ]),
      ],
    },
  ]);

export const BEFORE = written(before);
export const AFTER = written(after);
