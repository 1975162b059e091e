/** How a thing is built into another, as the keywords say it: those of the shape `use`. */
export const USES = ['incorporates', 'bundles', 'commingles', 'contains'] as const;
export type UseRelation = (typeof USES)[number];

export const isUse = (keyword: string): keyword is UseRelation => (USES as readonly string[]).includes(keyword);
