import type { SourceListEntry } from '#lib/sources/source.ts'
import type { AshbyAnswer, AshbyClient } from './client.ts'

const PAGE_SIZE = 100

export type AccountLists = Partial<Record<'department' | 'location' | 'job' | 'closeReason', SourceListEntry[]>>

/**
 * Lists of the account that open jobs are matched with, archived entries included: what was matched stays nameable. A list that the key may
 * not read is not there. A call for each hundred entries.
 * @throws AshbyError
 */
export async function readAccountLists({
  client,
  can,
}: {
  client: AshbyClient
  can: (permission: 'organization:read' | 'jobs:read' | 'hiringProcessMetadata:read') => boolean
}): Promise<AccountLists> {
  const lists: AccountLists = {}
  if (can('organization:read')) {
    lists.department = await readDepartments(client)
    lists.location = await readLocations(client)
  }
  if (can('jobs:read')) lists.job = await readJobs(client)
  if (can('hiringProcessMetadata:read')) lists.closeReason = await readCloseReasons(client)

  return lists
}

async function readDepartments(client: AshbyClient): Promise<SourceListEntry[]> {
  const found = await readAll((page) => client.call('department.list', { ...page, includeArchived: true }))

  return found.map(({ id, name, parentId, isArchived }) => toEntry({ id, name, parentId, isArchived }))
}

async function readLocations(client: AshbyClient): Promise<SourceListEntry[]> {
  const found = await readAll((page) => client.call('location.list', { ...page, includeArchived: true }))

  return found.map(({ id, name, parentLocationId, isArchived }) => toEntry({ id, name, parentId: parentLocationId, isArchived }))
}

async function readJobs(client: AshbyClient): Promise<SourceListEntry[]> {
  const found = await readAll((page) => client.call('job.list', { ...page, status: ['Draft', 'Open', 'Closed', 'Archived'] }))

  return found.map(({ id, title, status }) => toEntry({ id, name: title, isArchived: status === 'Archived' || status === 'Closed' }))
}

async function readCloseReasons(client: AshbyClient): Promise<SourceListEntry[]> {
  const { results } = await client.call('closeReason.list', { includeArchived: true })

  return results.map(({ id, reasonText, isArchived }) => toEntry({ id, name: reasonText, isArchived }))
}

type Raw = { id: string; name: string | null | undefined; parentId?: string | null; isArchived: boolean | null | undefined }

function toEntry({ id, name, parentId = null, isArchived }: Raw): SourceListEntry {
  return { externalId: id, name: name?.trim() || 'Without a name', parentExternalId: parentId, isArchived: isArchived ?? false }
}

type Page = { limit: number; cursor?: string }
type ListAnswer<Item> = Pick<AshbyAnswer<'job.list'>, 'page'> & { results: Item[] }

async function readAll<Item>(readPage: (page: Page) => Promise<ListAnswer<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined

  for (;;) {
    const { results, page } = await readPage({ limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) })
    items.push(...results)
    // Documented to loop on moreDataAvailable; a missing cursor would list the first page for ever.
    if (!page.moreDataAvailable || !page.nextCursor) return items
    cursor = page.nextCursor
  }
}
