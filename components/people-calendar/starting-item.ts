/** Somebody who starts on a day: of the directory, or a new hire that is still pending. */
export type StartingItem = { id: string; kind: 'person' | 'newHire'; name: string; jobTitle: string | null; startDate: string }

/** Where they are looked at. */
export function buildStartingHref({ slug, item }: { slug: string; item: Pick<StartingItem, 'id' | 'kind'> }): string {
  return item.kind === 'person' ? `/${slug}/people/${item.id}` : `/${slug}/new-hires/${item.id}`
}
