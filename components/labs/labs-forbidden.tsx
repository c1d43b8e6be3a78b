import { LockKeyhole } from 'lucide-react'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The page for a role that may not switch features on. */
export function LabsForbidden() {
  return (
    <>
      <PageHeader title="Labs" />
      <div className="grid min-h-0 flex-1 place-items-center pb-14">
        <EmptyState kind="first-use" icon={<LockKeyhole aria-hidden="true" />} title="Your role may not manage settings">
          Labs switches features on for everybody here. Ask an admin of your organization.
        </EmptyState>
      </div>
    </>
  )
}
