import { STARTING_MAX } from '#lib/domain/people/terms.ts'

/** Somebody who starts on a day: of the directory, or a new hire that is still pending. */
export type StartingItem = { id: string; kind: 'person' | 'newHire'; name: string; jobTitle: string | null; startDate: string }

/** Whether more start than are told: of one kind there are as many as are told at once. */
export function isCutShort(items: ReadonlyArray<Pick<StartingItem, 'kind'>>): boolean {
  const people = items.filter(({ kind }) => kind === 'person').length

  return people >= STARTING_MAX || items.length - people >= STARTING_MAX
}

/** Where they are looked at. */
export function buildStartingHref({ slug, item }: { slug: string; item: Pick<StartingItem, 'id' | 'kind'> }): string {
  return item.kind === 'person' ? `/${slug}/people/${item.id}` : `/${slug}/new-hires/${item.id}`
}
