/**
 * A list with a key for each item by its place. What is rendered here is rendered once and never rearranged, and two of its items may be the
 * same to the letter, so the place is the only thing that tells them apart.
 */
export function keyByPlace<Item>(items: readonly Item[]): { key: string; item: Item }[] {
  return items.map((item, index) => ({ key: `part-${index + 1}`, item }))
}
