'use client'

import { Download, Ellipsis, FileImage, FileSpreadsheet, FileText, type LucideIcon, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { DeleteDocumentDialog } from '#components/documents/delete-document-dialog.tsx'
import { RenameDocumentDialog } from '#components/documents/rename-document-dialog.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Document } from '#lib/domain/documents/contract.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** One document: its name is the way to its bytes. */
export function DocumentRow({ document }: { document: Document }) {
  const can = useCan()
  const now = useNow()
  const { slug, timeZone } = useOrganization()
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const Icon = chooseIcon(document.mediaType)
  const href = `/api/files/documents/${document.id}?organization=${encodeURIComponent(slug)}`

  return (
    <li className="flex min-h-15 items-center gap-3 border-b border-line px-4 py-2 last:border-0 hover:bg-hover max-md:min-h-16">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <a href={href} download dir="auto" title={document.name} className="block truncate rounded-sm font-medium hover:underline">
          {document.name}
        </a>
        <p className="num truncate text-12 text-ink-3">
          {formatBytes(document.bytes)}
          {document.uploadedBy ? (
            <>
              {' · '}
              <bdi>{document.uploadedBy}</bdi>
            </>
          ) : null}
          {' · '}
          <Age instant={document.createdAt} timeZone={timeZone} now={now} />
        </p>
      </div>
      <a
        href={href}
        download
        aria-label={`Download ${document.name}`}
        title="Download"
        className={buttonStyle({ variant: 'ghost', size: 'sm', iconOnly: true })}
      >
        <Download />
      </a>
      {can('documents.manage') ? (
        <Menu trigger={<IconButton label={`More for ${document.name}`} size="sm" icon={<Ellipsis />} />}>
          <MenuItem icon={<Pencil />} onSelect={() => setAsked('rename')}>
            Rename…
          </MenuItem>
          <MenuItem icon={<Trash2 />} isDanger onSelect={() => setAsked('delete')}>
            Delete…
          </MenuItem>
        </Menu>
      ) : null}
      <RenameDocumentDialog document={document} isOpen={asked === 'rename'} onClose={() => setAsked(null)} />
      <DeleteDocumentDialog document={document} isOpen={asked === 'delete'} onClose={() => setAsked(null)} />
    </li>
  )
}

function chooseIcon(mediaType: string): LucideIcon {
  if (mediaType.startsWith('image/')) return FileImage

  return mediaType.includes('sheet') || mediaType === 'text/csv' ? FileSpreadsheet : FileText
}
