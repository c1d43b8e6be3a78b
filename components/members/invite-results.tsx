import { CircleAlert, CircleCheck } from 'lucide-react'
import type { InviteResult } from '#components/members/use-invite.ts'
import { joinClasses } from '#components/ui/class-names.ts'

/** What became of each address, when not all went well: the ones that are invited, and the others with the reason. */
export function InviteResults({ results }: { results: InviteResult[] }) {
  const failed = results.filter(({ problem }) => problem !== null)
  if (failed.length === 0) return null

  const isAboutAll = new Set(results.map(({ problem }) => problem)).size === 1
  if (isAboutAll && failed.length > 1) {
    return (
      <div role="alert" className="rounded-md border border-rust-line bg-rust-soft px-3 py-2.5">
        <p className="font-medium">The invitations did not go through.</p>
        <p className="text-ink-2 [overflow-wrap:anywhere]">{failed[0]?.problem}</p>
      </div>
    )
  }

  return (
    <div role="alert" className="rounded-md border border-line">
      <p className="border-b border-line px-3 py-2 font-medium">
        {results.length - failed.length} of {results.length} invitations sent. The others are still below.
      </p>
      <ul className="px-3 py-1.5">
        {results.map(({ email, problem }) => (
          <li key={email} className="flex items-start gap-2 py-1">
            {problem ? (
              <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-rust" />
            ) : (
              <CircleCheck aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-moss" />
            )}
            <p className="min-w-0 [overflow-wrap:anywhere]">
              <bdi className="font-medium">{email}</bdi>
              <span className={joinClasses('block text-12', problem ? 'text-rust' : 'text-ink-3')}>{problem ?? 'Invited'}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
