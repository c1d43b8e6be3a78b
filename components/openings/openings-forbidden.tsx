import { LockKeyhole } from 'lucide-react'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The page for a role that may not read open jobs, or not do with them what the page is for. */
export function OpeningsForbidden({ title = 'Openings', act = 'see openings' }: { title?: string; act?: string }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="grid min-h-0 flex-1 place-items-center pb-14">
        <EmptyState kind="first-use" icon={<LockKeyhole aria-hidden="true" />} title={`Your role may not ${act}`}>
          Ask an admin of your organization for another role.
        </EmptyState>
      </div>
    </>
  )
}
