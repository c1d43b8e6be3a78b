/** How long a new key lives, as the form names it. */
export const expiryOptions = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '365 days' },
  { value: 'never', label: 'Never expires', help: 'Until somebody revokes it' },
] as const
export type ExpiryChoice = (typeof expiryOptions)[number]['value']

/** The choice as the API takes it: days, or null for never. */
export function readExpiryDays(choice: ExpiryChoice): number | null {
  return choice === 'never' ? null : Number(choice)
}
