import type { ReactNode } from 'react'
import { PrintSection } from '#components/offer-print/print-section.tsx'
import { describeSource, describeValue } from '#components/offer-print/print-words.ts'
import { PrintedHistory } from '#components/offer-print/printed-history.tsx'
import { flagWords } from '#components/offers/offer-words.ts'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import { fieldGroupSchema } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

export type OfferPrintProps = { offer: OfferDetail; organizationName: string; timeZone: string; printedBy: string; now: string }

/** One offer as it stands on paper: how it stands, what is wrong, every value with its source, what happened. Always dark on white. */
export function OfferPrint({ offer, organizationName, timeZone, printedBy, now }: OfferPrintProps) {
  return (
    <article className="paper mx-auto max-w-[210mm] bg-surface p-[14mm] text-ink max-md:p-5 print:max-w-none print:p-0">
      <header className="border-b border-line-strong pb-4">
        <p className="flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
          <bdi>{organizationName}</bdi>
          <span>Offer{offer.isConfidential ? ', confidential' : ''}</span>
        </p>
        <h1 dir="auto" className="mt-3 text-left text-28 font-semibold print:mt-2 [overflow-wrap:anywhere]">
          {offer.name ?? 'No name'}
        </h1>
        <p className="mt-0.5 text-14 text-ink-2 [overflow-wrap:anywhere]">
          <bdi>{[offer.jobTitle, offer.location].filter(Boolean).join(', ')}</bdi>
        </p>
      </header>
      <Standing offer={offer} timeZone={timeZone} />
      <Issues offer={offer} />
      {fieldGroupSchema.options.map((group) => (
        <Fields key={group} group={group} offer={offer} timeZone={timeZone} />
      ))}
      {offer.hiddenFieldCount > 0 ? (
        <p className="mt-4 text-12 text-ink-3">
          {formatCountOf({ count: offer.hiddenFieldCount, one: 'field is', many: 'fields are' })} left out: the role of {printedBy} may not
          see {offer.hiddenFieldCount === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
      <PrintedHistory offer={offer} timeZone={timeZone} />
      <footer className="mt-8 border-t border-line-strong pt-3 text-12 text-ink-3">
        Printed by {printedBy} on {formatInstant(now, timeZone)}, {timeZone}. Offer <span className="font-mono">{offer.id}</span>
      </footer>
    </article>
  )
}

function Standing({ offer, timeZone }: Pick<OfferPrintProps, 'offer' | 'timeZone'>) {
  const facts: { term: string; value: ReactNode }[] = [
    { term: 'State', value: `${offer.state} since ${formatInstant(offer.stateChangedAt, timeZone)}` },
    { term: 'In Ashby', value: describeSourceStatus(offer.sourceStatus) },
    { term: 'Account', value: `${offer.connectionName}${offer.environment === 'Sandbox' ? ', sandbox' : ''}` },
    { term: 'Read from Ashby', value: formatInstant(offer.sourceReadAt, timeZone) },
    { term: 'Assignee', value: offer.assignee?.name ?? 'Nobody' },
    ...(offer.versionNumber > 0 ? [{ term: 'Version', value: String(offer.versionNumber) }] : []),
    ...(offer.expiresAt ? [{ term: 'Deadline', value: formatInstant(offer.expiresAt, timeZone) }] : []),
    ...(offer.flags.length > 0 ? [{ term: 'Marks', value: offer.flags.map((flag) => flagWords[flag].label).join(', ') }] : []),
  ]

  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-1.5 max-md:grid-cols-1 print:grid-cols-2">
      {facts.map(({ term, value }) => (
        <div key={term} className="flex gap-3">
          <dt className="w-28 shrink-0 text-ink-3">{term}</dt>
          <dd className="num min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Issues({ offer }: { offer: OfferDetail }) {
  if (offer.issues.length === 0 || !isOpenState(offer.state)) return null

  return (
    <PrintSection title={formatCountOf({ count: offer.issues.length, one: 'issue' })}>
      <ul className="flex flex-col gap-1">
        {offer.issues.map((issue) => (
          <li key={`${issue.field} ${issue.code}`} className="[overflow-wrap:anywhere]">
            <span className="font-medium">{issue.label}:</span> {issue.message}
            {issue.isBlocking ? <span className="text-rust"> Blocks publishing.</span> : null}
          </li>
        ))}
      </ul>
    </PrintSection>
  )
}

function Fields({ group, offer, timeZone }: Pick<OfferPrintProps, 'offer' | 'timeZone'> & { group: FieldGroup }) {
  const fields = offer.fields.filter((field) => field.group === group)
  if (fields.length === 0) return null

  return (
    <PrintSection title={group}>
      <table className="w-full table-fixed border-collapse text-left align-top">
        <colgroup>
          <col className="w-[26%]" />
          <col className="w-[38%]" />
          <col className="w-[36%]" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const value = describeValue({ offer, field })

            return (
              <tr key={field.key} className="break-inside-avoid border-t border-line align-top first:border-t-0">
                <th scope="row" className="py-1.5 print:py-1 pr-4 font-normal text-ink-2 [overflow-wrap:anywhere]">
                  {field.label}
                </th>
                <td dir="auto" className="num py-1.5 print:py-1 pr-4 text-left font-medium whitespace-pre-line [overflow-wrap:anywhere]">
                  {value ?? <span className="font-normal text-ink-3">No value</span>}
                </td>
                <td className="py-1.5 text-12 leading-5 print:py-1 text-ink-3 [overflow-wrap:anywhere]">
                  {describeSource({ offer, field, timeZone })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </PrintSection>
  )
}
