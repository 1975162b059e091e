/**
 * The zod schema of the rulebook, one file a kind: the one description of what the YAML may say. The build validates against it,
 * publishes it as JSON Schema, and compiles the YAML into the JSON the program loads (kinds.ts).
 */
export * from './allied.ts';
export * from './approved-entities.ts';
export * from './ccl.ts';
export * from './changes.ts';
export * from './chart-column.ts';
export * from './classification.ts';
export * from './rule-parts.ts';
export * from './countries.ts';
export * from './country-chart.ts';
export * from './country-groups.ts';
export * from './de-minimis.ts';
export * from './definition.ts';
export * from './direct-product.ts';
export * from './edition.ts';
export * from './end-uses.ts';
export * from './questions.ts';
export * from './fact.ts';
export * from './jurisdiction.ts';
export * from './license-exception.ts';
export * from './ownership.ts';
export * from './paragraphs.ts';
export * from './parameters.ts';
export * from './party-list.ts';
export * from './red-flag.ts';
export * from './reform.ts';
export * from './requirement.ts';
export * from './tariff-list.ts';
export * from './validated-end-users.ts';
