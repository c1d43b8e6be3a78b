'use client'

import { CircleCheck, CircleSlash, GitCompareArrows } from 'lucide-react'
import { useId } from 'react'
import type { SeenProposal } from '#components/hire-acts/hire-act.ts'
import { type Decision, useDecided } from '#components/hire-acts/use-decided.ts'
import type { HireActs } from '#components/hire-acts/use-hire-acts.tsx'
import { nameInSentence } from '#components/new-hires/new-hire-words.ts'
import { readFieldValue } from '#components/record/find-field.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type ProposalsPanelProps = { hire: NewHireDetail; acts: HireActs }

/** Of an added person: what Ashby says otherwise by now, to take or to leave. */
export function ProposalsPanel({ hire, acts }: ProposalsPanelProps) {
  const titleId = useId()
  const { proposals } = hire
  const { panel, rows, hold, release } = useDecided({ proposals, order: hire.fields })
  if (hire.state !== 'Added' || rows.length === 0) return null
  const decide = (kind: Decision, fields: readonly RecordField[]) => {
    hold(kind, fields)
    acts.run({ kind, seen: fields.map(toSeen) })
  }

  return (
    <section
      ref={panel}
      onPointerLeave={release}
      aria-labelledby={titleId}
      className="mt-4 overflow-hidden rounded-md border border-amber-line"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 bg-amber-soft px-4 py-3 max-md:px-3">
        <span className="flex min-w-0 flex-1 basis-64 items-start gap-2.5">
          <GitCompareArrows aria-hidden="true" className="mt-0.5 shrink-0 text-amber" />
          <span className="min-w-0">
            <h3 id={titleId} className="font-semibold">
              {proposals.length > 0
                ? `Ashby now says ${formatCountOf({ count: proposals.length, one: 'other value', many: 'other values' })}`
                : 'Every value of Ashby’s is decided'}
            </h3>
            <p className="text-ink-2">
              <bdi>{hire.person?.name || nameInSentence(hire)}</bdi> is in People already, so nothing changes there until you accept it.
            </p>
          </span>
        </span>
        {rows.length > 1 ? (
          <span className={joinClasses('flex gap-2 max-md:w-full', proposals.length < 2 && 'invisible')}>
            <DecideButton label="Accept all" kind="accept" fields={proposals} acts={acts} onDecide={decide} />
            <DecideButton label="Ignore all" kind="ignore" fields={proposals} acts={acts} onDecide={decide} />
          </span>
        ) : null}
      </div>
      <ul>
        {rows.map(({ field, decision }) => (
          <li key={field.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 max-md:px-3">
            <ProposedValue hire={hire} field={field} />
            {decision ? (
              <DecidedWord decision={decision} />
            ) : (
              <span className="flex gap-2 max-md:w-full">
                <DecideButton label="Accept" kind="accept" fields={[field]} acts={acts} onDecide={decide} />
                <DecideButton label="Ignore" kind="ignore" fields={[field]} acts={acts} onDecide={decide} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As high as the buttons that stood there. */
function DecidedWord({ decision }: { decision: Decision }) {
  const Icon = decision === 'accept' ? CircleCheck : CircleSlash

  return (
    <span className={joinClasses('flex h-7 items-center gap-1.5 font-medium', decision === 'accept' ? 'text-moss' : 'text-ink-3')}>
      <Icon aria-hidden="true" className="size-3.5" />
      {decision === 'accept' ? 'Accepted' : 'Ignored'}
    </span>
  )
}

function ProposedValue({ hire, field }: { hire: NewHireDetail; field: RecordField }) {
  return (
    <span className="grid min-w-0 flex-1 basis-56 grid-cols-[136px_minmax(0,1fr)] max-md:grid-cols-[112px_minmax(0,1fr)]">
      <span className="pr-2 text-ink-3 [overflow-wrap:anywhere]">{field.label}</span>
      <span className="num [overflow-wrap:anywhere]">
        <span className="text-ink-3">{formatSide({ hire, field, side: 'value' })}</span> <span aria-hidden="true">→</span>
        <span className="sr-only">in People, in Ashby</span>{' '}
        <strong className="font-semibold">{formatSide({ hire, field, side: 'ashby' })}</strong>
      </span>
    </span>
  )
}

type FormatValue = { hire: NewHireDetail; field: RecordField; side: 'value' | 'ashby' }

/** An amount in the currency of its own side: Ashby may say another one, too. */
function formatSide({ hire, field, side }: FormatValue): string {
  const value = field[side]
  if (value === null) return 'nothing'
  const proposed = hire.proposals.find(({ key }) => key === 'currency')

  return formatFieldValue({ definition: field, value, currency: proposed ? proposed[side] : readFieldValue(hire, 'currency') })
}

type DecideButtonProps = {
  label: string
  kind: Decision
  fields: readonly RecordField[]
  acts: HireActs
  onDecide: (kind: Decision, fields: readonly RecordField[]) => void
}

function DecideButton({ label, kind, fields, acts: { pending, isBusy }, onDecide }: DecideButtonProps) {
  const isOwn = pending?.kind === kind && pending.seen.length === fields.length && pending.seen[0]?.field === fields[0]?.key

  return (
    <Button
      size="sm"
      className="max-md:flex-1"
      aria-label={fields.length === 1 && fields[0] ? `${label} ${fields[0].label}` : undefined}
      isLoading={isOwn}
      disabled={isBusy && !isOwn}
      onClick={() => onDecide(kind, fields)}
    >
      {label}
    </Button>
  )
}

function toSeen({ key, value, ashby }: RecordField): SeenProposal {
  return { field: key, value, ashby }
}
