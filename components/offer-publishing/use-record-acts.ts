'use client'

import { CalendarClock, CalendarX2, Eye, Hourglass, Link2Off, MailPlus, RefreshCw, RotateCcw, Send, Undo2 } from 'lucide-react'
import type { OpenDialog } from '#components/offer-publishing/offer-dialogs.tsx'
import { choosePublish, findNewestVersion, type PublishChoice } from '#components/offer-publishing/publish-choice.ts'
import type { PublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { isWriting } from '#components/record/is-writing.ts'
import { toast } from '#components/ui/toast.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

/** An act of the menu beside the button; the same is found in the command menu. */
export type RecordAct = Pick<Command, 'id' | 'label' | 'icon' | 'keys' | 'run'> & { isDanger?: boolean }

export type RecordActs = {
  /** The one filled button. Null where there is nothing to publish or the role may not; `undefined` until it is known. */
  publish: (PublishChoice & { run: () => void; goToObstacle: () => void }) | null | undefined
  preview: RecordAct | null
  /** The menu, in its order. */
  menu: readonly RecordAct[]
}

export type RecordActsInput = {
  offer: OfferDetail
  publishing: Publishing | undefined
  /** It could not be read, which is said at the top. */
  isUnread: boolean
  acts: PublishActs
  /** A save is on its way: what is published must not be older than what stands on the screen. */
  isSaving: boolean
  check: (() => void) | null
  onOpen: (dialog: OpenDialog) => void
  onGoToField: (field: string) => void
  /** Opens the next offer of the list; null at its end. */
  onNext: (() => void) | null
  /** Further acts, at the end of the menu. */
  more: readonly RecordAct[]
}

const group = 'This offer'

/** What can be done to an offer on its way to the candidate: by button, by key and from the command menu. */
export function useRecordActs(input: RecordActsInput): RecordActs {
  const { offer, publishing, acts, isSaving, onGoToField, onNext, more } = input
  const can = useCan()
  const mayPublish = can('offers.publish')
  const choice = mayPublish && publishing ? choosePublish({ offer, publishing }) : null
  const isUnknown = mayPublish && !publishing && !input.isUnread && isOpenState(offer.state)
  const run = () => {
    if (publishing) acts.run({ kind: 'publish', seenVersion: findNewestVersion(publishing)?.number ?? 0, seenUpdatedAt: offer.updatedAt })
  }
  const goToObstacle = () => {
    const obstacle = choice?.obstacle
    if (obstacle?.field) onGoToField(obstacle.field)
    else if (obstacle) toast.warning(obstacle.message)
  }
  const preview = mayPublish ? listPreview(input) : null
  const menu = [...(mayPublish ? listWays({ ...input, choice }) : []), ...listChecks(input), ...more]
  const isReady = choice !== null && !acts.isBusy && !isSaving

  useCommands([
    ...(choice ? listPublishKeys({ choice, isReady, run: choice.obstacle ? goToObstacle : run, onNext }) : []),
    ...[...(preview ? [preview] : []), ...menu].map((act) => ({ ...act, group, isEnabled: !acts.isBusy })),
  ])

  return { publish: isUnknown ? undefined : choice && { ...choice, run, goToObstacle }, preview, menu }
}

type PublishKeysInput = { choice: PublishChoice; isReady: boolean; run: () => void; onNext: (() => void) | null }

function listPublishKeys({ choice, isReady, run, onNext }: PublishKeysInput): Command[] {
  const runAndMoveOn = () => {
    // Whoever writes finishes a line with these keys.
    if (isWriting()) return
    run()
    if (choice.obstacle === null) onNext?.()
  }

  return [
    { id: 'offer.publish', keys: '1', label: choice.label, group, icon: Send, isEnabled: isReady, run },
    {
      id: 'offer.publish-next',
      keys: 'mod+Enter',
      label: `${choice.label} and go to the next`,
      group,
      icon: Send,
      isEnabled: isReady,
      run: runAndMoveOn,
    },
  ]
}

function listPreview({ offer, onOpen }: RecordActsInput): RecordAct | null {
  if (offer.state === 'Withdrawn') return null

  return { id: 'offer.preview', label: 'Preview', icon: Eye, run: () => onOpen({ kind: 'preview' }) }
}

type WaysInput = RecordActsInput & { choice: PublishChoice | null }

/** Later, back, and once more: what the state of the offer allows. */
function listWays({ offer, publishing, acts, choice, onOpen }: WaysInput): RecordAct[] {
  const isOpenToCandidate = offer.state === 'Published'
  const hasAnswer = publishing?.answer != null
  const ask = (act: Extract<OpenDialog, { kind: 'confirm' }>['act']) => () => onOpen({ kind: 'confirm', act })
  const plan = (when: 'now' | 'later') => () => onOpen({ kind: 'plan', when })

  return [
    ...(choice?.obstacle === null
      ? [
          { id: 'offer.publish-later', label: 'Publish later…', icon: CalendarClock, run: plan('later') },
          { id: 'offer.publish-deadline', label: 'Publish with deadline…', icon: Hourglass, run: plan('now') },
        ]
      : []),
    ...(publishing?.scheduled
      ? [{ id: 'offer.unschedule', label: 'Cancel publishing', icon: CalendarX2, run: () => acts.run({ kind: 'cancelSchedule' }) }]
      : []),
    ...(isOpenToCandidate || hasAnswer
      ? [{ id: 'offer.send-link', label: 'Send link again…', icon: MailPlus, run: ask('sendAgain') }]
      : []),
    ...(publishing?.link ? [{ id: 'offer.revoke', label: 'Revoke links…', icon: Link2Off, isDanger: true, run: ask('revokeLinks') }] : []),
    ...(isOpenToCandidate
      ? [{ id: 'offer.unpublish', keys: '3', label: 'Unpublish…', icon: Undo2, isDanger: true, run: ask('unpublish') }]
      : []),
    ...(offer.state === 'Declined' && hasAnswer ? [{ id: 'offer.reopen', label: 'Reopen…', icon: RotateCcw, run: ask('reopen') }] : []),
  ]
}

function listChecks({ check }: RecordActsInput): RecordAct[] {
  return check ? [{ id: 'offer.check', label: 'Check Ashby now', icon: RefreshCw, run: check }] : []
}
