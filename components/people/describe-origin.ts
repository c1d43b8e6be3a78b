import type { ProvenanceProps } from '#components/patterns/provenance.tsx'
import { formatMoment, nameEditor } from '#components/record/describe-provenance.ts'
import type { PersonField } from '#lib/domain/people/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

type DescribeOrigin = { origin: PersonField['origin']; viewer: string; timeZone: string; now: string }

const titles = { ashby: 'From Ashby', edited: 'Edited here', imported: 'From an imported file' } as const

/** Where somebody's value comes from: a word at its edge, the whole story on hover. */
export function describeOrigin({ origin, viewer, timeZone, now }: DescribeOrigin): Omit<ProvenanceProps, 'fieldLabel'> | undefined {
  if (!origin) return undefined
  const { kind, by, at } = origin
  const label = kind === 'edited' ? `Edited by ${nameEditor({ by, viewer })}, ${formatMoment({ instant: at, timeZone, now })}` : undefined

  return {
    kind,
    label,
    title: titles[kind],
    details: [
      ...(by === null ? [] : [{ term: kind === 'ashby' ? 'Taken by' : 'By', value: by }]),
      { term: 'At', value: formatInstant(at, timeZone) },
    ],
  }
}
