/** One determination for every product and destination of a file: a pure function of (spec, rulebook, date). */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Exact } from '../base/exact.ts';
import { or, type Tri } from '../base/tri.ts';
import type { Item, SpecModel } from '../model/model.ts';
import type { Rulebook, RulebookAt } from '../rulebook/rulebook.ts';
import { allied } from './allied/index.ts';
import { alternativesFor } from './alternatives/index.ts';
import { partsFirst } from './sale/bill-of-materials.ts';
import { asksContents, discreteProviso } from './sale/contents.ts';
import { classify, type Classifying } from './classification/effective-eccn.ts';
import { evaluate } from './conditions/compile.ts';
import type { Classified, ContentCache, Context } from './context.ts';
import { deMinimis } from './jurisdiction/de-minimis.ts';
import type { Basis, Determination, Missing, Outcome, Proof } from './result.ts';
import { directProducts } from './jurisdiction/direct-product.ts';
import { advancedNodeStatus } from './parties/facility.ts';
import { beforeTheRulebook, flawProof, flawsOf } from './sale/flaws.ts';
import { displayFigures } from './classification/figures.ts';
import { journey, type Trip, trips } from './sale/journey.ts';
import { settle } from './sale/ledger.ts';
import { Converter } from './sale/exchange-rates.ts';
import { noticeRequirements } from './requirements/notices.ts';
import { permitsOf } from './permissions/index.ts';
import { allOf, anyOf, distinctMissing, leaf, missingOf, provisosOf, proving } from './proof.ts';
import { codifiedSubject, limit, outcomeOf } from './outcome.ts';
import { redFlags } from './red-flags/index.ts';
import { policiesOf } from './requirements/company-policies.ts';
import { type Judged, requirementsOf } from './requirements/index.ts';
import { type Planned, priceOf, Sales } from './sale/orders.ts';

export interface DetermineOptions {
  /** The day for a file that states none. */
  readonly fallbackDate: Day;
  /** Answer by the codified text, whatever is enforced. */
  readonly codified?: boolean;
  /** Ask about this day, whatever the file and its destinations say. */
  readonly on?: Day;
  /** Provisos become undetermined. */
  readonly strict?: boolean;
  /** Facts of the rulebook that are carried, not attested, for the day are treated as not known. */
  readonly strictDates?: boolean;
  /** Keep requirements and bases whose answer is `no`. */
  readonly explain?: boolean;
  /** False: declared alternatives are not tried. */
  readonly alternatives?: boolean;
}

export function determineFile(model: SpecModel, rulebook: Rulebook, options: DetermineOptions): Determination[] {
  const date = model.asOf?.value ?? options.fallbackDate;
  const planned = model.products.flatMap((product) =>
    trips(product, rulebook, date, options.on).map((trip): Planned => ({ product, trip })),
  );
  const run = new Run(model, options, planned);
  run.limit = Math.min(MOST_TRIED, Math.floor(TRIED_IN_A_FILE / Math.max(1, planned.length)));
  return proving(() => {
    const first = planned.map((p) => run.determine(p));
    return settle(model.authorizations, planned, first, run.money, (p, spent) => run.determine(p, spent));
  });
}

/** Determinations made for sets of alternatives: about so many a file, and at most so many for one answer. */
const TRIED_IN_A_FILE = 4096;
const MOST_TRIED = 256;

class Run {
  limit = MOST_TRIED;
  readonly money: Converter;
  private readonly sales: Sales;
  private readonly classified = new Map<RulebookAt, Map<Item, Classifying>>();
  private readonly content = new Map<string, ContentCache>();

  private readonly model: SpecModel;
  private readonly options: DetermineOptions;

  constructor(model: SpecModel, options: DetermineOptions, planned: readonly Planned[]) {
    this.model = model;
    this.options = options;
    this.money = new Converter(model.rates);
    this.sales = new Sales(
      planned,
      this.money,
      (p) => this.classification(p.product, p.trip, this.context(p.product, p.trip)).result.effective?.code.split('.')[0],
    );
  }

  /** `spent`: what earlier sales have used of the authorizations that have a value limit. */
  determine(planned: Planned, spent: ReadonlyMap<string, Exact> = new Map()): Determination {
    const { product, trip } = planned;
    const base = this.context(product, trip);
    const answer = this.answer(planned, base, spent);
    const declared = [...this.model.alternatives, ...this.model.importedAlternatives];
    const currency = priceOf(planned)?.currency;
    const found =
      this.options.alternatives === false
        ? undefined
        : alternativesFor({
            ctx: base,
            determination: answer,
            declared,
            money: this.money,
            currency,
            limit: this.limit,
            // What a piece of content is does not turn on what stands beside it.
            determine: (variant) =>
              this.answer({ product: variant, trip }, { ...this.context(variant, trip), contentCache: base.contentCache }, spent),
          });
    if (!found) return answer;
    const { proof, ...rest } = found;
    return { ...answer, ...rest, proof: { ...answer.proof, children: [...(answer.proof.children ?? []), proof] } };
  }

  /** The same sale on another day, which a red flag asks about. */
  private onDay({ product, trip }: Planned, day: Day, spent: ReadonlyMap<string, Exact>): Determination {
    const then = { ...trip, rules: trip.rules.rulebook.at(day) };
    return this.answer({ product, trip: then }, this.context(product, then), spent, false);
  }

  private answer(
    planned: Planned,
    base: Context,
    spent: ReadonlyMap<string, Exact>,
    flags = !planned.product.declared,
  ): Determination {
    const { product, trip } = planned;
    const own = this.classification(product, trip, base);
    const first: Context = { ...base, classified: own.result };
    const price = priceOf(planned);
    const jurisdiction = this.jurisdiction(first, price);
    const ctx: Context = { ...first, bases: jurisdiction.bases };

    const hypothetical = [...requirementsOf(ctx), ...noticeRequirements(ctx, this.model.notices)];
    const needed = or(...hypothetical.map((r) => r.result.answer));
    const subject = this.subject(jurisdiction.bases);
    const requirements = hypothetical.map((r) => limit(r, this.options.codified ? codifiedSubject(jurisdiction.bases) : subject));
    const counted = (codified: boolean, all: readonly Judged[]): readonly Judged[] =>
      all.filter((r) => codified || r.result.enforcement === 'enforced');
    const input = { model: this.model, planned, sale: this.sales.of(planned), money: this.money, spent, subject };
    const codified = this.options.codified ?? false;
    const permits = permitsOf(ctx, counted(codified, requirements), input);
    const decide = (by: boolean): Outcome =>
      outcomeOf(by ? codifiedSubject(jurisdiction.bases) : subject, counted(by, requirements), counted(by, hypothetical), () =>
        by === codified
          ? permits
          : permitsOf(ctx, counted(by, requirements), { ...input, subject: by ? codifiedSubject(jurisdiction.bases) : subject }),
      );
    let outcome = decide(codified);
    const other = decide(!codified);
    // Neither a declared ECCN that the specs contradict nor a declaration with an error clears anything.
    const clears = outcome !== 'license-required' && outcome !== 'undetermined';
    const contradicted = own.result.contradiction && clears;
    const early = beforeTheRulebook(ctx);
    const flaws = early.length > 0 ? early : clears ? flawsOf(this.model, ctx) : [];
    const discrete = outcome === 'not-subject' && needed !== 'no' ? (jurisdiction.discrete ?? []) : [];
    const asked = this.options.strict ? asksContents(product, discrete) : [];
    const unsound = contradicted || flaws.length > 0 || asked.length > 0;
    if (unsound) outcome = 'undetermined';
    const policies = policiesOf(ctx);
    const node = advancedNodeStatus(ctx);
    const proof = this.proof(
      trip,
      outcome,
      [...(flaws.length > 0 ? [flawProof(flaws)] : []), own.proof, jurisdiction.proof],
      requirements,
      policies.map((p) => p.proof),
    );
    return {
      id: trip.id,
      product: product.name,
      destination: trip.country,
      asOf: trip.rules.date,
      at: trip.clause.at,
      outcome,
      ...(other !== outcome && !unsound && { codifiedOutcome: this.options.codified ? outcome : other }),
      classification: {
        declared: own.result.declared?.code ?? null,
        derived: own.result.derived ?? null,
        effective: own.result.effective?.code ?? null,
        ...(displayFigures(product.specs) && { figures: displayFigures(product.specs) }),
      },
      subjectToEar: subject,
      bases: jurisdiction.bases.filter((b) => b.answer !== 'no' || this.options.explain),
      ...(jurisdiction.deMinimis && { deMinimis: { applies: needed !== 'no', ...jurisdiction.deMinimis } }),
      ...(node && { advancedNode: node.answer }),
      requirements: requirements.map((r) => r.result).filter((r) => r.answer !== 'no' || this.options.explain),
      ...(policies.length > 0 && {
        policies: policies.map((p) => p.result).filter((r) => r.answer !== 'no' || this.options.explain),
      }),
      exceptions: permits.exceptions,
      authorizations: permits.authorizations,
      allied: allied(ctx),
      alternatives: [],
      redFlags: flags ? redFlags(ctx, subject, { outcome, on: (day) => this.onDay(planned, day, spent) }) : [],
      provisos: provisosIn(
        [jurisdiction.proof, ...requirements.map((r) => r.proof), ...policies.map((r) => r.proof)],
        new Set([...permits.provisosOf(outcome), ...discreteProviso(discrete)]),
      ),
      missing: distinctMissing([
        ...flaws,
        ...asked,
        ...permits.missing,
        ...this.missing(outcome, own, contradicted, jurisdiction, requirements, product),
      ]),
      proof,
    };
  }

  private context(product: Item, trip: Trip): Context {
    const context: Context = {
      rules: trip.rules,
      item: product,
      classified: {},
      journey: journey(trip, product),
      bases: [],
      isContent: false,
      figures: product.specs,
      figuresOf: product.name,
      figuresAt: product.at,
      strict: this.options.strict ?? false,
      strictDates: this.options.strictDates ?? false,
      classify: (item) => this.classification(item, trip, context).result,
      contentCache: this.contentOf(trip, product),
      evaluate,
    };
    return context;
  }

  /** A clause without a block says where and from where alone: what is content of one such sale is content of the next. */
  private contentOf({ clause, country, rules }: Trip, product: Item): ContentCache {
    if (clause.hasBlock) return { items: new Map(), free: new Map() };
    const key = `${rules.date} ${country} ${product.origin?.value}`;
    let cache = this.content.get(key);
    if (!cache) this.content.set(key, (cache = { items: new Map(), free: new Map() }));
    return cache;
  }

  /** Once per item and day; a spec's own paragraphs do not turn on where it goes. */
  private classification(item: Item, trip: Trip, ctx: Context): Classifying {
    let perDay = this.classified.get(trip.rules);
    if (!perDay) this.classified.set(trip.rules, (perDay = new Map()));
    const known = perDay.get(item);
    if (known) return known;
    // What a part is may decide what the whole is, and a bill may be as deep as its file is long.
    for (const part of partsFirst(item, (i) => perDay.has(i))) {
      perDay.set(
        part,
        classify({ ...ctx, item: part, isContent: false, figures: part.specs, figuresOf: part.name, figuresAt: part.at }),
      );
    }
    return perDay.get(item)!;
  }

  /** Step 2: all bases that apply are reported, not only the first. */
  private jurisdiction(ctx: Context, price: Parameters<typeof deMinimis>[1]): Jurisdiction {
    const { item } = ctx;
    const bases: Basis[] = [];
    const proofs: Proof[] = [];
    const missing: readonly Missing[] = [];
    const origin = item.origin?.value;
    if (origin === undefined) {
      const m = {
        fact: 'origin',
        of: item.name,
        why: 'decides whether it is of U.S. origin, and so subject to the EAR',
        at: item.at,
      };
      bases.push({ kind: 'us-origin', rule: '734.3(a)(2)', answer: 'undetermined' });
      proofs.push({ rule: '734.3(a)(2)', answer: 'undetermined', text: 'its origin is not stated', missing: [m] });
    } else {
      const us = origin === 'US';
      if (us) bases.push({ kind: 'us-origin', rule: '734.3(a)(2)', answer: 'yes' });
      proofs.push(
        leaf(us ? 'yes' : 'no', us ? 'of U.S. origin' : `made in ${origin}`, {
          rule: '734.3(a)(2)',
          facts: [{ text: origin, at: item.origin!.at }],
        }),
      );
    }
    const { exportedFrom, via, to } = ctx.journey;
    const arrives = to.isDomestic(ctx.rules);
    const inUs = arrives || [exportedFrom, ...via].some((c) => c !== undefined && ctx.rules.isDomestic(c));
    if (inUs && origin !== 'US') {
      bases.push({ kind: 'in-us', rule: '734.3(a)(1)', answer: 'yes' });
      proofs.push(
        leaf('yes', arrives ? 'in the United States once it arrives' : 'located in or moving through the United States', {
          rule: '734.3(a)(1)',
        }),
      );
    }
    if (origin === 'US') return { bases, proof: anyOf('subject to the EAR', proofs, { rule: '734.3(a)' }), missing };
    const content = deMinimis(ctx, price, this.money);
    bases.push(...content.bases);
    proofs.push(content.proof);
    const direct = directProducts(ctx);
    for (const d of direct) {
      if (d.basis.answer !== 'no' || this.options.explain) bases.push(d.basis);
      proofs.push(d.proof);
    }
    return {
      bases,
      proof: anyOf('subject to the EAR', proofs, { rule: '734.3(a)' }),
      missing: content.rates,
      deMinimis: content.result,
      discrete: content.discrete,
    };
  }

  private subject(bases: readonly Basis[]): Tri {
    return this.options.codified
      ? codifiedSubject(bases)
      : or(...bases.filter((b) => b.enforcement !== 'not-enforced').map((b) => b.answer));
  }

  private missing(
    outcome: Outcome,
    own: Classifying,
    contradicted: boolean | undefined,
    j: Jurisdiction,
    requirements: readonly Judged[],
    product: Item,
  ): Missing[] {
    const out: Missing[] = [...j.missing];
    if (contradicted)
      out.push({
        fact: 'eccn',
        of: product.name,
        why: `the specs decide ${own.result.derived}, which contradicts the declared ${own.result.declared?.code}`,
        at: product.eccn?.at ?? product.at,
      });
    if (outcome === 'undetermined') {
      out.push(...missingOf(j.proof));
      for (const r of requirements)
        if (r.result.enforcement === 'enforced' || this.options.codified) out.push(...missingOf(r.proof));
      // A missing paragraph comes down to the figures that would decide it.
      if (!own.result.effective) out.push(...missingOf(own.proof));
    }
    return distinctMissing(out);
  }

  private proof(
    trip: Trip,
    outcome: Outcome,
    before: readonly Proof[],
    requirements: readonly Judged[],
    policies: readonly Proof[],
  ): Proof {
    const { rules } = trip;
    const needed = anyOf(
      'a license is required',
      requirements.map((r) => ({ ...r.proof, answer: r.result.answer })),
      { rule: '736.2(b)' },
    );
    return {
      ...allOf(`${trip.id} on ${rules.date}: ${outcome}`, [
        ...before,
        needed,
        ...(policies.length > 0 ? [anyOf('a policy of your own is against it', policies)] : []),
      ]),
      answer: outcome === 'undetermined' ? 'undetermined' : outcome === 'license-required' ? 'yes' : 'no',
      ...(rules.carriedSince && { coverage: `carried: the rulebook was read through ${rules.rulebook.through}` }),
    };
  }
}

interface Jurisdiction {
  readonly bases: readonly Basis[];
  readonly proof: Proof;
  readonly missing: readonly Missing[];
  readonly deMinimis?: Omit<NonNullable<Determination['deMinimis']>, 'applies'>;
  readonly discrete?: readonly Item[];
}

/** What the answer rests on, in one order; what a claimed exception asks for comes with it. */
function provisosIn(proofs: readonly Proof[], claimed: ReadonlySet<string>): string[] {
  const all = new Set(claimed);
  for (const p of proofs) provisosOf(p, all);
  // One of any party, anywhere, holds for every place too.
  return [...all].filter((p) => ![...all].some((wider) => p.startsWith(`${wider} in `))).sort();
}

export type { Classified };
