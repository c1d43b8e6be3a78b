import type { ReactNode } from 'react'
import type { DataTableColumn } from '#components/patterns/data-table-row.tsx'
import { StateText } from '#components/patterns/state.tsx'
import type { PersonColumn } from '#components/people/people-filters.ts'
import { personLooks } from '#components/people/person-looks.ts'
import { CalendarDate } from '#components/ui/time.tsx'
import { readPerson } from '#lib/domain/fields/rules.ts'
import type { PersonSummary } from '#lib/domain/people/contract.ts'

export const columnWords: Readonly<Record<PersonColumn, string>> = {
  jobTitle: 'Job title',
  department: 'Department',
  location: 'Location',
  manager: 'Manager',
  startDate: 'Start date',
  status: 'Status',
  personalEmail: 'Personal e-mail',
  personalPhone: 'Personal phone',
  endDate: 'Last day',
}

type Column = DataTableColumn<PersonSummary>

const NAME: Column = {
  id: 'name',
  header: 'Name',
  isSortable: true,
  width: '22%',
  cell: ({ name }) => <bdi title={name}>{name || 'No name'}</bdi>,
}

const columns: Readonly<Record<PersonColumn, Column>> = {
  jobTitle: { id: 'jobTitle', header: columnWords.jobTitle, phone: 'subtitle', cell: ({ jobTitle }) => <Text>{jobTitle}</Text> },
  department: { id: 'department', header: columnWords.department, cell: ({ department }) => <Text>{department}</Text> },
  location: { id: 'location', header: columnWords.location, cell: ({ location }) => <Text>{location}</Text> },
  manager: { id: 'manager', header: columnWords.manager, cell: ({ manager }) => <Text>{manager && readPerson(manager).name}</Text> },
  startDate: {
    id: 'startDate',
    header: columnWords.startDate,
    isSortable: true,
    width: '136px',
    phone: 'end',
    cell: ({ startDate }) => <Day date={startDate} />,
  },
  status: {
    id: 'status',
    header: columnWords.status,
    width: '104px',
    phone: 'state',
    cell: ({ status }) => <StateText look={personLooks[status]} />,
  },
  personalEmail: { id: 'personalEmail', header: columnWords.personalEmail, cell: ({ personalEmail }) => <Text>{personalEmail}</Text> },
  personalPhone: {
    id: 'personalPhone',
    header: columnWords.personalPhone,
    width: '152px',
    cell: ({ personalPhone }) => <Text>{personalPhone}</Text>,
  },
  endDate: { id: 'endDate', header: columnWords.endDate, width: '136px', cell: ({ endDate }) => <Day date={endDate} /> },
}

/** The name and what was chosen beside it, in the order of the directory. */
export function listTableColumns(chosen: readonly PersonColumn[]): Column[] {
  return [NAME, ...Object.entries(columns).flatMap(([key, column]) => (chosen.some((each) => each === key) ? [column] : []))]
}

function Text({ children }: { children: string | null }): ReactNode {
  return children ? (
    <span dir="auto" title={children}>
      {children}
    </span>
  ) : (
    <Nothing />
  )
}

function Day({ date }: { date: string | null }): ReactNode {
  return date ? <CalendarDate date={date} /> : <Nothing />
}

function Nothing() {
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">Not set</span>
    </span>
  )
}
