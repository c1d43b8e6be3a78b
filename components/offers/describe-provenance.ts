import type { ProvenanceProps } from '#components/patterns/provenance.tsx'
import type { OfferField } from '#lib/domain/offers/contract.ts'
import { formatAge, formatInstant, formatShortDate, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

export type DescribeProvenanceInput = {
  field: OfferField
  /** The name of whoever looks: their own edits say "you". */
  viewer: string
  timeZone: string
  now: string
  /** When Ashby was read last for this offer. */
  readAt: string
  /** Ashby's value as text, where somebody edited the field. */
  theirs: string | null
}

/** Where a value came from: a word at its edge, the whole story on hover. */
export function describeProvenance({
  field,
  viewer,
  timeZone,
  now,
  readAt,
  theirs,
}: DescribeProvenanceInput): Omit<ProvenanceProps, 'fieldLabel'> {
  const { kind, path, by, at } = field.provenance
  const read = [...(path ? [{ term: 'Path', value: path, isMono: true }] : []), { term: 'Read', value: formatInstant(readAt, timeZone) }]

  switch (kind) {
    case 'edited':
      return {
        kind,
        label: `Edited by ${nameEditor({ by, viewer })}${at ? `, ${formatMoment({ instant: at, timeZone, now })}` : ''}`,
        title: field.isLocked ? 'Edited and locked here' : 'Edited here',
        details: [
          { term: 'In Ashby', value: theirs ?? 'No value' },
          { term: 'By', value: by ?? 'A former member' },
          ...(at ? [{ term: 'At', value: formatInstant(at, timeZone) }] : []),
          ...read,
        ],
      }
    case 'default':
      return { kind, title: 'Default of the organization', details: [{ term: 'Because', value: 'Ashby holds no value' }, ...read] }
    case 'none':
      // An empty field that nobody needs is what Ashby says, and nothing to worry about.
      return field.issue?.isBlocking
        ? { kind, title: 'No value', details: read }
        : { kind: 'ashby', title: 'Ashby holds no value', details: read }
    case 'ashby':
      return { kind, title: `From Ashby · read ${formatAge({ instant: readAt, now, timeZone })}`, details: read }
  }
}

/** The time of day for today, else the date: in lists of acts only the day matters later. */
export function formatMoment({ instant, timeZone, now }: { instant: string; timeZone: string; now: string }): string {
  const date = getCalendarDate(instant, timeZone)
  const today = getCalendarDate(now, timeZone)

  return date === today ? formatTimeOfDay({ instant, timeZone }) : formatShortDate(date, today)
}

/** "you", the first name of somebody else, or "a former member". */
export function nameEditor({ by, viewer }: { by: string | null; viewer: string }): string {
  if (by === null) return 'a former member'

  return by === viewer ? 'you' : (by.split(/\s+/)[0] ?? by)
}
