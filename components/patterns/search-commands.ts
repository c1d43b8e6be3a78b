import { defaultFilter } from 'cmdk'
import { type CommandGroup, groupCommands } from '#components/patterns/command-registry.ts'

/** Below it the letters of the query merely happen to occur in the words. One or two letters must begin words. */
const SCORE_MIN = { short: 0.5, long: 0.1 }
/** What a command is called counts more than where it stands. */
const HEADING_WEIGHT = 0.8

type Searchable = { label: string; group: string; words?: ReadonlyArray<string> }

/**
 * What fits the query, the best group first and the best of each group first; everything in its own order while nothing is typed.
 * Accents and capitals do not matter, and the heading counts as the first words: "go off" finds Offers under "Go to". Pure.
 */
export function searchCommands<Item extends Searchable>(commands: ReadonlyArray<Item>, query: string): CommandGroup<Item>[] {
  const wanted = fold(query.trim())
  if (wanted === '') return groupCommands(commands)

  const scoreMin = wanted.length < 3 ? SCORE_MIN.short : SCORE_MIN.long

  return groupCommands(
    commands
      .map((command) => ({ command, score: scoreCommand(command, wanted) }))
      .filter(({ score }) => score >= scoreMin)
      .sort((one, other) => other.score - one.score)
      .map(({ command }) => command),
  )
}

function scoreCommand({ label, group, words = [] }: Searchable, wanted: string): number {
  const own = [label, ...words].map((text) => defaultFilter(fold(text), wanted))

  return Math.max(...own, HEADING_WEIGHT * defaultFilter(fold(`${group} ${label}`), wanted))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
