import { Fragment } from 'react'
import { listPeople, type Named } from '#components/record/list-people.ts'

/** People in a sentence: "Ana, Bo and Chi", "Ana, Bo, Chi, Dan, Eva and 7 more". */
export function PeopleNames({ people }: { people: readonly Named[] }) {
  const { names, more } = listPeople(people)
  const entries = [...people.slice(0, names.length).map(({ id }, index) => ({ id, name: names[index] })), ...(more > 0 ? [null] : [])]

  return entries.map((entry, index) => (
    <Fragment key={entry?.id ?? 'more'}>
      {index === 0 ? null : index === entries.length - 1 ? ' and ' : ', '}
      {entry ? <bdi className="font-medium text-ink">{entry.name}</bdi> : `${more} more`}
    </Fragment>
  ))
}
