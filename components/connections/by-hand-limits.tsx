import { AddKeyDialog } from '#components/connections/add-key-dialog.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

const limits = [
  'No documents: résumés, candidate files and offer letters stay in Ashby',
  'No names of departments and locations, no LinkedIn or Twitter: only a key can look them up',
  'No check of Ashby: a hire that no webhook told of is not found',
  'No offers to review and send',
  'No openings',
]

/** What does not work without a key, and the way to add one. */
export function ByHandLimits({ connection }: { connection: Connection }) {
  const canManage = useCan()('connections.manage')

  return (
    <Section title="Without an API key" description="New hires come in as Ashby’s webhooks tell them. What that leaves out:">
      <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
        {limits.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {canManage ? (
        <div className="mt-3 flex flex-col items-start gap-2 border-t border-line pt-3 max-md:items-stretch">
          <AddKeyDialog connection={connection} />
          <p className="text-12 text-ink-3">
            The new hires that are here stay and are completed. For documents alone, Candidates: Read and API Keys: Read are enough.
          </p>
        </div>
      ) : null}
    </Section>
  )
}
