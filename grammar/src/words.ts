/** The closed lists of words that stand as values. Case matters; a word of another list is no word of this one. */
export interface Word {
  readonly name: string;
  readonly doc: string;
}

export interface WordList {
  /** With its article: `an item kind`. */
  readonly title: string;
  readonly words: readonly Word[];
}

const word = (name: string, doc: string): Word => ({ name, doc });

export const WORD_LISTS = {
  kind: {
    title: 'an item kind',
    words: [
      word('commodity', 'An article, material or supply; the default.'),
      word('software', 'Programs or microprograms (15 CFR 772.1).'),
      word('technology', 'Information needed to develop, produce or use an item (15 CFR 772.1).'),
    ],
  },
  type: {
    title: 'an item type',
    words: [
      word('integrated-circuit', 'An integrated circuit, packaged or a die.'),
      word('computer', 'A computer or server.'),
      word('electronic-assembly', 'A board or module of electronic components.'),
      word('component', 'A part or component of something larger.'),
      word('equipment', 'Production, test or inspection equipment.'),
      word('wafer', 'A semiconductor wafer.'),
      word('mask', 'A mask or reticle.'),
      word('substrate', 'A package or mask substrate.'),
      word('material', 'A material or chemical.'),
      word('military-commodity', 'A commodity of the 600 series.'),
      word('other', 'None of the other types.'),
    ],
  },
  technology: {
    title: 'what it is a direct product of',
    words: [
      word('technology', 'A direct product of technology (15 CFR 734.9).'),
      word('software', 'A direct product of software (15 CFR 734.9).'),
      word('none', 'No such technology, software or plant was used.'),
    ],
  },
  'yes-no': {
    title: 'yes or no',
    words: [word('yes', 'It is so.'), word('no', 'It is not so.')],
  },
  transistor: {
    title: 'a transistor architecture',
    words: [word('planar', 'Planar transistors.'), word('non-planar', 'Fin or gate-all-around transistors.')],
  },
  product: {
    title: 'a kind of integrated circuit',
    words: [
      word('logic', 'Logic integrated circuits.'),
      word('nand', 'NAND memory.'),
      word('dram', 'DRAM memory.'),
      word('other', 'Any other integrated circuits.'),
    ],
  },
  list: {
    title: 'a list of parties',
    words: [
      word('entity-list', 'The Entity List, supplement no. 4 to part 744.'),
      word('unverified', 'The Unverified List, supplement no. 6 to part 744.'),
      word('military-end-user', 'The Military End-User List, supplement no. 7 to part 744.'),
      word('denied', 'A person denied export privileges (15 CFR 764.3).'),
      word('blocked', 'A person on the list of Specially Designated Nationals under a program that 15 CFR 744.8(a)(1) names.'),
    ],
  },
  role: {
    title: 'a role',
    words: [
      word('government', 'A government or one of its agencies.'),
      word('military', 'Armed forces, or an end user that supports them.'),
      word('front-end-fabricator', 'Makes integrated circuits on wafers.'),
      word('osat', 'Assembles, tests or packages integrated circuits for others.'),
      word('designer', 'Designs integrated circuits.'),
      word('distributor', 'Sells on what others make.'),
      word('forwarder', 'Moves goods for others.'),
    ],
  },
  authorization: {
    title: 'a type of authorization',
    words: [
      word('license', 'A license issued by BIS.'),
      word('exception', 'A license exception of part 740.'),
      word('validated-end-user', 'Authorization validated end-user (15 CFR 748.15).'),
      word('other', 'Any other permission.'),
    ],
  },
  reason: {
    title: 'a reason for control',
    words: [
      word('AT', 'Anti-terrorism.'),
      word('CB', 'Chemical and biological weapons.'),
      word('CC', 'Crime control.'),
      word('CW', 'Chemical Weapons Convention.'),
      word('EI', 'Encryption items.'),
      word('FC', 'Firearms Convention.'),
      word('MT', 'Missile technology.'),
      word('NP', 'Nuclear nonproliferation.'),
      word('NS', 'National security.'),
      word('RS', 'Regional stability.'),
      word('SI', 'Significant items.'),
      word('SL', 'Surreptitious listening.'),
      word('SS', 'Short supply.'),
      word('UN', 'United Nations embargo.'),
    ],
  },
  form: {
    title: 'a form of software',
    words: [word('source-code', 'Source code (15 CFR 772.1).'), word('object-code', 'Object code (15 CFR 772.1).')],
  },
  outcome: {
    title: 'an answer',
    words: [
      word('not-subject', 'Not subject to the EAR.'),
      word('no-license-required', 'Subject to the EAR; no license is required.'),
      word('license-exception', 'A license is required, and a license exception is available.'),
      word('authorized', 'A license is required, and an authorization of the spec covers it.'),
      word('license-required', 'A license is required.'),
      word('undetermined', 'The facts stated do not decide it.'),
    ],
  },
  period: {
    title: 'a span of time',
    words: [word('year', 'A calendar year.')],
  },
  license: {
    title: 'what a notice requires',
    words: [word('license', 'A license from BIS.')],
  },
  duration: {
    title: 'a span of time',
    words: [
      word('days', 'Calendar days.'),
      word('weeks', 'Weeks of seven days.'),
      word('months', 'Calendar months.'),
      word('day', 'One day.'),
      word('week', 'One week.'),
      word('month', 'One month.'),
    ],
  },
} as const satisfies Record<string, WordList>;

export type WordListName = keyof typeof WORD_LISTS;

export const wordsOf = (list: WordListName): readonly string[] => WORD_LISTS[list].words.map((w) => w.name);
