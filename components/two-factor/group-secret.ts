/** A secret in groups of four, as it is easiest to type: "JBSW Y3DP EHPK 3PXP". */
export function groupSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
