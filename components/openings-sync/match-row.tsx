'use client'

import { ArrowRight, Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { ItemCombobox } from '#components/openings-sync/item-combobox.tsx'
import {
  canConfirm,
  listOf,
  type MatchStanding,
  matchKindWords,
  NOTHING,
  readInitial,
  readStanding,
} from '#components/openings-sync/match-drafts.ts'
import { Button } from '#components/ui/button.tsx'
import type { OpeningMatch } from '#lib/domain/openings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type MatchRowProps = { match: OpeningMatch; canManage: boolean; isSaving: boolean; onConfirm: (externalId: string) => void }

/** Our value, what it is in Ashby, and the act that says so. */
export function MatchRow({ match, canManage, isSaving, onConfirm }: MatchRowProps) {
  const { kind, value, openJobs, chosen, suggested } = match
  const words = matchKindWords[kind]
  // What somebody chose and has not confirmed yet; otherwise the row follows what is stored and suggested.
  const [touched, setTouched] = useState<string | null>(null)
  const draft = touched ?? readInitial(match)
  const isOpen = canConfirm({ match, draft })
  const standing = readStanding(match)
  const chosenName = draft === chosen?.externalId ? chosen.name : draft === suggested?.externalId ? suggested.name : null

  return (
    <li className="grid min-h-11 grid-cols-[minmax(0,1fr)_16px_minmax(0,1fr)_168px] items-center gap-x-3 border-b border-line px-4 py-1.5 last:border-0 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-2 max-md:py-3">
      <span className="min-w-0 max-md:col-span-2">
        <bdi className="block font-medium [overflow-wrap:anywhere]">{value}</bdi>
        <span className="num text-12 text-ink-3">{formatCountOf({ count: openJobs, one: 'open job' })}</span>
      </span>
      <ArrowRight aria-hidden="true" className="size-3.5 text-ink-3 max-md:hidden" />
      <span className="min-w-0 max-md:col-span-2">
        {canManage ? (
          <ItemCombobox
            kind={listOf[kind]}
            label={`${value} in Ashby`}
            searchLabel={`Search Ashby’s ${words.many}`}
            value={draft}
            chosenName={chosenName}
            onValueChange={setTouched}
          />
        ) : (
          <MatchedName match={match} />
        )}
      </span>
      <span className="flex items-center justify-end gap-2 max-md:col-span-2 max-md:justify-between">
        <Standing standing={standing} isOpen={isOpen} isTouched={touched !== null} />
        {canManage && (isOpen || isSaving) ? (
          <Button
            size="sm"
            isLoading={isSaving}
            aria-label={`Confirm ${words.one} ${value}`}
            onClick={() => {
              if (draft !== null) onConfirm(draft)
            }}
          >
            Confirm
          </Button>
        ) : null}
      </span>
    </li>
  )
}

/** In words beside the act: a suggestion waits for a yes and is iris, what is gone needs a person. */
function Standing({ standing, isOpen, isTouched }: { standing: MatchStanding; isOpen: boolean; isTouched: boolean }) {
  if (standing === 'gone') {
    return (
      <span className="inline-flex items-center gap-1.5 text-12 font-medium text-amber">
        <TriangleAlert aria-hidden="true" className="size-3.5" />
        Gone in Ashby
      </span>
    )
  }
  if (standing === 'confirmed' && !isOpen) {
    return (
      <span className="inline-flex items-center gap-1.5 text-12 font-medium text-moss">
        <Check aria-hidden="true" className="size-3.5" />
        Confirmed
      </span>
    )
  }
  if (isTouched) return <span className="text-12 text-ink-3">Not saved</span>

  return standing === 'suggested' ? (
    <span className="rounded-sm border border-dashed border-iris-line px-1.5 text-12 leading-5 font-medium text-iris">Suggested</span>
  ) : (
    <span className="text-12 text-ink-3">Not confirmed</span>
  )
}

/** For a role that may only read. */
function MatchedName({ match: { chosen, suggested } }: { match: OpeningMatch }) {
  if (chosen) {
    return chosen.externalId === null || chosen.externalId === NOTHING ? (
      <span className="text-ink-3">Nothing in Ashby</span>
    ) : (
      <bdi className="[overflow-wrap:anywhere]">{chosen.name ?? 'Not in Ashby any more'}</bdi>
    )
  }

  return suggested ? (
    <bdi className="text-ink-3 [overflow-wrap:anywhere]">Suggested: {suggested.name}</bdi>
  ) : (
    <span className="text-ink-3">–</span>
  )
}
