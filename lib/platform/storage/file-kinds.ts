/** What may be uploaded at all; each use accepts some of it. What a browser would run, HTML and SVG, is never among them. */
export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'png' | 'jpeg' | 'webp' | 'csv' | 'txt'

type FileKindFacts = {
  /** As people call it. */
  label: string
  mediaType: string
  /** How names of such files end; the first is the usual one. */
  extensions: readonly [string, ...string[]]
  /** Text has no first bytes to tell it by. */
  isText: boolean
}

export const FILE_KINDS: Record<FileKind, FileKindFacts> = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'], isText: false },
  docx: {
    label: 'Word (.docx)',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    isText: false,
  },
  xlsx: {
    label: 'Excel (.xlsx)',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    isText: false,
  },
  pptx: {
    label: 'PowerPoint (.pptx)',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
    isText: false,
  },
  png: { label: 'PNG', mediaType: 'image/png', extensions: ['png'], isText: false },
  jpeg: { label: 'JPEG', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], isText: false },
  webp: { label: 'WebP', mediaType: 'image/webp', extensions: ['webp'], isText: false },
  csv: { label: 'CSV', mediaType: 'text/csv', extensions: ['csv'], isText: true },
  txt: { label: 'plain text', mediaType: 'text/plain', extensions: ['txt'], isText: true },
}

const kinds = Object.keys(FILE_KINDS) as FileKind[]

/** The kind whose names end so; null for all others. */
export function findKindByExtension(extension: string): FileKind | null {
  return kinds.find((kind) => FILE_KINDS[kind].extensions.includes(extension.toLowerCase())) ?? null
}

/** The kind of a media type; null for all others. */
export function findKindByMediaType(mediaType: string): FileKind | null {
  return kinds.find((kind) => FILE_KINDS[kind].mediaType === mediaType) ?? null
}
