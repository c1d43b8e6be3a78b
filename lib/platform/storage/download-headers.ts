import { FILE_KINDS, findKindByMediaType } from './file-kinds.ts'

export type DownloadHeadersInput = { name: string; mediaType: string /** Null for what is made while it is sent. */; bytes: number | null }

/** Kinds that a browser draws without running anything in them. */
const INLINE_MEDIA_TYPES: readonly string[] = [FILE_KINDS.png.mediaType, FILE_KINDS.jpeg.mediaType, FILE_KINDS.webp.mediaType]
const INLINE_CACHE_SECONDS = 3600

/**
 * The headers of a file that is given out to be saved: never shown in our origin, never guessed at, kept in no cache.
 * A media type that nobody can upload is given out as bytes.
 */
export function createDownloadHeaders({ name, mediaType, bytes }: DownloadHeadersInput): Headers {
  return new Headers({
    ...createGuardHeaders(bytes),
    'content-type': describeMediaType(mediaType),
    'content-disposition': `attachment; filename="${toAscii(name)}"; filename*=UTF-8''${encodeExtendedValue(name)}`,
    'cache-control': 'private, no-store',
  })
}

/** The same for an image that a page shows, such as a logo. Throws for everything that is not PNG, JPEG or WebP. */
export function createInlineImageHeaders({ mediaType, bytes }: { mediaType: string; bytes: number }): Headers {
  if (!INLINE_MEDIA_TYPES.includes(mediaType)) throw new Error(`${mediaType} is not shown inline.`)

  return new Headers({
    ...createGuardHeaders(bytes),
    'content-type': mediaType,
    'content-disposition': 'inline',
    'cache-control': `private, max-age=${INLINE_CACHE_SECONDS}`,
  })
}

function createGuardHeaders(bytes: number | null): Record<string, string> {
  return {
    ...(bytes === null ? {} : { 'content-length': String(bytes) }),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  }
}

function describeMediaType(mediaType: string): string {
  const kind = findKindByMediaType(mediaType)
  if (!kind) return 'application/octet-stream'

  return FILE_KINDS[kind].isText ? `${mediaType}; charset=utf-8` : mediaType
}

/** For programs that know only the old form: one `_` for each character that could end the quotes or is not ASCII. */
function toAscii(name: string): string {
  return name.replace(/[^\x20-\x7E]|["\\%]/gu, '_')
}

/** RFC 8187: what `encodeURIComponent` leaves, less four characters that are not allowed there. */
function encodeExtendedValue(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
