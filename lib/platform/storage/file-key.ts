declare const fileKeyBrand: unique symbol

/** Names a file in the storage. Only `createFileKey` makes one, so that no path and no bucket address is ever built from what somebody typed. */
export type FileKey = string & { readonly [fileKeyBrand]: true }

/** The one folder, or key prefix, under which all files stand. */
export const FILES_FOLDER = 'documents'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `documents/<organization>/<id>`. Throws for anything but UUIDs. */
export function createFileKey({ organizationId, id }: { organizationId: string; id: string }): FileKey {
  const parts = [organizationId.toLowerCase(), id.toLowerCase()]
  if (!parts.every((part) => UUID.test(part))) throw new Error('A file is named by two UUIDs and by nothing else.')

  return [FILES_FOLDER, ...parts].join('/') as FileKey
}
