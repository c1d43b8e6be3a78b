import type { Folder } from '#lib/domain/folders/contract.ts'
import type { PersonFile } from '#lib/domain/people/files/contract.ts'

export type FileGroup = { folder: Folder | null; files: PersonFile[] }

/** Documents by their folder, folders in their order, what has none at the end. Empty folders are left out. */
export function groupByFolder({ files, folders }: { files: readonly PersonFile[]; folders: readonly Folder[] }): FileGroup[] {
  const isKnown = (folderId: string | null) => folders.some(({ id }) => id === folderId)
  const groups = [
    ...folders.map((folder) => ({ folder, files: files.filter(({ folderId }) => folderId === folder.id) })),
    { folder: null, files: files.filter(({ folderId }) => !isKnown(folderId)) },
  ]

  return groups.filter((group) => group.files.length > 0)
}
