import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StoredFile } from '#sandbox/model.ts'
import { renderDocx } from './docx.ts'
import { renderPdf } from './pdf.ts'

/** How long Ashby's download addresses live is not published: short, so that nobody comes to rely on one. */
const URL_LIFE_MS = 10 * 60 * 1000

export type FileAddress = { accountId: string; fileId: string; expires: string; signature: string }

export function createFileUrl(input: { origin: string; accountId: string; fileId: string; secret: string }): string {
  const { origin, accountId, fileId, secret } = input
  const expires = String(Date.now() + URL_LIFE_MS)
  const signature = sign({ accountId, fileId, expires, secret })

  return `${origin}/files/${accountId}/${fileId}?expires=${expires}&signature=${signature}`
}

export function isAddressValid({ accountId, fileId, expires, signature, secret }: FileAddress & { secret: string }): boolean {
  const expected = Buffer.from(sign({ accountId, fileId, expires, secret }))
  const given = Buffer.from(signature)

  return expected.length === given.length && timingSafeEqual(expected, given) && Number(expires) > Date.now()
}

/** The bytes of a file, made when somebody asks for them. */
export function renderFile(file: StoredFile): Buffer {
  if (file.contentType === 'application/pdf') return renderPdf(file.lines)

  return file.contentType.includes('wordprocessingml') ? renderDocx(file.lines) : Buffer.from(file.lines.join('\n'))
}

function sign({ accountId, fileId, expires, secret }: Omit<FileAddress, 'signature'> & { secret: string }): string {
  return createHmac('sha256', secret).update(`${accountId}/${fileId}/${expires}`).digest('hex')
}
