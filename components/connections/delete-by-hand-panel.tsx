import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Connection, Endpoint } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Webhooks that may still stand in Ashby and that Handoff could not delete: with what it takes to find them there. */
export function DeleteByHandPanel({ connection }: { connection: Connection }) {
  const { deleteByHand } = connection

  if (deleteByHand.length === 0) return null

  return (
    <Panel title="Delete by hand in Ashby" note={formatCountOf({ count: deleteByHand.length, one: 'webhook' })} isFlush>
      <p className="border-b border-line px-4 py-3 text-ink-2">
        Handoff could not delete these, or does not know whether they were created. In Ashby open Admin, Integrations, Webhooks, find each
        by its URL and delete it. Until then they do no harm: Handoff refuses what they send.
      </p>
      <ul>
        {deleteByHand.map((endpoint) => (
          <WebhookToDelete key={endpoint.id} connectionId={connection.id} endpoint={endpoint} />
        ))}
      </ul>
    </Panel>
  )
}

function WebhookToDelete({ connectionId, endpoint }: { connectionId: string; endpoint: Endpoint }) {
  const canManage = useCan()('connections.manage')
  const { confirmDeleted } = useConnectionActs()
  const { id, label, url, externalId, webhookType } = endpoint

  return (
    <li className="flex items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-0 max-md:flex-col max-md:items-stretch">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{label}</p>
        {url ? (
          <p className="flex items-center gap-1.5">
            <code className="min-w-0 truncate font-mono text-12 text-ink-2" title={url}>
              {url}
            </code>
            <CopyButton value={url} label="Copy URL" isIconOnly />
          </p>
        ) : null}
        <p className="text-12 text-ink-3">
          {externalId ? (
            <>
              Webhook id <code className="font-mono select-all">{externalId}</code>
            </>
          ) : webhookType === 'byHand' ? (
            'Somebody made it in Ashby, perhaps one for each event.'
          ) : (
            'Ashby told no id: it may not be there.'
          )}
        </p>
      </div>
      {canManage ? (
        <Button size="sm" isLoading={confirmDeleted.isPending} onClick={() => confirmDeleted.mutate({ id: connectionId, endpointId: id })}>
          I deleted it
        </Button>
      ) : null}
    </li>
  )
}
