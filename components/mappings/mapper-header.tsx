'use client'

import { ArrowDownUp, Copy, Download, Ellipsis, History, Plus, RefreshCw, Upload } from 'lucide-react'
import { environmentWords } from '#components/connections/environment-words.ts'
import { useExportMapping } from '#components/mapping-files/export-mapping.ts'
import { describeAuthor } from '#components/mappings/describe-live.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

export type MapperHeaderProps = { connections: readonly Connection[]; onConnectionChange: (id: string) => void }

/** What is mapped, by which version, and everything that can be done to the whole. */
export function MapperHeader({ connections, onConnectionChange }: MapperHeaderProps) {
  const { open } = useMapper()

  return (
    <PageHeader
      title="Fields & mapping"
      hasLine={false}
      note={<VersionNote />}
      actions={
        <>
          <span className="md:hidden">
            <VersionTag />
          </span>
          {connections.length > 1 ? (
            <span className="max-md:hidden">
              <ConnectionSelect connections={connections} onConnectionChange={onConnectionChange} />
            </span>
          ) : null}
          <Button size="sm" variant="ghost" icon={<History />} className="max-md:hidden" onClick={() => open({ kind: 'versions' })}>
            Versions
          </Button>
          <Button size="sm" icon={<Plus />} className="max-md:hidden" onClick={() => open({ kind: 'add-field' })}>
            Add field
          </Button>
          <MapperMenu connections={connections} />
        </>
      }
    />
  )
}

/** Two accounts of one name are told apart by what they talk to. */
export function ConnectionSelect({ connections, onConnectionChange }: MapperHeaderProps) {
  const { ref } = useMapper()

  return (
    <Select
      size="sm"
      label="Connection"
      value={ref.connectionId}
      onValueChange={onConnectionChange}
      options={connections.map(({ id, name, environment, state }) => ({
        value: id,
        label: name,
        help: state === 'Disconnected' ? `${environmentWords[environment].tag}, disconnected` : environmentWords[environment].tag,
      }))}
      className="max-w-48 max-md:max-w-none"
    />
  )
}

function VersionTag() {
  const { draft, mapping } = useMapper()
  const { number } = mapping.version

  return <Tag>{draft.draft ? `Draft of version ${number + 1}` : `Version ${number}`}</Tag>
}

function VersionNote() {
  const { draft, mapping } = useMapper()
  const { timeZone } = useOrganization()
  const author = describeAuthor({ version: mapping.version, timeZone, now: useNow() })

  return (
    <span className="flex min-w-0 items-center gap-2 text-12">
      <VersionTag />
      <span className="truncate">{draft.draft ? `Version ${mapping.version.number} is live, ${author}` : author}</span>
    </span>
  )
}

function MapperMenu({ connections }: { connections: readonly Connection[] }) {
  const { ref, open, draft, isReadOnly, readFieldsAgain } = useMapper()
  const { exportMapping } = useExportMapping(ref)

  return (
    <Menu trigger={<IconButton size="sm" label="More for the mapping" icon={<Ellipsis />} />}>
      <span className="contents md:hidden">
        <MenuItem icon={<Plus />} onSelect={() => open({ kind: 'add-field' })}>
          Add field…
        </MenuItem>
        <MenuItem icon={<History />} onSelect={() => open({ kind: 'versions' })}>
          Versions
        </MenuItem>
      </span>
      <MenuItem icon={<ArrowDownUp />} onSelect={() => open({ kind: 'arrange' })}>
        Arrange fields…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Download />} onSelect={exportMapping}>
        {draft.draft ? 'Export live version' : 'Export'}
      </MenuItem>
      {isReadOnly ? null : (
        <>
          <MenuItem icon={<Upload />} onSelect={() => open({ kind: 'import' })}>
            Import…
          </MenuItem>
          {connections.length > 1 ? (
            <MenuItem icon={<Copy />} onSelect={() => open({ kind: 'copy' })}>
              Copy from another connection…
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem icon={<RefreshCw />} onSelect={readFieldsAgain}>
            Read Ashby’s fields again
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
