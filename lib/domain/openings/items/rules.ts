type Item = { externalId: string; name: string; parentExternalId: string | null }

/** Entries above one another; a circle in the source must not hang us. */
const DEPTH_MAX = 10

/** An entry with the names above it, as in "Engineering › Platform". Pure. */
export function nameItem(item: Item, byId: ReadonlyMap<string, Item>): string {
  const names = [item.name]
  let above = item.parentExternalId === null ? undefined : byId.get(item.parentExternalId)
  while (above && names.length < DEPTH_MAX) {
    names.unshift(above.name)
    above = above.parentExternalId === null ? undefined : byId.get(above.parentExternalId)
  }

  return names.join(' › ')
}
