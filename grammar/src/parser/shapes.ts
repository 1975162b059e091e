/** What follows a keyword: one rule a shape of the table. */
import { roleBits } from '../tree/tape.ts';
import type { Keyword } from '../keywords.ts';
import type { Role } from '../shapes.ts';
import * as kinds from '../lexer/kinds.ts';
import * as T from '../vocabulary.ts';
import type { NamedThing } from './engine.ts';
import { placesWithoutComma, tellPieces } from './mistakes.ts';
import { as, AT, type Noun, Values, WORD } from './values.ts';

const noun = (ERR_MSG: string): Noun => ({ ERR_MSG });
const name = (ERR_MSG: string, of: readonly NamedThing[], role?: Role): { ARGS: [noun: Noun, role: number] } => ({
  ARGS: [{ ERR_MSG, of }, role ? roleBits(role) : 0],
});

const ITEM = name('the name of an input or product', ['input', 'product']);
const PARTY = name('the name of a party', ['party']);
const PRODUCT = name('the name of a product', ['product', 'input']);
const PARTY_FOR = name('the name of a party', ['party'], 'for');
const SUPPLIER = name('a party or a name in quotes', ['party']);
const END_USE = name('an end use, such as civil', ['end-use']);
const CLAIMED = name('a license exception code, such as NAC', ['exception']);
const FOOTNOTE: { ARGS: [role: number, noun: Noun] } = { ARGS: [roleBits('footnote'), noun('a footnote number')] };
const FIGURE: { ARGS: [role: number, known: boolean] } = { ARGS: [0, true] };
const FIGURE_AT: { ARGS: [role: number, known: boolean] } = { ARGS: [roleBits('at'), true] };
const [FOR, ORIGIN, TO, ON, BECAUSE, FILED, NOTIFIED, FROM, SINCE, UNDER, PER, BY] = (
  ['for', 'origin', 'to', 'on', 'because', 'filed', 'notified', 'from', 'since', 'under', 'per', 'by'] as const
).map(as) as [ReturnType<typeof as>, ...ReturnType<typeof as>[]] & ReturnType<typeof as>[];
const LICENSE_FOR = noun('license for, the names of products, to and the countries, such as license for x to CN');
const TO_PLACES = noun('to and the countries, such as to CN');

export class Shapes extends Values {
  readonly eccn_for = this.RULE('eccn_for', (): void => {
    if (this.SUBRULE(this.an_eccn)) this.OPTION(this.forEccn);
  });
  private readonly forEccn = (): void => {
    this.CONSUME(T.word('for'));
    this.SUBRULE2(this.an_eccn, FOR);
  };

  readonly name_or_string = this.RULE('name_or_string', (): void => {
    this.OR([{ ALT: () => this.SUBRULE(this.a_string) }, { ALT: () => this.SUBRULE(this.a_name, SUPPLIER) }]);
  });

  /** `[N] NAME [at MONEY]` or `none` */
  readonly use = this.RULE('use', (): void => {
    this.OR(this.uses);
  });
  private readonly uses = [
    { ALT: () => this.take(T.word('none'), WORD) },
    {
      ALT: () => {
        this.OPTION(this.count);
        if (!this.RECORDING_PHASE) tellPieces(this.c);
        if (this.SUBRULE(this.a_name, ITEM)) this.OPTION2(this.atMoney);
      },
    },
  ];
  private readonly count = () => this.SUBRULE(this.a_number);
  private readonly atMoney = (): void => {
    this.CONSUME(T.word('at'));
    this.SUBRULE(this.money, AT);
  };

  readonly production = this.RULE('production', (): void => {
    this.OR(this.productions);
  });
  private readonly productions = [
    { ALT: () => this.take(T.word('none'), WORD) },
    {
      ALT: () => {
        if (!this.SUBRULE(this.words.technology) || !this.SUBRULE(this.an_eccn)) return;
        this.OPTION(this.forEccn);
        if (this.CONSUME(T.word('origin'), noun('origin and a country, such as origin US'))) this.SUBRULE(this.a_country, ORIGIN);
      },
    },
  ];

  readonly listing = this.RULE('listing', (): void => {
    if (!this.SUBRULE(this.words.list)) return;
    this.OPTION(() => {
      this.CONSUME(T.word('footnote'));
      this.SUBRULE(this.a_number, FOOTNOTE);
    });
    this.OPTION2(() => {
      this.CONSUME(T.word('from'));
      this.SUBRULE(this.a_date, FROM);
    });
    this.OPTION3(() => {
      this.CONSUME(T.word('to'));
      this.SUBRULE2(this.a_date, TO);
    });
  });

  readonly citizen = this.RULE('citizen', (): void => {
    if (!this.SUBRULE(this.a_country)) return;
    this.OPTION(() => {
      this.CONSUME(T.word('since'));
      this.SUBRULE(this.a_date, SINCE);
    });
  });

  readonly owner = this.RULE('owner', (): void => {
    if (this.SUBRULE(this.a_name, PARTY)) this.SUBRULE(this.a_percentage);
  });

  /** A name is cleared for a reason and on a day, or not at all. */
  readonly clearance = this.RULE('clearance', (): void => {
    if (!this.SUBRULE(this.a_string)) return;
    const why = noun('because and the reason in quotes, such as because "another address" on 2025-01-10');
    if (!this.CONSUME(T.word('because'), why)) return;
    this.SUBRULE2(this.a_string, BECAUSE);
    const when = noun('on and the day on which it was looked into, such as on 2025-01-10');
    if (this.CONSUME(T.word('on'), when)) this.SUBRULE(this.a_date, ON);
  });

  readonly report_filed = this.RULE('report_filed', (): void => {
    if (this.CONSUME(T.word('filed'), noun('filed and a date, such as filed 2024-05-01'))) this.SUBRULE(this.a_date, FILED);
  });

  readonly claim = this.RULE('claim', (): void => {
    if (!this.SUBRULE(this.a_name, CLAIMED)) return;
    this.OPTION(() => {
      this.CONSUME(T.word('under'));
      this.SUBRULE(this.a_paragraph, UNDER);
    });
    this.OPTION2(this.notified);
  });
  private readonly notified = (): void => {
    this.CONSUME(T.word('notified'));
    this.SUBRULE(this.a_date, NOTIFIED);
  };

  readonly publication = this.RULE('publication', (): void => {
    if (this.SUBRULE(this.words['yes-no'])) this.OPTION(this.notified);
  });

  readonly volume_a_year = this.RULE('volume_a_year', (): void => {
    if (this.SUBRULE(this.a_number) && this.CONSUME(T.word('per'), noun('per year'))) this.SUBRULE(this.words.period, PER);
  });

  readonly expectation = this.RULE('expectation', (): void => {
    if (!this.SUBRULE(this.words.outcome)) return;
    this.OPTION(() => {
      this.CONSUME(T.word('by'));
      this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.a_paragraph, BY) });
    });
  });

  readonly review = this.RULE('review', (): void => {
    const who = noun('by and who reviewed it, such as by "Trade compliance" on 2026-08-03');
    if (!this.CONSUME(T.word('by'), who) || !this.SUBRULE(this.a_string, BY)) return;
    if (!this.CONSUME(T.word('on'), noun('on and the day of the review, such as on 2026-08-03'))) return;
    this.SUBRULE(this.a_date, ON);
    this.OPTION(() => {
      this.CONSUME(T.word('because'));
      this.SUBRULE2(this.a_string, BECAUSE);
    });
  });

  /** `NAME[, NAME] to COUNTRY[, COUNTRY] [for PARTY]` */
  readonly coverage = this.RULE('coverage', (): void => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.a_name, PRODUCT) });
    if (this.CONSUME(T.word('to'), TO_PLACES))
      this.AT_LEAST_ONE_SEP2({ SEP: T.Comma, DEF: () => this.SUBRULE(this.a_place, TO) });
    this.OPTION(() => {
      this.CONSUME(T.word('for'));
      this.AT_LEAST_ONE_SEP3({ SEP: T.Comma, DEF: () => this.SUBRULE2(this.a_name, PARTY_FOR) });
    });
  });

  readonly requirement = this.RULE('requirement', (): void => {
    if (this.CONSUME(T.word('license'), LICENSE_FOR) && this.CONSUME(T.word('for'), LICENSE_FOR)) this.SUBRULE(this.coverage);
  });

  readonly term = this.RULE('term', (): void => {
    if (!this.SUBRULE(this.a_date)) return;
    if (this.CONSUME(T.word('to'), noun('to and the last day, such as to 2027-12-31'))) this.SUBRULE2(this.a_date, TO);
  });

  readonly period = this.RULE('period', (): void => {
    this.SUBRULE(this.a_date);
    this.OPTION(() => {
      this.CONSUME(T.word('to'));
      this.SUBRULE2(this.a_date, TO);
    });
  });

  readonly countries = this.RULE('countries', (): void => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.a_country) });
    if (!this.RECORDING_PHASE) placesWithoutComma(this.c);
  });
  readonly places = this.RULE('places', (): void => {
    this.AT_LEAST_ONE_SEP(this.somePlaces);
    if (!this.RECORDING_PHASE) placesWithoutComma(this.c);
  });
  private readonly somePlaces = { SEP: T.Comma, DEF: () => this.SUBRULE(this.a_place) };
  readonly end_uses = this.RULE('end_uses', (): void => {
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () => this.OR([{ ALT: () => this.SUBRULE(this.a_string) }, { ALT: () => this.SUBRULE(this.a_name, END_USE) }]),
    });
  });
  readonly reasons = this.RULE('reasons', (): void => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.words.reason) });
  });
  readonly roles = this.RULE('roles', (): void => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.words.role) });
  });

  /** One parameter of `specs` or `produces`: figure [at figure] [planar|non-planar], or a word. */
  readonly parameter_value = this.RULE('parameter_value', (): void => {
    this.OR(this.parameterValues);
  });
  private readonly parameterValues = [
    {
      // `overlay` without its figure, and the next parameter: the next is not its value.
      GATE: () => !this.v?.isParameter(this.c.image) && this.c.peek() !== kinds.Open,
      ALT: () => this.take(T.Name, WORD),
    },
    {
      ALT: () => {
        if (!this.SUBRULE(this.a_quantity, FIGURE)) return;
        this.OPTION(this.atFigure);
        this.OPTION2(this.qualified);
      },
    },
  ];
  private readonly atFigure = (): void => {
    this.CONSUME(T.word('at'));
    this.SUBRULE2(this.a_quantity, FIGURE_AT);
  };
  private readonly qualified = () => this.SUBRULE(this.words.transistor, undefined);

  /** The rule of a shape, with what it is told of the keyword. */
  protected shapeOf({ shape, words, noun: what, refers }: Keyword) {
    if (shape === 'word' || shape === 'produced') return { rule: this.words[words!] };
    if (shape === 'words') return { rule: words === 'reason' ? this.reasons : this.roles };
    if (shape === 'name' || shape === 'code') return { rule: this.a_name, options: name(what!, [refers ?? 'exception']) };
    const rule = {
      money: this.money,
      country: this.a_country,
      date: this.a_date,
      string: this.a_string,
      number: this.a_number,
      percent: this.a_percentage,
      duration: this.a_quantity,
      'name-or-string': this.name_or_string,
      eccn: this.eccn_for,
      'end-uses': this.end_uses,
      countries: this.countries,
      places: this.places,
      use: this.use,
      production: this.production,
      listing: this.listing,
      citizen: this.citizen,
      owner: this.owner,
      cleared: this.clearance,
      filed: this.report_filed,
      claim: this.claim,
      paragraph: this.a_paragraph,
      published: this.publication,
      volume: this.volume_a_year,
      expectation: this.expectation,
      review: this.review,
      coverage: this.coverage,
      requirement: this.requirement,
      term: this.term,
      since: this.period,
      parameters: undefined,
      path: this.a_string,
      'law-date': this.a_date,
      'exchange-rate': undefined,
      declaration: undefined,
    }[shape];
    return { rule };
  }
}
