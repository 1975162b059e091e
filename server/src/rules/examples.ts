/** Spec files that several pages share. */

/** A German robot with a U.S. motion stage, and a substitute for the stage. */
export function stageExample(origin: 'JP' | 'US'): string {
  return `as-of 2026-03-02

input motion-stage { type component  origin US  eccn 2B201.a  value 400_000 USD }

product robot {
  type   equipment
  origin DE
  eccn   2B999
  value  1_000_000 USD
  incorporates motion-stage
  direct-product-of none
  plant direct-product-of none
  destination RU
}

alternative other-stage replaces motion-stage {
  origin    ${origin}
  eccn      2B201.a
  value     420_000 USD
  lead-time 26 weeks
}
`;
}
