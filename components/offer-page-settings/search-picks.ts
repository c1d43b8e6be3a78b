import type { ReactNode } from 'react'
import { foldLabel } from '#lib/domain/fields/rules.ts'

/** Something that can be chosen, several at a time. */
export type Choice = {
  id: string
  name: string
  group: string
  icon: ReactNode
  isChosen: boolean
  /** At the right edge: "Not on the page", "In ‘Your role’". */
  note: ReactNode
}

type Searched = { name: string; group: string }

export type PickGroup<Item> = { heading: string; items: Item[] }

/** What fits the words that were typed, under their headings and in their order. Every word must occur in the name or the heading. */
export function searchPicks<Item extends Searched>({ picks, query }: { picks: readonly Item[]; query: string }): PickGroup<Item>[] {
  const words = foldLabel(query).split(' ').filter(Boolean)
  const found = picks.filter(({ name, group }) => {
    const text = `${foldLabel(name)} ${foldLabel(group)}`

    return words.every((word) => text.includes(word))
  })
  const groups = new Map<string, Item[]>()
  for (const pick of found) groups.set(pick.group, [...(groups.get(pick.group) ?? []), pick])

  return [...groups].map(([heading, items]) => ({ heading, items }))
}
