import { PrintSection } from '#components/offer-print/print-section.tsx'
import { describeHistory } from '#components/offers/history-words.ts'
import { type EntryCurrencies, findEntryCurrencies } from '#components/record/entry-currencies.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { HistoryEntry, OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

const NO_CURRENCIES: EntryCurrencies = { before: null, after: null }

/** What happened, newest first, every change in full. On paper nobody is "you". */
export function PrintedHistory({ offer, timeZone }: { offer: OfferDetail; timeZone: string }) {
  const currencies = findEntryCurrencies(offer)

  return (
    <PrintSection title="History">
      <table className="w-full table-fixed border-collapse text-left">
        <colgroup>
          <col className="w-[26%]" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">When</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {offer.history.map((entry) => {
            const { title, detail } = describeHistory({ entry, viewer: '' })

            return (
              <tr key={entry.id} className="break-inside-avoid border-t border-line align-top first:border-t-0">
                <td className="num py-1.5 print:py-1 pr-4 text-ink-3">{formatInstant(entry.at, timeZone)}</td>
                <td className="py-1.5 print:py-1 [overflow-wrap:anywhere]">
                  <p>{title}</p>
                  {detail ? <p className="text-12 text-ink-2">{detail}</p> : null}
                  <Changes changes={entry.changes} currencies={currencies.get(entry.id) ?? NO_CURRENCIES} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </PrintSection>
  )
}

function Changes({ changes, currencies }: { changes: HistoryEntry['changes']; currencies: EntryCurrencies }) {
  return changes
    .filter(({ before, after }) => before !== after)
    .map((change) => {
      const tell = (value: string | null, currency: string | null) =>
        value === null ? 'nothing' : formatFieldValue({ definition: change, value, currency })

      return (
        <p key={change.field} className="num text-12 text-ink-2">
          {change.label}: {tell(change.before, currencies.before)} → {tell(change.after, currencies.after)}
        </p>
      )
    })
}
