/**
 * The condition language of the rulebook: how a rule's scope is written in YAML. `determine/` compiles it to
 * closures once per date. Every leaf answers yes, no or undetermined, and says what is missing.
 * A person who knows the regulation and no TypeScript writes these; see server/rulebook/README.md.
 */
import { z } from 'zod';
import { USES } from '../../../../grammar/src/uses.ts';

/** Terms that `definitions/` define. */
export const DEFINED = ['advanced-node', 'low-transistor-count'] as const;

/** `3B001`, `3B001.f.1.b`, `3B001.k-n` (letters k to n), `3E001 for 3A090`, `3B` (category and product group) or `EAR99`. */
export const Selector = z
  .string()
  .regex(
    /^(EAR99|\d[A-E](\d{3}(\.[a-z0-9]+(-[a-z0-9]+)?)*)?)( for \d[A-E](\d{3}(\.[a-z0-9]+(-[a-z0-9]+)?)*)?)?$/,
    'an ECCN selector such as 3B001.f.1, 3B001.k-n, 3E001 for 3A090, or 3B',
  );

/** A country (`CN`, `UA-43`), a group (`D:5`), a named list (`supp-4-part-742`) or `worldwide`. */
export const Place = z.string().regex(/^(worldwide|[A-Z]{2}|UA-\d{2}|[A-E](:\d)?|[a-z][a-z0-9-]+)$/);

/** Lists of parties: those of party-lists.ts, and any that a rulebook brings in `lists/`. */
export const ListName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'the name of a list of parties, in small letters');

const OneOrMore = <T extends z.ZodType>(t: T) => z.array(t).min(1);
export const Items = z.union([
  OneOrMore(Selector),
  z.strictObject({ of: OneOrMore(Selector), except: z.array(Selector).default([]) }),
]);
export const Places = z.union([OneOrMore(Place), z.strictObject({ of: OneOrMore(Place), except: z.array(Place).default([]) })]);

/** Exact decimals as strings, in the parameter's canonical unit. */
const Dec = z.string().regex(/^-?\d+(\.\d+)?$/);
const Bound = { gt: Dec.optional(), gte: Dec.optional(), lt: Dec.optional(), lte: Dec.optional(), eq: Dec.optional() };

const TechnologyRoute = z.strictObject({
  /** Which technology or software entries count. */
  eccn: Items.optional(),
  /** Any entry of product groups D or E of these categories (`all` where the rule says "any ECCN in product groups D or E"). */
  categories: z.union([z.literal('all'), z.array(z.number().int().min(0).max(9))]).optional(),
  /** `us`: U.S.-origin only; `ear`: any that is subject to the EAR. */
  origin: z.enum(['us', 'ear']),
  kind: z.enum(['technology', 'software']).optional(),
  /**
   * "requires a written assurance": as a precondition of License Exception TSR (740.6: the entry says TSR), or, for technology,
   * as a supporting document for a license (748 supp. 2 (o)(3)(i): controlled for NS reasons and sent to a country outside D:1,
   * E:1 and E:2). The second needs an NS row by chart column or of 742.4(a)(5); an entry whose only NS row is that of
   * 742.4(a)(4) (Macau and D:5: 3D992, 3E992) does not count.
   */
  writtenAssurance: z.literal(true).optional(),
});

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /**
   * Yes only where the spec itself says so; a fact it leaves out makes it `no`, not undetermined. For exclusions in the
   * exporter's favor (food, medicine by tariff heading) and narrow lists: silence leaves the requirement standing.
   */
  | { ifStated: Condition }
  /** Of one party by itself, as if it were the only one: two questions that the same party must answer. */
  | { anyParty: Condition }
  /** Of every end user and the operator of the facility, each by itself; `no` where none is named. */
  | { everyUser: Condition }
  /** Of one of them, by itself; `no` where none is named. */
  | { anyUser: Condition }
  | z.infer<typeof Leaf>;

export const Leaf = z.union([
  // ---- the item
  z.strictObject({ eccn: Items }),
  /** The ECCN the spec itself states is among these; `no` where it states none. For entries that the specs refine (`5A992.c` → `5A992.z.1`). */
  z.strictObject({ declaredIn: Items }),
  /**
   * Its specs meet the text of one of these paragraphs: a classification record in force that yields the paragraph holds
   * for an item of its types, whatever entry the spec declares ("meets or exceeds the performance parameters in 3A090.a").
   * Where no record decides, the item's own ECCN does.
   */
  z.strictObject({ meets: OneOrMore(Selector) }),
  z.strictObject({ onCcl: z.boolean() }),
  z.strictObject({ category: z.array(z.number().int().min(0).max(9)).min(1) }),
  z.strictObject({ productGroup: z.array(z.enum(['A', 'B', 'C', 'D', 'E'])).min(1) }),
  /** 600-series or 9x515, optionally only these paragraphs: `a-x` or `y` */
  z.strictObject({ series: z.enum(['600', '9x515', '600-or-9x515']), paragraphs: z.enum(['a-x', 'y']).optional() }),
  /** Some license-requirement row of the entry with this reason, or this chart column (`AT1`), applies to the paragraph. */
  z.strictObject({ controlledFor: z.array(z.string()).min(1) }),
  /** Controlled for anti-terrorism reasons alone; `entry`: the whole entry is, whatever applies to this paragraph of it. */
  z.strictObject({ antiTerrorismOnly: z.union([z.literal(true), z.literal('entry')]) }),
  z.strictObject({ itemKind: z.array(z.enum(['commodity', 'software', 'technology'])).min(1) }),
  z.strictObject({ itemType: z.array(z.string()).min(1) }),
  z.strictObject({ itemOrigin: Places }),
  /** A figure of the item, stated or derived: total-processing-performance, performance-density, … */
  /** `kFactor`: the K of this text for a minimum resolvable feature size, unless the spec states a smaller `k-factor` (3B001.f.1 technical note). */
  z.strictObject({ figure: z.string(), kFactor: Dec.optional(), ...Bound }),
  /** The spec states at least one of these parameters; never undetermined. */
  z.strictObject({ parameterStated: OneOrMore(z.string()) }),
  z.strictObject({ choice: z.string(), is: z.string() }),
  /** A term of `definitions/`, as it stands on the day. */
  z.strictObject({ defined: z.enum(DEFINED) }),
  /** Heading of the tariff schedule begins with one of these. */
  z.strictObject({ hts: z.array(z.string()).min(1) }),
  /** Tariff heading is on a named list of the rulebook. */
  z.strictObject({ htsList: z.string() }),
  /**
   * Built-in content at any depth. `controlled` asks for content that would itself need a license to the destination.
   * `memoryCircuits: false` leaves memory circuits out, as 734.4(a)(1) does.
   */
  z.strictObject({
    contains: z.strictObject({
      relation: z.array(z.enum(USES)).optional(),
      origin: z.enum(['us', 'any']),
      eccn: Items.optional(),
      category: z.array(z.number().int()).optional(),
      type: z.array(z.string()).optional(),
      series: z.enum(['600', '9x515', '600-or-9x515']).optional(),
      paragraphs: z.enum(['a-x', 'y']).optional(),
      except: z.array(Selector).optional(),
      onCcl: z.boolean().optional(),
      /** As the `meets` leaf, of the piece contained: by its specs where they decide, else by its ECCN. */
      meets: OneOrMore(Selector).optional(),
      kind: z.array(z.enum(['commodity', 'software', 'technology'])).optional(),
      /**
       * Bought-in items that do not say what is in them are asked: all of them (`any`), boards and computers (`boards`), or those
       * that do not answer for themselves in the form received (`unlike`: not discrete, or themselves of the 600 series, 9x515 or military).
       * Left out: none is.
       */
      inside: z.enum(['any', 'boards', 'unlike']).optional(),
    }),
  }),
  // ---- how it is made (15 CFR 734.9)
  z.strictObject({ directProductOf: TechnologyRoute }),
  z.strictObject({ plantDirectProductOf: TechnologyRoute }),
  /** It contains a commodity made by such a plant. */
  z.strictObject({ containsProductOfPlant: TechnologyRoute }),
  /** Made by a plant that is itself an item of these entries (734.9(l)). */
  z.strictObject({ plantSpecifiedIn: Items }),
  z.strictObject({ developedByHeadquartersIn: Places }),
  /** Designed by a party on a list (footnote 1 as it stood from 2020-05-15 to 2020-08-17). `no` where the developer is stated and is not listed. */
  z.strictObject({ developedByListed: z.strictObject({ list: ListName, footnote: z.number().int().optional() }) }),
  /** Designed by one of these, or a company that one of these owns; legal forms do not count. */
  z.strictObject({ developedByNamed: OneOrMore(z.string().min(1)) }),
  z.strictObject({ inProductionBefore: z.string() }),
  /** Classified under one of these paragraphs of 740.17 (`encryption-paragraph`, or the paragraph a claim of ENC names). */
  z.strictObject({ encryptionParagraph: OneOrMore(z.string()) }),
  /** Software in this form. */
  z.strictObject({ form: z.enum(['source-code', 'object-code']) }),
  /** Published, so that it is not subject to the EAR (734.7); `no` where the spec does not say so. */
  z.strictObject({ published: z.literal(true) }),
  // ---- where it goes and from where
  z.strictObject({ destination: Places }),
  z.strictObject({ exportedFrom: Places }),
  z.strictObject({ exporterLocatedIn: Places }),
  /** A U.S. person (772.1): in the United States, of its citizenship, or a company of it in a branch abroad. */
  z.strictObject({ exporterIsUsPerson: z.literal(true) }),
  /** Headquarters or the ultimate parent's headquarters. */
  z.strictObject({ exporterHeadquarteredIn: Places }),
  /** The country it is first exported from lists the item on its own control list. */
  z.strictObject({ firstExportCountryLists: z.literal(true) }),
  /** The country of the exporter has "equivalent controls" (742.4(a)(4)(ii)(C)) or is listed as applying them. */
  z.strictObject({ exporterCountryHasEquivalentControls: z.literal(true) }),
  z.strictObject({ via: Places }),
  /** Judged as a release to a foreign person: a deemed export or reexport (734.13(b), 734.14(b)). */
  z.strictObject({ deemedExport: z.literal(true) }),
  // ---- who gets it. Roles left out: any party but the exporter.
  /**
   * On the list by the spec's own statement, by its name, or by its owners (`ownership.yaml`). The other keys narrow it to
   * entries of which they hold: `footnote`, `under` (the section it is listed under, besides that of the list), `policy` (review policy) and
   * `opens` (a license exception its entry leaves open; `none`: it opens none). A listing of which the spec alone speaks has no entry, so
   * no policy and no exception; its section is taken to be any. `toItsExtent`: the item is within what the entry requires a license for.
   * `inAnyRole`: the exporter too, where the paragraph speaks of "a party to any transaction" (734.9(e), (g)).
   */
  z.strictObject({
    partyListed: z.strictObject({
      list: ListName,
      footnote: z.number().int().optional(),
      under: z.string().optional(),
      policy: z.enum(['presumption-of-denial', 'policy-of-denial', 'case-by-case', 'as-stated']).optional(),
      opens: z.string().optional(),
      toItsExtent: z.literal(true).optional(),
      inAnyRole: z.literal(true).optional(),
    }),
  }),
  /**
   * Is one of these, or owned by one at any depth: by name, label or alias; case, accents and punctuation do not count. `called`: what each
   * of them is, for texts, where the names are many ("a military-intelligence organization …").
   */
  z.strictObject({ partyNamed: OneOrMore(z.string().min(1)), called: z.string().min(1).optional() }),
  /** `who: end-users`: the end users and the operator of the facility alone, where the paragraph speaks of them (744.23(d)(2)). */
  z.strictObject({ partyHeadquarteredIn: Places, who: z.literal('end-users').optional() }),
  /** A stated owner of any share is headquartered elsewhere: the party is neither wholly owned from these places nor a venture of theirs alone. */
  z.strictObject({ ownerHeadquarteredOutside: Places }),
  z.strictObject({ partyLocatedIn: Places }),
  /** `locatedIn`: the same party has the role and is there ("a military end user of China, located there"). */
  z.strictObject({ partyRole: z.array(z.string()).min(1), locatedIn: Places.optional() }),
  /**
   * The ultimate consignee and every end user stated are approved entities of supplement no. 8 to part 740 for these items; `no` where
   * no end user is stated.
   */
  z.strictObject({ approvedRecipients: z.enum(['advanced-computing', 'STA']) }),
  /** The exporter itself is on the list: a denial order forbids it to take part (764.3(a)(2)). */
  z.strictObject({ exporterListed: ListName }),
  /** It goes into the stock of a distributor: one receives it, and no end user and no facility is named. */
  z.strictObject({ intoStock: z.literal(true) }),
  /** The exporter is one of these, or is owned by one. */
  z.strictObject({ exporterNamed: OneOrMore(z.string().min(1)) }),
  z.strictObject({ exporterRole: z.array(z.string()).min(1) }),
  // ---- what for
  z.strictObject({ endUse: z.array(z.string()).min(1) }),
  /**
   * Used in development or production of integrated circuits at a facility of this kind.
   * `advanced-node`: derived on the date from what the facility produces; `unknown-node`: it produces integrated circuits
   * and nothing tells the node; `products` narrows to these. `backEnd: excluded`: assembly, test and packaging are no production
   * (744.23(a)(5), which speaks of 744.23(a)(2) alone); elsewhere they are.
   */
  z.strictObject({
    facility: z.strictObject({
      in: Places,
      is: z.enum(['advanced-node', 'unknown-node']),
      products: z.array(z.enum(['logic', 'nand', 'dram'])).optional(),
      backEnd: z.literal('excluded').optional(),
    }),
  }),
  /**
   * A party is located at an advanced-node facility there, whatever the item is for: it operates or uses the one the sale names, or
   * operates another that the spec declares.
   */
  z.strictObject({
    partyAtFacility: z.strictObject({ in: Places, products: z.array(z.enum(['logic', 'nand', 'dram'])).optional() }),
  }),
  // ---- why it is subject
  /** Subject to the EAR on these bases and on no other; by paragraph, or by the name of a direct product rule. */
  z.strictObject({ subjectOnlyUnder: z.array(z.string()).min(1) }),
  /** Subject to the EAR on at least one of these bases. */
  z.strictObject({ subjectUnder: z.array(z.string()).min(1) }),
  /**
   * Described by that paragraph, as the spec states of the item or the sale: one of questions.yaml. `supposed: outside`: where the spec says neither, the answer is given for a sale that is outside, as the proviso that questions.yaml
   * has for it; under --strict it is asked.
   */
  z.strictObject({ within: z.string(), supposed: z.literal('outside').optional() }),
  /** Always this answer, said as the text says it (a fact no spec can state, such as a deemed export). */
  z.strictObject({ always: z.enum(['yes', 'no', 'undetermined']), because: z.string() }),
]);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ ifStated: Condition }),
    z.strictObject({ anyParty: Condition }),
    z.strictObject({ everyUser: Condition }),
    z.strictObject({ anyUser: Condition }),
    Leaf,
  ]),
);
