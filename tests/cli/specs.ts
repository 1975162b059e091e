/** Three small specs whose outcomes are plain. */

/** A German machine with nothing of U.S. origin, to Japan: not subject to the EAR. */
export const clear = `as-of 2025-01-15
product tool {
  type   equipment
  origin DE
  eccn   EAR99
  value  1_000 USD
  incorporates none
  direct-product-of none
  plant direct-product-of none
  destination JP
}
`;

/** A U.S. machine tool under NS, NP and AT controls to China: license required. */
export const licensed = `as-of 2025-01-15
product tool {
  type   equipment
  origin US
  eccn   2B001.a
  value  1_000_000 USD
  destination CN
}
`;

/** A U.S. item whose classification nobody stated: undetermined. */
export const open = `as-of 2025-01-15
product thing {
  type   equipment
  origin US
  value  1_000 USD
  destination CN
}
`;
