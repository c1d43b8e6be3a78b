import { useOrganization } from '#components/organization/use-organization.ts'
import { buildWebhookHref } from '#components/outgoing-webhooks/webhook-paths.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { WebhookWithSecret } from '#lib/domain/outgoing-webhooks/contract.ts'

/** A webhook with a secret that nobody can show again. */
export type ShownSecret = WebhookWithSecret

const leavingWords = {
  title: 'Leave without the secret?',
  description: 'It is not shown again. You would have to make a new one.',
  stay: 'Stay here',
}

/** A new secret, the only time it is on screen. It stays until somebody says that it is stored; leaving the page asks. */
export function SecretPanel({ shown, isOnList = false, onStored }: { shown: ShownSecret; isOnList?: boolean; onStored: () => void }) {
  const { slug } = useOrganization()
  const { webhook, secret } = shown

  return (
    <>
      <UnsavedChanges isDirty words={leavingWords} />
      <Notice
        tone="moss"
        isAnnounced
        title={
          <span className="[overflow-wrap:anywhere]">
            Copy the signing secret of ‘<bdi>{webhook.name}</bdi>’ now
          </span>
        }
        actions={<Button onClick={onStored}>I have stored it</Button>}
      >
        <p>
          It is not shown again. The other system checks with it that a message is ours and unchanged, with any library of Standard
          Webhooks.
        </p>
        <div className="mt-2 flex items-center gap-2 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3">
          <code dir="ltr" className="min-w-0 flex-1 font-mono text-12 text-ink select-all [overflow-wrap:anywhere]">
            {secret}
          </code>
          <CopyButton value={secret} label="Copy secret" />
        </div>
        {isOnList ? (
          <p className="mt-3">
            Then open{' '}
            <TextLink isInline href={buildWebhookHref({ slug, id: webhook.id })}>
              <bdi>{webhook.name}</bdi>
            </TextLink>{' '}
            and send a test.
          </p>
        ) : null}
      </Notice>
    </>
  )
}
