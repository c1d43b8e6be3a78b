import { ConnectionFacts } from '#components/connections/connection-facts.tsx'
import { buildConnectionHref, buildSetupHref } from '#components/connections/connection-paths.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { ConnectionWord } from '#components/connections/connection-state.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** One account on Home: how it is, when it was heard of last, what to do. */
export function ConnectionPanel({ connection, clock }: { connection: Connection; clock: Clock }) {
  const { slug } = useOrganization()
  const { environment, health, id } = connection
  const href = health === 'Configuring' ? buildSetupHref({ slug, connection }) : buildConnectionHref({ slug, id })

  return (
    <Panel
      title={<TitleLink href={href}>{connection.name}</TitleLink>}
      note={<Tag>{environmentWords[environment].tag}</Tag>}
      actions={<ConnectionWord connection={connection} />}
    >
      <div className="flex flex-col gap-3">
        <ConnectionFacts connection={connection} clock={clock} />
        <ConnectionProblems connection={connection} isShort />
        {health === 'Configuring' ? (
          <TextLink href={href} className="text-12">
            Go on with the setup
          </TextLink>
        ) : null}
      </div>
    </Panel>
  )
}

function TitleLink({ href, children }: { href: string; children: string }) {
  return (
    <TextLink href={href} className="text-ink" dir="auto">
      {children}
    </TextLink>
  )
}
