'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Folder as FolderIcon, FolderPlus, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { FolderDialog } from '#components/folders/folder-dialog.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Folder } from '#lib/domain/folders/contract.ts'

type FolderListProps = { folders: readonly Folder[]; canManage: boolean }

/** All folders by name: added, renamed, deleted. */
export function FolderList({ folders, canManage }: FolderListProps) {
  const [isAdding, setIsAdding] = useState(false)

  return (
    <Panel
      title="Folders"
      isFlush
      actions={
        canManage ? (
          <Button size="sm" icon={<FolderPlus />} onClick={() => setIsAdding(true)}>
            New folder
          </Button>
        ) : null
      }
    >
      {folders.length === 0 ? (
        <EmptyState kind="first-use" icon={<FolderIcon />} title="No folders yet">
          Folders keep the documents of each person apart, such as contracts and résumés.
        </EmptyState>
      ) : (
        <ul>
          {folders.map((folder) => (
            <FolderRow key={folder.id} folder={folder} canManage={canManage} />
          ))}
        </ul>
      )}
      {canManage ? <FolderDialog folder={null} isOpen={isAdding} onClose={() => setIsAdding(false)} /> : null}
    </Panel>
  )
}

function FolderRow({ folder, canManage }: { folder: Folder; canManage: boolean }) {
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)

  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-line px-4 py-1.5 last:border-0 max-md:min-h-13">
      <FolderIcon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <p dir="auto" title={folder.name} className="min-w-0 flex-1 truncate text-left">
        {folder.name}
      </p>
      {canManage ? (
        <Menu trigger={<IconButton label={`More for ${folder.name}`} size="sm" icon={<Ellipsis />} />}>
          <MenuItem icon={<Pencil />} onSelect={() => setAsked('rename')}>
            Rename…
          </MenuItem>
          <MenuItem icon={<Trash2 />} isDanger onSelect={() => setAsked('delete')}>
            Delete…
          </MenuItem>
        </Menu>
      ) : null}
      <FolderDialog key={folder.name} folder={folder} isOpen={asked === 'rename'} onClose={() => setAsked(null)} />
      <DeleteFolderDialog folder={folder} isOpen={asked === 'delete'} onClose={() => setAsked(null)} />
    </li>
  )
}

function DeleteFolderDialog({ folder, isOpen, onClose }: { folder: Folder; isOpen: boolean; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.folders.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.folders.key() })
        onClose()
        toast.success(`${folder.name} is deleted`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <>
          Delete the folder <bdi className="[overflow-wrap:anywhere]">{folder.name}</bdi>?
        </>
      }
      description="Its documents stay, without a folder. So do documents that would go there from now on."
      confirmLabel="Delete folder"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      onConfirm={() => remove.mutate({ id: folder.id })}
    />
  )
}
