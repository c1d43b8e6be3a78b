import type { ReactNode } from 'react'
import { type OpenJobColumn, openJobColumns } from '#components/openings/open-job-filters.ts'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { formatPayRange } from '#components/openings/pay-range.ts'
import { OpeningCell } from '#components/openings-sync/opening-cell.tsx'
import type { DataTableColumn } from '#components/patterns/data-table-row.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import { readPerson } from '#lib/domain/fields/rules.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { employmentTypes } from '#lib/domain/open-jobs/terms.ts'

export const columnWords: Readonly<Record<OpenJobColumn, string>> = {
  identifier: 'Identifier',
  department: 'Department',
  team: 'Team',
  location: 'Location',
  manager: 'Manager',
  status: 'Status',
  opening: 'In Ashby',
  targetHireDate: 'Target hire',
  targetStartDate: 'Target start',
  pay: 'Pay range',
  employmentType: 'Employment',
  isBackfill: 'Backfill',
}

type Column = DataTableColumn<OpenJobSummary>

const TITLE: Column = {
  id: 'title',
  header: 'Title',
  isSortable: true,
  cell: ({ title }) => <bdi title={title ?? undefined}>{title ?? 'No title'}</bdi>,
}

const columns: Readonly<Record<OpenJobColumn, Column>> = {
  identifier: {
    id: 'identifier',
    header: columnWords.identifier,
    width: '96px',
    cell: ({ identifier }) => (identifier ? <IdentifierText identifier={identifier} /> : <Nothing />),
  },
  department: {
    id: 'department',
    header: columnWords.department,
    width: '12%',
    phone: 'subtitle',
    cell: (job) => (
      <>
        <span className="max-md:hidden">
          <Text>{job.department}</Text>
        </span>
        <span className="md:hidden">{describePlace(job)}</span>
      </>
    ),
  },
  team: { id: 'team', header: columnWords.team, width: '12%', cell: ({ team }) => <Text>{team}</Text> },
  location: { id: 'location', header: columnWords.location, width: '10%', cell: ({ location }) => <Text>{location}</Text> },
  manager: {
    id: 'manager',
    header: columnWords.manager,
    width: '12%',
    cell: ({ manager }) => <Text>{manager && readPerson(manager).name}</Text>,
  },
  status: {
    id: 'status',
    header: columnWords.status,
    width: '100px',
    phone: 'state',
    cell: ({ status }) => <StateText look={openJobLooks[status]} />,
  },
  opening: { id: 'opening', header: columnWords.opening, width: '124px', cell: ({ opening }) => <OpeningCell opening={opening} /> },
  targetHireDate: {
    id: 'targetHireDate',
    header: columnWords.targetHireDate,
    width: '128px',
    cell: ({ targetHireDate }) => <Day date={targetHireDate} />,
  },
  targetStartDate: {
    id: 'targetStartDate',
    header: columnWords.targetStartDate,
    isSortable: true,
    width: '128px',
    phone: 'end',
    cell: ({ targetStartDate }) => <Day date={targetStartDate} />,
  },
  pay: { id: 'pay', header: columnWords.pay, width: '180px', cell: (job) => <Text isNumber>{formatPayRange(job)}</Text> },
  employmentType: {
    id: 'employmentType',
    header: columnWords.employmentType,
    width: '96px',
    cell: ({ employmentType }) => <Text>{nameEmploymentType(employmentType)}</Text>,
  },
  isBackfill: {
    id: 'isBackfill',
    header: columnWords.isBackfill,
    width: '68px',
    cell: ({ isBackfill }) => (isBackfill === null ? <Nothing /> : isBackfill ? 'Yes' : 'No'),
  },
}

type ListTableColumns = { chosen: readonly OpenJobColumn[]; canReadPay: boolean; hasOpenings: boolean }

/** The title and what was chosen beside it, in the order of the table, without what is not there for this role or organization. */
export function listTableColumns({ chosen, ...given }: ListTableColumns): Column[] {
  const offered = listOfferedColumns(given)

  return [
    TITLE,
    ...Object.entries(columns).flatMap(([key, column]) => {
      const isShown = chosen.some((each) => each === key) && offered.some((each) => each === key)

      return isShown ? [column] : []
    }),
  ]
}

/** What can be chosen: pay is not there for a role that may not see it, Ashby not where no open job goes there. */
export function listOfferedColumns({ canReadPay, hasOpenings }: Omit<ListTableColumns, 'chosen'>): OpenJobColumn[] {
  return openJobColumns.filter((column) => (column !== 'pay' || canReadPay) && (column !== 'opening' || hasOpenings))
}

/** The words of an employment type; one that nobody knows as it is. */
export function nameEmploymentType(employmentType: string | null): string | null {
  return employmentTypes.find(({ value }) => value === employmentType)?.label ?? employmentType
}

/** The second line on phones. */
function describePlace({ identifier, department, location }: OpenJobSummary): ReactNode {
  return <bdi>{[identifier, department, location].filter(Boolean).join(' · ')}</bdi>
}

/** What a machine made or a list counts: fixed width. */
function IdentifierText({ identifier }: { identifier: string }) {
  return (
    <bdi title={identifier} className="font-mono text-12 text-ink-2">
      {identifier}
    </bdi>
  )
}

function Text({ children, isNumber = false }: { children: string | null; isNumber?: boolean }): ReactNode {
  return children ? (
    <span dir="auto" title={children} className={isNumber ? 'num' : undefined}>
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
