import { LockKeyhole } from 'lucide-react'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The page for a role that may not manage new hires. */
export function NewHiresForbidden() {
  return (
    <>
      <PageHeader title="New hires" />
      <div className="grid min-h-0 flex-1 place-items-center pb-14">
        <EmptyState kind="first-use" icon={<LockKeyhole aria-hidden="true" />} title="Your role may not see new hires">
          They are for roles with the permission “Manage ATS inbox”. Ask an admin of your organization for another role.
        </EmptyState>
      </div>
    </>
  )
}
