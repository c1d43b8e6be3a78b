import { sourceTypeWords } from '#components/fields/field-type-words.ts'
import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'

/** What one press in the picker chooses, or why it cannot. */
export type PlaceChoice = { place: SourcePlaceView /** Why it does not fit; null where it does. */; obstacle: string | null }

export type PlaceGroup = { heading: string; choices: PlaceChoice[] }

export type SearchPlacesInput = {
  places: readonly SourcePlaceView[]
  query: string
  /** Why a place does not fit the field; null where it does. */
  judge: (place: SourcePlaceView) => string | null
  /** "Does not fit a number field". */
  misfitHeading: string
}

export type FoundPlaces = {
  groups: PlaceGroup[]
  count: number /** The id in what was pasted, where no place has it. */
  unknownId: string | null
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** The id in something pasted: alone, or in the address of a page of Ashby. An address may hold several, the last of which is the thing. */
export function readPastedId(text: string): string | null {
  return text.match(new RegExp(ID, 'gi'))?.at(-1)?.toLowerCase() ?? null
}

/**
 * The places that fit what was typed, under their headings; those that cannot fill the field last. Every word must occur in the label, the
 * heading, the type or the path. A pasted id finds its custom field.
 */
export function searchPlaces({ places, query, judge, misfitHeading }: SearchPlacesInput): FoundPlaces {
  const pasted = readPastedId(query)
  const found = pasted ? places.filter(({ path }) => path.toLowerCase().includes(pasted)) : findByWords({ places, query })
  const choices = found.map((place) => ({ place, obstacle: judge(place) }))
  const fitting = choices.filter(({ obstacle }) => obstacle === null)
  const misfits = choices.filter(({ obstacle }) => obstacle !== null)
  const groups = groupChoices(fitting)

  return {
    groups: misfits.length > 0 ? [...groups, { heading: misfitHeading, choices: misfits }] : groups,
    count: found.length,
    unknownId: found.length === 0 ? pasted : null,
  }
}

function findByWords({ places, query }: Pick<SearchPlacesInput, 'places' | 'query'>): SourcePlaceView[] {
  const words = foldLabel(query).split(' ').filter(Boolean)
  if (words.length === 0) return [...places]

  return places
    .map((place) => ({ place, score: scorePlace({ place, words }) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ place }) => place)
}

/** 0 does not fit; a label that begins with what was typed stands before one that holds it, and that before a path or heading. */
function scorePlace({ place, words }: { place: SourcePlaceView; words: readonly string[] }): number {
  const label = foldLabel(place.label)
  const rest = foldLabel(`${place.group} ${sourceTypeWords[place.type].label} ${place.formerLabel ?? ''} ${place.path}`)
  if (!words.every((word) => label.includes(word) || rest.includes(word))) return 0
  if (label.startsWith(words.join(' '))) return 3

  return words.every((word) => label.includes(word)) ? 2 : 1
}

function groupChoices(choices: readonly PlaceChoice[]): PlaceGroup[] {
  const groups = new Map<string, PlaceChoice[]>()
  for (const choice of choices) groups.set(choice.place.group, [...(groups.get(choice.place.group) ?? []), choice])

  return [...groups].map(([heading, members]) => ({ heading, choices: members }))
}
