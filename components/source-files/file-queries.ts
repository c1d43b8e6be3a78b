import type { ApiUtils } from '#components/api/client.ts'

/** The documents of one new hire: the same in the browser and on the server. */
export function hireFilesOptions({ api, id }: { api: Pick<ApiUtils, 'hireFiles'>; id: string }) {
  return api.hireFiles.list.queryOptions({ input: { id } })
}

/** The documents of one person: the same in the browser and on the server. */
export function personFilesOptions({ api, id }: { api: Pick<ApiUtils, 'personFiles'>; id: string }) {
  return api.personFiles.list.queryOptions({ input: { id } })
}

type FileAddress = { slug: string; ownerId: string; fileId: string }

/** Where a document of a new hire is downloaded. A link sends no headers, so the organization stands in it. */
export function buildHireFileHref({ slug, ownerId, fileId }: FileAddress): string {
  return `/api/files/new-hires/${ownerId}/files/${fileId}?organization=${encodeURIComponent(slug)}`
}

/** Where a document of a person is downloaded. */
export function buildPersonFileHref({ slug, ownerId, fileId }: FileAddress): string {
  return `/api/files/people/${ownerId}/files/${fileId}?organization=${encodeURIComponent(slug)}`
}
