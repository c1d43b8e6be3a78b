import type { ProvenanceProps } from '#components/patterns/provenance.tsx'
import type { RecordNoun } from '#components/record/reviewed-record.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatAge, formatInstant, formatShortDate, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

export type DescribeProvenanceInput = {
  field: RecordField
  /** The name of whoever looks: their own edits say "you". */
  viewer: string
  timeZone: string
  now: string
  /** When Ashby was read last for this record. */
  readAt: string
  /** Ashby's value as text, where somebody edited the field. */
  theirs: string | null
  noun: Pick<RecordNoun, 'one'>
}

type Described = Omit<ProvenanceProps, 'fieldLabel'>

/** Where a value came from: a word at its edge, the whole story on hover. An empty field that nothing fills has no story. */
export function describeProvenance(input: DescribeProvenanceInput): Described | undefined {
  const { field, timeZone, now, readAt, noun } = input
  const details = listDetails(input)

  switch (field.provenance.kind) {
    case 'edited':
      return describeEditor(input)
    case 'default':
      return {
        kind: 'default',
        title: 'Default of the organization',
        details: [{ term: 'Because', value: 'Ashby holds no value' }, ...details],
      }
    case 'none':
      return field.issue || field.provenance.path ? describeNothing({ issue: field.issue, details }) : undefined
    case 'source':
      return { kind: 'ashby', title: `From Ashby · read ${formatAge({ instant: readAt, now, timeZone })}`, details }
    case 'constant':
      return { kind: 'constant', title: `The same for every ${noun.one}`, details }
    case 'template':
      return { kind: 'template', title: 'Written by a template', details }
    case 'lookup':
      return { kind: 'lookup', title: 'Looked up for what Ashby says', details }
  }
}

type NothingInput = { issue: RecordField['issue']; details: NonNullable<Described['details']> }

/** An empty field that nobody needs is what Ashby says, and nothing to worry about. */
function describeNothing({ issue, details }: NothingInput): Described {
  const found = issue?.found ?? null
  const title = found === null ? 'Ashby holds no value' : 'What Ashby holds could not be used'
  const all = found === null ? details : [{ term: 'In Ashby', value: found }, ...details]

  return { kind: issue?.isBlocking ? 'none' : 'ashby', title: issue?.isBlocking && found === null ? 'No value' : title, details: all }
}

function describeEditor({ field, viewer, timeZone, now, theirs, ...rest }: DescribeProvenanceInput): Described {
  const { by, at } = field.provenance

  return {
    kind: 'edited',
    label: `Edited by ${nameEditor({ by, viewer })}${at ? `, ${formatMoment({ instant: at, timeZone, now })}` : ''}`,
    title: field.isLocked ? 'Edited and locked here' : 'Edited here',
    details: [
      { term: 'In Ashby', value: theirs ?? 'No value' },
      { term: 'By', value: by ?? 'A former member' },
      ...(at ? [{ term: 'At', value: formatInstant(at, timeZone) }] : []),
      ...listDetails({ field, timeZone, ...rest }),
    ],
  }
}

/** The place in Ashby by its name and its path, the version of the mapping that read it, and when. */
function listDetails({ field, timeZone, readAt }: Pick<DescribeProvenanceInput, 'field' | 'timeZone' | 'readAt'>) {
  const { path, pathLabel, version } = field.provenance

  return [
    ...(pathLabel ? [{ term: 'Field', value: pathLabel }] : []),
    ...(path ? [{ term: 'Path', value: path, isMono: true }] : []),
    ...(version === null || version === 0 ? [] : [{ term: 'Mapping', value: `Version ${version}` }]),
    { term: 'Read', value: formatInstant(readAt, timeZone) },
  ]
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
