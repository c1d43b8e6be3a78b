'use client'

import { Download, Ellipsis, FileText, FolderInput, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildPersonFileHref } from '#components/source-files/file-queries.ts'
import { MoveFileDialog } from '#components/source-files/move-file-dialog.tsx'
import { RemoveFileDialog } from '#components/source-files/remove-file-dialog.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { Age, CalendarDate } from '#components/ui/time.tsx'
import type { Folder } from '#lib/domain/folders/contract.ts'
import { sourceFileWords } from '#lib/domain/new-hires/files/terms.ts'
import type { PersonFile } from '#lib/domain/people/files/contract.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

type PersonFileRowProps = { personId: string; file: PersonFile; folders: readonly Folder[]; now: string }

/** One document of a person: its name is the way to its bytes. */
export function PersonFileRow({ personId, file, folders, now }: PersonFileRowProps) {
  const { slug } = useOrganization()
  const [asked, setAsked] = useState<'move' | 'remove' | null>(null)
  const href = buildPersonFileHref({ slug, ownerId: personId, fileId: file.id })
  const close = () => setAsked(null)

  return (
    <li className="flex min-h-15 items-center gap-3 border-b border-line px-4 py-2 last:border-0 hover:bg-hover max-md:min-h-16">
      <FileText aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <a href={href} download dir="auto" title={file.name} className="block truncate rounded-sm text-left font-medium hover:underline">
          {file.name}
        </a>
        <FileFacts file={file} now={now} />
      </div>
      <a
        href={href}
        download
        aria-label={`Download ${file.name}`}
        title="Download"
        className={buttonStyle({ variant: 'ghost', size: 'sm', iconOnly: true })}
      >
        <Download />
      </a>
      <Menu trigger={<IconButton label={`More for ${file.name}`} size="sm" icon={<Ellipsis />} />}>
        <MenuItem icon={<FolderInput />} onSelect={() => setAsked('move')}>
          Move to folder…
        </MenuItem>
        <MenuItem icon={<Trash2 />} isDanger onSelect={() => setAsked('remove')}>
          Delete…
        </MenuItem>
      </Menu>
      {asked === 'move' ? <MoveFileDialog personId={personId} file={file} folders={folders} onClose={close} /> : null}
      <RemoveFileDialog personId={personId} file={file} isOpen={asked === 'remove'} onClose={close} />
    </li>
  )
}

function FileFacts({ file, now }: { file: PersonFile; now: string }) {
  const { timeZone } = useOrganization()
  const { kind, bytes, uploadedBy, replacedAt, createdAt } = file

  return (
    <p className="num truncate text-12 text-ink-3">
      {kind ? `${sourceFileWords[kind].one} from Ashby · ` : null}
      {formatBytes(bytes)}
      {uploadedBy ? (
        <>
          {' · '}
          <bdi>{uploadedBy}</bdi>
        </>
      ) : null}
      {' · '}
      {replacedAt ? (
        <>
          replaced <CalendarDate date={replacedAt.slice(0, 10)} isShort />
        </>
      ) : (
        <Age instant={createdAt} timeZone={timeZone} now={now} />
      )}
    </p>
  )
}
