export const MODULES = `/// Bought in Arizona.
input handling-module "Wafer handling module" {
  origin US
  eccn   3B001.f.2
  value  502_600 USD
}
`;

export const ETCHER = `import "./parts/modules.earshot"

as-of 2025-01-15

product etcher "Cluster etcher" {
  type   equipment
  origin SG
  eccn   3B001.f.2
  value  2_000_000 USD
  incorporates handling-module
  direct-product-of none
  plant direct-product-of none

  destination CN
}
`;

export const BROKEN = 'party buyer { contry CN }\n';
