/** Somebody of a list; without a name where none is known. */
export type Named = { id: string; name: string | null }

const NAMED_MAX = 5

/** People of a list in a sentence: the first five by name, and how many more. */
export function listPeople(people: ReadonlyArray<Pick<Named, 'name'>>): { names: string[]; more: number } {
  // One more is as short to name as to count.
  const named = people.length === NAMED_MAX + 1 ? people : people.slice(0, NAMED_MAX)

  return { names: named.map(({ name }) => name || 'an unnamed candidate'), more: people.length - named.length }
}
