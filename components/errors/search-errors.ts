import type { ErrorEntry } from '#lib/domain/error-catalogue/rules.ts'

/** The entries in whose words or code every word of the search stands. */
export function searchErrors({ entries, search }: { entries: readonly ErrorEntry[]; search: string }): ErrorEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)

  return entries.filter(({ code, title, what, why }) => {
    const text = [code, title, what, why].join(' ').toLowerCase()

    return words.every((word) => text.includes(word))
  })
}
