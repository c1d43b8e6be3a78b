'use client'

import type { ReactNode } from 'react'
import { TakeHireBack } from '#components/openings/take-hire-back.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import type { Comparison } from '#lib/domain/open-jobs/comparisons/contract.ts'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { formatMoney, formatPay } from '#lib/platform/format/money.ts'

/** What was planned beside what it came to, of a job that is filled. Nothing for whoever may not see who fills it. */
export function OpenJobComparison({ job }: { job: OpenJobDetail }) {
  if (!job.comparison) return null
  const { start, pay } = job.comparison

  return (
    <Panel title="Planned and actual" actions={<TakeHireBack job={job} />}>
      <div className="flex flex-col gap-4">
        <Row
          title="Start"
          planned={start.planned === null ? null : formatDate(start.planned)}
          actual={start.actual === null ? null : formatDate(start.actual)}
          difference={start.difference}
        />
        {pay ? (
          <Row title="Pay" planned={formatPlanned(pay)} actual={pay.actual && formatAmount(pay.actual)} difference={pay.difference} />
        ) : null}
      </div>
    </Panel>
  )
}

type RowProps = { title: string; planned: string | null; actual: string | null; difference: string | null }

function Row({ title, planned, actual, difference }: RowProps) {
  return (
    <section aria-label={title}>
      <h3 className="text-12 font-medium text-ink-2">{title}</h3>
      <dl className="mt-1 grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        <Term term="Planned">{planned ?? <NotKnown />}</Term>
        <Term term="Actual">{actual ?? <NotKnown />}</Term>
      </dl>
      {difference ? <p className="num mt-1 font-medium">{difference}</p> : null}
    </section>
  )
}

function Term({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="num min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function NotKnown() {
  return <span className="text-ink-3">Not known</span>
}

type Pay = NonNullable<Comparison['pay']>
type Amount = NonNullable<Pay['actual']>

function formatAmount({ amount, currency, interval }: Amount): string {
  return formatPay({ amount, currency, interval: interval && payIntervalWords[interval] })
}

function formatPlanned({ minimum, maximum }: Pay): string | null {
  if (minimum === null) return maximum && `Up to ${formatAmount(maximum)}`
  if (maximum === null) return `From ${formatAmount(minimum)}`
  if (maximum.amount === minimum.amount) return formatAmount(minimum)

  return `${formatMoney(minimum)}–${formatAmount({ ...maximum, currency: null })}`
}
