import { FILE_KINDS, type FileKind } from '#lib/platform/storage/file-kinds.ts'

/** How large a document may be. */
export const DOCUMENT_BYTES_MAX = 5 * 1024 * 1024

/** What may be uploaded as a document. */
export const DOCUMENT_KINDS: readonly FileKind[] = ['pdf', 'docx', 'xlsx', 'pptx', 'png', 'jpeg', 'webp', 'csv', 'txt']

/** What a logo may be. Nothing in it runs, and candidates' browsers draw it. */
export const LOGO_KINDS: readonly FileKind[] = ['png', 'jpeg', 'webp']

/** How names of documents may end, for a file chooser: ".pdf,.docx". */
export const DOCUMENT_ENDINGS = DOCUMENT_KINDS.flatMap((kind) => FILE_KINDS[kind].extensions.map((extension) => `.${extension}`)).join(',')
