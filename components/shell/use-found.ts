'use client'

import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query'
import type { ApiClient } from '#components/api/client.ts'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApiClient } from '#components/api/provider.tsx'
import type { FoundGroup, FoundItem } from '#components/patterns/command-menu-props.ts'
import { useGo } from '#components/ui/use-go.ts'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import { foldText } from '#lib/platform/format/text.ts'

const DEBOUNCE_MS = 200
const LETTERS_MIN = 2
const FOUND_MAX = 5

type Page<Hit> = { items: Hit[] }

export type UseFoundInput<Hit, State extends string> = {
  query: string
  /** False for a member who may not see them. */
  isAllowed: boolean
  /** "Offers" */
  heading: string
  /** Of everything that is read of the noun. */
  queryKey: QueryKey
  states: readonly State[]
  count: (input: { client: ApiClient; search: string; signal: AbortSignal }) => Promise<Record<State, number>>
  list: (input: { client: ApiClient; search: string; state: State; limit: number; signal: AbortSignal }) => Promise<Page<Hit>>
  /** What the server finds it by. */
  textOf: (hit: Hit) => string
  toItem: (hit: Hit) => Omit<FoundItem, 'run'> & { href: string }
}

/** Records of any state that fit what was typed; null below two letters and for a member who may not see them. */
export function useFound<Hit, State extends string>(input: UseFoundInput<Hit, State>): FoundGroup | null {
  const client = useApiClient()
  const go = useGo()
  const search = input.query.trim()
  const settled = useSettledValue({ value: search, delayMs: DEBOUNCE_MS })
  const isAsked = input.isAllowed && isLongEnough(search)

  const { data, error, isFetching } = useQuery({
    queryKey: [...input.queryKey, 'found', settled],
    queryFn: ({ signal }) => findRecords({ input, client, search: settled, signal }),
    enabled: isAsked && isLongEnough(settled),
    placeholderData: keepPreviousData,
  })
  if (!isAsked) return null
  const isLoading = settled !== search || isFetching
  // Until the answer comes, of the last one only what fits is left, so that Enter never opens what is no longer asked for.
  const hits = (data ?? []).filter((hit) => !isLoading || fits({ text: input.textOf(hit), search }))

  return {
    heading: input.heading,
    items: hits.map((hit) => {
      const { href, ...item } = input.toItem(hit)

      return { ...item, run: () => go(href) }
    }),
    isLoading,
    problem: error ? `${input.heading} were not searched. ${readErrorMessage(error).userMessage}` : null,
  }
}

function isLongEnough(search: string): boolean {
  return [...search].length >= LETTERS_MIN
}

type FindInput<Hit, State extends string> = {
  input: UseFoundInput<Hit, State>
  client: ApiClient
  search: string
  signal: AbortSignal
}

/** The API lists one state at a time, so the counts tell first which states are worth asking for. */
async function findRecords<Hit, State extends string>({ input, client, search, signal }: FindInput<Hit, State>): Promise<Hit[]> {
  const counts = await input.count({ client, search, signal })
  const states = input.states.filter((state) => counts[state] > 0)
  const pages = await Promise.all(states.map((state) => input.list({ client, search, state, limit: FOUND_MAX, signal })))

  return pages.flatMap(({ items }) => items).slice(0, FOUND_MAX)
}

function fits({ text, search }: { text: string; search: string }): boolean {
  return foldText(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
