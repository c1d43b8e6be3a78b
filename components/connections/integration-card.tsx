import type { ReactNode } from 'react'
import { MissingPermission } from '#components/access/missing-permission.tsx'
import { ConnectionFacts } from '#components/connections/connection-facts.tsx'
import { buildConnectionHref, buildSetupHref, buildWizardHref } from '#components/connections/connection-paths.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { ConnectionChip, VerifiedChip } from '#components/connections/connection-state.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import { InstallButton } from '#components/connections/install-button.tsx'
import type { Clock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Tag } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type IntegrationCardProps = { environment: Environment; connection: Connection | null; clock: Clock }

/** Ashby, or its sandbox: the same card that names plainly what it talks to. */
export function IntegrationCard({ environment, connection, clock }: IntegrationCardProps) {
  const words = environmentWords[environment]

  return (
    <section aria-label={words.title} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex min-h-6 flex-wrap items-center gap-2">
        <h2 className="text-14 font-semibold">{words.title}</h2>
        <Tag>{words.tag}</Tag>
        <span className="ml-auto flex items-center gap-2">
          {connection?.isVerified ? <VerifiedChip /> : null}
          <ConnectionChip connection={connection} />
        </span>
      </div>
      {connection ? <Account connection={connection} clock={clock} /> : <p className="text-ink-3">{words.help}</p>}
      <CardActs environment={environment} connection={connection} />
    </section>
  )
}

function Account({ connection, clock }: { connection: Connection; clock: Clock }) {
  const { name, deleteByHand } = connection

  return (
    <>
      <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
        {name}
      </p>
      <ConnectionFacts connection={connection} clock={clock} isFull />
      <ConnectionProblems connection={connection} isShort />
      {deleteByHand.length > 0 ? (
        <p className="text-12 text-ink-3">{formatCountOf({ count: deleteByHand.length, one: 'webhook' })} to delete by hand in Ashby.</p>
      ) : null}
    </>
  )
}

function CardActs({ environment, connection }: Pick<IntegrationCardProps, 'environment' | 'connection'>): ReactNode {
  const { slug } = useOrganization()
  const canManage = useCan()('connections.manage')
  const state = connection?.state ?? 'Disconnected'
  const setupHref = connection ? buildSetupHref({ slug, connection }) : buildWizardHref({ slug, environment })
  const open = connection ? (
    <ButtonLink href={buildConnectionHref({ slug, id: connection.id })} fullWidth="phone">
      Open connection
    </ButtonLink>
  ) : null

  if (!canManage) {
    return open ? <Acts>{open}</Acts> : <MissingPermission permission="connections.manage" purpose="connect an account" />
  }
  if (state === 'Disconnected') {
    return (
      <Acts>
        <ButtonLink
          variant={environment === 'Ashby' ? 'primary' : 'secondary'}
          href={buildWizardHref({ slug, environment })}
          fullWidth="phone"
        >
          {connection ? 'Connect again' : environment === 'Ashby' ? 'Connect Ashby' : 'Connect sandbox'}
        </ButtonLink>
        <InstallButton environment={environment} />
        {open}
        <p className="w-full text-12 text-ink-3">
          With an API key everything is set up for you. <span className="font-medium">Install</span> needs none: you create the webhook
          yourself, and new hires come in, without offers and documents.
        </p>
      </Acts>
    )
  }
  if (state === 'Configuring') {
    return (
      <Acts>
        <ButtonLink variant="primary" href={setupHref} fullWidth="phone">
          Go on with the setup
        </ButtonLink>
        {connection?.keyLastFour === null ? null : open}
      </Acts>
    )
  }

  return <Acts>{open}</Acts>
}

function Acts({ children }: { children: ReactNode }) {
  return <div className="mt-1 flex flex-wrap items-center gap-2">{children}</div>
}
