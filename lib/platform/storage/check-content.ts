import { fileTypeFromBuffer } from 'file-type'
import { fileError } from './file-error.ts'
import { FILE_KINDS, type FileKind, findKindByMediaType } from './file-kinds.ts'

/** Enough for the first entries of an Office file, which is an archive; all other kinds show themselves in the first few bytes. */
const HEAD_BYTES = 512 * 1024

/** Markup that a browser might take for a page, whatever the name says. */
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|html|head|body|script|style|iframe|svg|math|meta)\b/i

export type CheckContentInput = { body: AsyncIterable<Uint8Array>; kind: FileKind }

/**
 * Passes a file on while it is what its name says. The first bytes are held back until they were looked at; text is looked at to its end.
 * @throws AppError `file_empty`, `file_mismatch`.
 */
export async function* checkContent({ body, kind }: CheckContentInput): AsyncGenerator<Uint8Array> {
  const checkText = FILE_KINDS[kind].isText ? createTextCheck(kind) : null
  let held: Uint8Array[] | null = []
  let heldBytes = 0

  for await (const chunk of body) {
    checkText?.(chunk)
    if (!held) {
      yield chunk
      continue
    }
    held.push(chunk)
    heldBytes += chunk.byteLength
    if (heldBytes < HEAD_BYTES) continue
    yield await checkHead({ head: Buffer.concat(held), kind })
    held = null
  }

  checkText?.(null)
  if (held) yield await checkHead({ head: Buffer.concat(held), kind })
}

async function checkHead({ head, kind }: { head: Buffer; kind: FileKind }): Promise<Buffer> {
  if (head.byteLength === 0) throw fileError('file_empty', 'The file is empty. Choose another one.')

  // An archive that ends in the middle may end its reading with an error; then it is nothing we know.
  const sniffed = await fileTypeFromBuffer(head.subarray(0, HEAD_BYTES)).catch(() => undefined)
  const found = sniffed ? findKindByMediaType(sniffed.mime) : null

  if (FILE_KINDS[kind].isText) {
    if (found) throw mismatchError({ kind, found })
    if (
      MARKUP.test(
        head
          .subarray(0, HEAD_BYTES)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      )
    )
      throw mismatchError({ kind, found: null })
  } else if (found !== kind) throw mismatchError({ kind, found })

  return head
}

/**
 * Text is UTF-8 without control characters. What file-type says of its first bytes counts only for kinds we know: "BM", with which
 * a list of body mass indexes begins, is a bitmap to it.
 */
function createTextCheck(kind: FileKind): (chunk: Uint8Array | null) => void {
  const decoder = new TextDecoder('utf-8', { fatal: true })

  return (chunk) => {
    if (chunk?.some(isControlByte) || !decodes(decoder, chunk)) {
      throw fileError(
        'file_mismatch',
        `The file is named ${FILE_KINDS[kind].label}, but it is not text in UTF-8. Save it as UTF-8 and send it again.`,
      )
    }
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    decoder.decode(chunk ?? undefined, { stream: chunk !== null })

    return true
  } catch {
    return false
  }
}

/** Below a space there is nothing in text but tab (9), line ends (10 to 13). Bytes of a longer character are all above 127. */
function isControlByte(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32)
}

function mismatchError({ kind, found }: { kind: FileKind; found: FileKind | null }): Error {
  const inside = found ? `what is inside is ${FILE_KINDS[found].label}` : 'that is not what is inside'

  return fileError('file_mismatch', `By its name the file is ${FILE_KINDS[kind].label}, but ${inside}. Check the file and send it again.`)
}
